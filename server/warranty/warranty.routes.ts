import type { Route } from '../lib/endpoint.ts';
import { serve, servePublic } from '../lib/endpoint.ts';
import { activate, sendActivationCode } from './activation.ts';
import { changePolicy, listPolicies, makePolicy } from './policies.ts';
import { addWarrantyEvent } from './registration-events.ts';
import { listRegistrations, registerWarranty } from './registrations.ts';
import * as policies from './policy.contract.ts';
import * as pages from './public-warranty.contract.ts';
import { publicWarranty } from './public-warranty.ts';
import * as contracts from './warranty.contract.ts';
import { requireOffice } from './warranty.scope.ts';
import { checkCoverage } from './warranty.ts';

/** Serials can be walked: thirty a minute are a shop with its cards, not a machine. */
const CHECK_RATE = { max: 30, perMs: 60_000 };
const ACTIVATION_RATE = { max: 10, perMs: 60_000 };

export function warrantyRoutes(publicUrl: string): readonly Route[] {
  return [
    ...routes,
    servePublic(pages.activateWarranty, (ctx, ask) => activate(ctx, ask, publicUrl), ACTIVATION_RATE),
  ];
}

const routes: readonly Route[] = [
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
  servePublic(pages.checkPublicWarranty, publicWarranty, CHECK_RATE),
  servePublic(pages.askActivationCode, sendActivationCode, ACTIVATION_RATE),
];
