import { serve } from '../lib/endpoint.ts';
import { changePolicy, listPolicies, makePolicy } from './policies.ts';
import { addWarrantyEvent } from './registration-events.ts';
import { listRegistrations, registerWarranty } from './registrations.ts';
import * as contracts from './warranty.contract.ts';
import { requireOffice } from './warranty.scope.ts';
import { checkCoverage } from './warranty.ts';

export const warrantyRoutes = [
  serve(contracts.listPolicies, listPolicies),
  serve(contracts.makePolicy, makePolicy),
  serve(contracts.changePolicy, changePolicy),
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
