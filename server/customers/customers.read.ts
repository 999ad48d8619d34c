import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { parsePostalCode } from '../lib/identity-numbers.ts';
import type { ContactView, CustomerBrief, CustomerView, PhoneView, SiteView } from './customers.contract.ts';
import { customerMoves } from './customers.contract.ts';
import type { CustomerFacts, SiteFacts } from './customers.sql.ts';
import * as sql from './customers.sql.ts';
import { siteLine } from './site-line.ts';

// Customers as they are read: facts, phones, sites and contacts put together, a whole page in four
// statements.

type Reading = Pick<Context, 'tx'>;

export interface WholeCustomer extends CustomerFacts {
  readonly phones: readonly PhoneView[];
  readonly sites: readonly SiteView[];
  readonly contacts: readonly ContactView[];
}

const BY_PHONE_MAX = 20;

/** Everybody with exactly this phone (E.164) as his own or a contact's, newest first, at most 20. Row A2. */
export async function customersByPhone(ctx: Reading, number: string): Promise<CustomerBrief[]> {
  const found = await sql.selectIdsByNumber.all(ctx, { number, limit: BY_PHONE_MAX });
  return (
    await wholeCustomers(
      ctx,
      found.map((row) => row.id),
    )
  ).map(briefOf);
}

/** The phones of a customer alone, the first to call first: what a list beside his name needs. */
export async function phonesOf(ctx: Reading, customerId: string): Promise<string[]> {
  return (await sql.selectPhones.all(ctx, { ids: [customerId] })).map((phone) => phone.number);
}

/** One customer, or undefined; who was found to be another is none. The caller decides whether its actor may know him. */
export async function customerById(ctx: Reading, id: string): Promise<CustomerBrief | undefined> {
  const [whole] = await wholeCustomers(ctx, [id]);
  return whole?.joinedIntoId === null ? briefOf(whole) : undefined;
}

/**
 * Keeps a customer from being joined with another until the command ends, and refuses who was: from a screen that
 * was opened before, nothing new becomes his. Who is unknown is the caller's to refuse. Row A2.
 */
export async function holdCustomer(ctx: Reading, id: string): Promise<void> {
  const held = await sql.holdCustomer.first(ctx, { id });
  if (held !== undefined && held.joinedIntoId !== null)
    throw new Failure('conflict', 'customers.joinedMeanwhile', {}, 'customerId');
}

/** One site, or undefined. */
export async function siteById(ctx: Reading, id: string): Promise<SiteView | undefined> {
  const site = await sql.selectSite.first(ctx, { id });
  return site && siteView(site);
}

/** A customer as the head office's screen shows him; an old address leads to whom he was found to be. */
export async function viewCustomer(ctx: Context, id: string): Promise<CustomerView> {
  const [whole] = await wholeCustomers(ctx, [id]);
  if (whole === undefined) throw new Failure('missing', 'customers.missing');
  if (whole.joinedIntoId !== null) return await viewCustomer(ctx, whole.joinedIntoId);
  const { nationalId, companyId, note, contacts, createdAt, changedAt } = whole;
  return {
    ...briefOf(whole),
    nationalId,
    companyId,
    note,
    contacts: [...contacts],
    createdAt,
    changedAt,
    moves: can(ctx, 'customer.write') ? [...customerMoves] : [],
  };
}

/** Customers with all that belongs to them, newest first; at most 1,000. */
export async function wholeCustomers(ctx: Reading, ids: readonly string[]): Promise<WholeCustomer[]> {
  if (ids.length === 0) return [];
  const [facts, phones, sites, contacts] = await Promise.all([
    sql.selectCustomers.all(ctx, { ids }),
    sql.selectPhones.all(ctx, { ids }),
    sql.selectSites.all(ctx, { ids }),
    sql.selectContacts.all(ctx, { ids }),
  ]);
  const phonesOf = Map.groupBy(phones, (phone) => phone.customerId);
  const sitesOf = Map.groupBy(sites, (site) => site.customerId);
  const contactsOf = Map.groupBy(contacts, (contact) => contact.customerId);
  return facts.map((customer) => ({
    ...customer,
    phones: (phonesOf.get(customer.id) ?? []).map(({ customerId: _, ...phone }) => phone),
    sites: (sitesOf.get(customer.id) ?? []).map(siteView),
    contacts: (contactsOf.get(customer.id) ?? []).map(({ customerId: _, ...contact }) => contact),
  }));
}

function siteView(site: SiteFacts): SiteView {
  const isPostalCodeOdd = site.postalCode !== '' && parsePostalCode(site.postalCode) === undefined;
  return { ...site, isPostalCodeOdd, line: siteLine(site) };
}

function briefOf({ id, kind, name, phones, sites, version }: WholeCustomer): CustomerBrief {
  return { id, kind, name, phones: [...phones], sites: [...sites], version };
}
