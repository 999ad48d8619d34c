import type { Context } from '../lib/context.ts';
import { foldTight } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { StoredContact, StoredCustomer, StoredPhone, StoredSite } from './customers.sql.ts';
import * as sql from './customers.sql.ts';

// Customers are written many at a time: by one form, by a file of a hundred thousand, by makers. Columns go
// as arrays.

type Writing = Pick<Context, 'tx' | 'now'>;
export type NewCustomerRow = StoredCustomer & { readonly createdAt: Date };
export type NewPhoneRow = StoredPhone & { readonly createdAt: Date };

export interface NewRows {
  readonly customers: readonly NewCustomerRow[];
  readonly phones: readonly NewPhoneRow[];
  readonly sites: readonly StoredSite[];
  readonly contacts: readonly StoredContact[];
}

/** Ids for things that came together, so that sorted by id they keep the order in which they were typed. */
export function newIds(at: Date, count: number): string[] {
  return Array.from({ length: count }, () => newId(at.getTime())).toSorted();
}

/** Writes new rows; parents first. */
export async function insertRows(ctx: Writing, rows: NewRows): Promise<void> {
  const { customers, phones, sites, contacts } = rows;
  if (customers.length > 0) {
    await sql.insertCustomers.run(ctx, {
      ...customerColumns(customers),
      createdAts: customers.map((customer) => customer.createdAt),
    });
  }
  if (phones.length > 0) await sql.insertPhones.run(ctx, phoneColumns(phones));
  if (sites.length > 0) await sql.insertSites.run(ctx, { ...siteColumns(sites), now: ctx.now });
  if (contacts.length > 0) await sql.insertContacts.run(ctx, { ...contactColumns(contacts), now: ctx.now });
}

/** Writes what is now known of customers and sites; each gets a new version. */
export async function updateRows(
  ctx: Writing,
  rows: { readonly customers: readonly StoredCustomer[]; readonly sites: readonly StoredSite[] },
): Promise<void> {
  if (rows.customers.length > 0)
    await sql.updateCustomers.run(ctx, { ...customerColumns(rows.customers), now: ctx.now });
  if (rows.sites.length > 0) await sql.updateSites.run(ctx, siteColumns(rows.sites));
}

function customerColumns(customers: readonly StoredCustomer[]) {
  return {
    ids: customers.map((customer) => customer.id),
    kinds: customers.map((customer) => customer.kind),
    names: customers.map((customer) => customer.name),
    nameKeys: customers.map((customer) => foldTight(customer.name)),
    nationalIds: customers.map((customer) => customer.nationalId),
    companyIds: customers.map((customer) => customer.companyId),
    notes: customers.map((customer) => customer.note),
  };
}

function phoneColumns(phones: readonly NewPhoneRow[]) {
  return {
    ids: phones.map((phone) => phone.id),
    customerIds: phones.map((phone) => phone.customerId),
    numbers: phones.map((phone) => phone.number),
    extensions: phones.map((phone) => phone.extension),
    kinds: phones.map((phone) => phone.kind),
    firsts: phones.map((phone) => phone.isFirst),
    warnings: phones.map((phone) => phone.warning),
    createdAts: phones.map((phone) => phone.createdAt),
  };
}

function contactColumns(contacts: readonly StoredContact[]) {
  return {
    ids: contacts.map((contact) => contact.id),
    customerIds: contacts.map((contact) => contact.customerId),
    names: contacts.map((contact) => contact.name),
    roles: contacts.map((contact) => contact.role),
    numbers: contacts.map((contact) => contact.number),
    extensions: contacts.map((contact) => contact.extension),
    warnings: contacts.map((contact) => contact.warning),
  };
}

function siteColumns(sites: readonly StoredSite[]) {
  return {
    ids: sites.map((site) => site.id),
    customerIds: sites.map((site) => site.customerId),
    titles: sites.map((site) => site.title),
    provinceIds: sites.map((site) => site.provinceId),
    cityIds: sites.map((site) => site.cityId),
    districts: sites.map((site) => site.district),
    streets: sites.map((site) => site.street),
    alleys: sites.map((site) => site.alley),
    plaques: sites.map((site) => site.plaque),
    floors: sites.map((site) => site.floor),
    units: sites.map((site) => site.unit),
    landmarks: sites.map((site) => site.landmark),
    postalCodes: sites.map((site) => site.postalCode),
    latitudes: sites.map((site) => site.latitude),
    longitudes: sites.map((site) => site.longitude),
  };
}
