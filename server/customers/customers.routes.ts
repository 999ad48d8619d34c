import type { Context } from '../lib/context.ts';
import { serve } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import * as contracts from './customers.contract.ts';
import type { SiteView } from './customers.contract.ts';
import { findByPhone, listCustomers, readCustomerTimeline } from './customers.list.ts';
import { siteById, viewCustomer } from './customers.read.ts';
import { requireOffice } from './customers.scope.ts';
import { addContact, addPhone, addSite, changeCustomer, changeSite, registerCustomer } from './customers.ts';

export const customerRoutes = [
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
