import type { Context } from '../lib/context.ts';
import { serve } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import * as corrections from './corrections.contract.ts';
import { correctContact, correctPhone, takeContactAway, takePhoneAway } from './corrections.ts';
import * as contracts from './customers.contract.ts';
import type { SiteView } from './customers.contract.ts';
import { findByPhone, listCustomers, readCustomerTimeline } from './customers.list.ts';
import { siteById, viewCustomer } from './customers.read.ts';
import { requireOffice } from './customers.scope.ts';
import type { CustomerHolder } from './customers.ts';
import { addContact, addPhone, addSite, changeCustomer, changeSite, registerCustomer } from './customers.ts';
import { doublesOf, join } from './join.ts';

const correctionRoutes = [
  serve(corrections.changePhone, async (ctx, input) => {
    requireOffice(ctx);
    await correctPhone(ctx, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(corrections.removePhone, async (ctx, input) => {
    requireOffice(ctx);
    await takePhoneAway(ctx, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(corrections.changeContact, async (ctx, input) => {
    requireOffice(ctx);
    await correctContact(ctx, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(corrections.removeContact, async (ctx, input) => {
    requireOffice(ctx);
    await takeContactAway(ctx, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(corrections.listDoubles, async (ctx, { id }) => {
    requireOffice(ctx);
    return await doublesOf(ctx, id);
  }),
];

/** `holders` are the higher slices that keep something of customers. */
export const customerRoutes = (holders: readonly CustomerHolder[]) => [
  ...correctionRoutes,
  serve(corrections.joinCustomers, async (ctx, input) => {
    requireOffice(ctx);
    await join(ctx, holders, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(contracts.listCustomers, listCustomers),
  serve(contracts.findByPhone, findByPhone),
  serve(contracts.readCustomer, async (ctx, { id }) => {
    requireOffice(ctx);
    return await viewCustomer(ctx, id);
  }),
  serve(contracts.registerCustomer, async (ctx, input) => {
    requireOffice(ctx);
    const { id } = await registerCustomer(ctx, input);
    return await viewCustomer(ctx, id);
  }),
  serve(contracts.changeCustomer, async (ctx, input) => {
    requireOffice(ctx);
    await changeCustomer(ctx, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(contracts.addPhone, async (ctx, input) => {
    requireOffice(ctx);
    await addPhone(ctx, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(contracts.addSite, async (ctx, input) => {
    requireOffice(ctx);
    const { siteId } = await addSite(ctx, input);
    return await viewSite(ctx, siteId);
  }),
  serve(contracts.changeSite, async (ctx, input) => {
    requireOffice(ctx);
    await changeSite(ctx, input);
    return await viewSite(ctx, input.id);
  }),
  serve(contracts.addContact, async (ctx, input) => {
    requireOffice(ctx);
    await addContact(ctx, input);
    return await viewCustomer(ctx, input.id);
  }),
  serve(contracts.readCustomerTimeline, readCustomerTimeline),
];

async function viewSite(ctx: Context, id: string): Promise<SiteView> {
  const site = await siteById(ctx, id);
  if (site === undefined) throw new Failure('missing', 'customers.siteMissing');
  return site;
}
