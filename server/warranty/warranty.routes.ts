import { serve } from '../lib/endpoint.ts';
import { changePolicy, listPolicies, makePolicy } from './policies.ts';
import { addWarrantyEvent } from './registration-events.ts';
import { listRegistrations, registerWarranty } from './registrations.ts';
import * as policies from './policy.contract.ts';
import * as contracts from './warranty.contract.ts';
import { requireOffice } from './warranty.scope.ts';
import { checkCoverage } from './warranty.ts';

export const warrantyRoutes = [
  serve(policies.listPolicies, listPolicies),
  serve(policies.makePolicy, makePolicy),
  serve(policies.changePolicy, changePolicy),
  serve(contracts.listRegistrations, async (ctx, input) => {
    requireOffice(ctx);
    return await listRegistrations(ctx, input);
  }),
  serve(contracts.registerWarranty, async (ctx, input) => {
    requireOffice(ctx);
    return await registerWarranty(ctx, input);
  }),
  serve(contracts.addWarrantyEvent, async (ctx, input) => {
    requireOffice(ctx);
    return await addWarrantyEvent(ctx, input);
  }),
  serve(contracts.checkCoverage, checkCoverage),
];
