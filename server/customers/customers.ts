import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { Failure } from '../lib/failure.ts';
import { cleanText } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { announce } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { tell } from '../lib/timeline.ts';
import type { NewCustomer, NewSite } from './customers.contract.ts';
import { CONTACTS_MAX, PHONES_MAX, SITES_MAX } from './customers.contract.ts';
import { customersChanged, customersRegistered } from './customers.events.ts';
import { areaCodeFor, isSamePhone, readContact, readPhone, readPhones, readSite } from './customers.input.ts';
import { writeCustomerWords } from './customers.search.ts';
import type { CustomerFacts, StoredCustomer, StoredSite } from './customers.sql.ts';
import * as sql from './customers.sql.ts';
import { insertRows, newIds, updateRows } from './customers.store.ts';

// The verbs of this slice and its door for the slices above it. Doors ask nobody's permission: their callers
// do.

export type { CustomerBrief, SiteView } from './customers.contract.ts';
export { siteLine } from './site-line.ts';
export { customerById, customersByPhone, holdCustomer, phonesOf, siteById } from './customers.read.ts';

/**
 * Where a caller nests the fields in its own input, and the area code of the agency that asks, if one does.
 */
export interface Typed {
  readonly at?: string;
  readonly areaCode?: string | null;
}

/** Registers a customer with phones, and a site and contacts if they are known. Row A2. */
export async function registerCustomer(
  ctx: Context,
  given: NewCustomer,
  { at = '', areaCode }: Typed = {},
): Promise<{ id: string; siteId: string | null }> {
  const failures: FieldFailure[] = [];
  const localCode = await areaCodeFor(ctx, areaCode);
  const id = newId(ctx.now.getTime());
  const createdAt = ctx.now;
  const phones = readPhones(given.phones, localCode, at, failures);
  const contacts = (given.contacts ?? []).map((contact, place) =>
    readContact(contact, localCode, `${at}contacts.${place}.`, failures),
  );
  const site =
    given.site &&
    (await readSite(
      ctx,
      given.site,
      { id: newId(createdAt.getTime()), customerId: id },
      `${at}site.`,
      failures,
    ));
  refuse(failures);

  const customer = {
    id,
    kind: given.kind,
    name: cleanText(given.name),
    nationalId: given.nationalId ?? null,
    companyId: given.companyId ?? null,
    note: given.note ?? '',
  };
  const phoneIds = newIds(createdAt, phones.length);
  const contactIds = newIds(createdAt, contacts.length);
  await insertRows(ctx, {
    customers: [{ ...customer, createdAt }],
    phones: phones.map((phone, place) => ({
      ...phone,
      id: phoneIds[place] ?? '',
      customerId: id,
      isFirst: place === 0,
      createdAt,
    })),
    sites: site === undefined ? [] : [site],
    contacts: contacts.map((contact, place) => ({ ...contact, id: contactIds[place] ?? '', customerId: id })),
  });
  await audit(ctx, {
    action: 'customers.register',
    kind: 'customer',
    id,
    after: { kind: customer.kind, siteId: site?.id ?? null },
    personalAfter: { ...personalOf(customer), phones, ...(site && { site }), contacts },
  });
  await tell(ctx, {
    subject: id,
    kind: 'customers.registered',
    audience: ['office'],
    personal: { name: customer.name },
  });
  await announce(ctx, customersRegistered, { customerIds: [id] });
  await writeCustomerWords(ctx, [id]);
  hint(ctx, { topic: 'customer', id });
  return { id, siteId: site?.id ?? null };
}

/** Changes who a customer is; what is left out stays. Row A2. */
export async function changeCustomer(
  ctx: Context,
  change: { readonly id: string; readonly version: number } & {
    readonly [field in 'kind' | 'name' | 'nationalId' | 'companyId' | 'note']?:
      | StoredCustomer[field]
      | undefined;
  },
): Promise<void> {
  const known = await lockCustomer(ctx, change.id);
  if (known.version !== change.version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const next = {
    id: known.id,
    kind: change.kind ?? known.kind,
    name: change.name === undefined ? known.name : cleanText(change.name),
    nationalId: change.nationalId === undefined ? known.nationalId : change.nationalId,
    companyId: change.companyId === undefined ? known.companyId : change.companyId,
    note: change.note ?? known.note,
  };
  await updateRows(ctx, { customers: [next], sites: [] });
  await audit(ctx, {
    action: 'customers.change',
    kind: 'customer',
    id: known.id,
    before: { kind: known.kind },
    after: { kind: next.kind },
    personalBefore: personalOf(known),
    personalAfter: personalOf(next),
  });
  await tellOfChange(ctx, known.id, next.name === known.name ? 'customers.changed' : 'customers.renamed', {
    before: known.name,
    after: next.name,
  });
}

/** Adds a phone; others may have the same one, this customer only once. Row A2. */
export async function addPhone(
  ctx: Context,
  given: { readonly id: string; readonly number: string; readonly isFirst: boolean },
  { at = '', areaCode }: Typed = {},
): Promise<void> {
  const customer = await lockCustomer(ctx, given.id);
  const failures: FieldFailure[] = [];
  const phone = readPhone(given.number, await areaCodeFor(ctx, areaCode), `${at}number`, failures);
  refuse(failures);
  if (phone === undefined) return;
  const known = await sql.selectPhones.all(ctx, { ids: [customer.id] });
  if (known.some((each) => isSamePhone(each, phone)))
    throw new Failure('conflict', 'customers.phoneThere', {}, `${at}number`);
  if (known.length >= PHONES_MAX)
    throw new Failure('conflict', 'customers.tooManyPhones', { max: PHONES_MAX }, `${at}number`);
  const isFirst = given.isFirst || known.length === 0;
  if (isFirst) await sql.demoteFirstPhone.run(ctx, { customerId: customer.id });
  const row = {
    ...phone,
    id: newId(ctx.now.getTime()),
    customerId: customer.id,
    isFirst,
    createdAt: ctx.now,
  };
  await insertRows(ctx, { customers: [], phones: [row], sites: [], contacts: [] });
  await audit(ctx, {
    action: 'customers.addPhone',
    kind: 'customer',
    id: customer.id,
    after: { phoneId: row.id, isFirst },
    personalAfter: { ...phone },
  });
  await tellOfChange(ctx, customer.id, 'customers.phoneAdded', { number: phone.number });
}

/** Adds a place where devices of the customer stand. Row A2. */
export async function addSite(
  ctx: Context,
  { id, ...given }: NewSite & { readonly id: string },
  { at = '' }: Typed = {},
): Promise<{ siteId: string }> {
  const customer = await lockCustomer(ctx, id);
  const failures: FieldFailure[] = [];
  const site = await readSite(ctx, given, { id: newId(ctx.now.getTime()), customerId: id }, at, failures);
  refuse(failures);
  const { length: count } = await sql.selectSites.all(ctx, { ids: [id] });
  if (count >= SITES_MAX) throw new Failure('conflict', 'customers.tooManySites', { max: SITES_MAX });
  await insertRows(ctx, { customers: [], phones: [], sites: [site], contacts: [] });
  await audit(ctx, {
    action: 'customers.addSite',
    kind: 'customer',
    id: customer.id,
    after: { siteId: site.id },
    personalAfter: { ...site },
  });
  await tellOfChange(ctx, id, 'customers.siteAdded', { place: placeOf(site) });
  return { siteId: site.id };
}

/** Changes an address; what is left out stays. Row A2. */
export async function changeSite(
  ctx: Context,
  { id, version, ...given }: NewSite & { readonly id: string; readonly version: number },
  { at = '' }: Typed = {},
): Promise<void> {
  const found = await sql.selectSite.first(ctx, { id });
  if (found === undefined) throw new Failure('missing', 'customers.siteMissing');
  await lockCustomer(ctx, found.customerId);
  const { version: knownVersion, ...known } = await sql.lockSite.one(ctx, { id });
  if (knownVersion !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const failures: FieldFailure[] = [];
  const site = await readSite(ctx, given, known, at, failures);
  refuse(failures);
  await updateRows(ctx, { customers: [], sites: [site] });
  await audit(ctx, {
    action: 'customers.changeSite',
    kind: 'customer',
    id: site.customerId,
    after: { siteId: id },
    personalBefore: { ...known },
    personalAfter: { ...site },
  });
  await tellOfChange(ctx, site.customerId, 'customers.siteChanged', { place: placeOf(site) });
}

type NewContact = NonNullable<NewCustomer['contacts']>[number];

/** Adds a person who speaks for the customer. Row A2. */
export async function addContact(
  ctx: Context,
  { id, ...given }: NewContact & { readonly id: string },
  { at = '', areaCode }: Typed = {},
): Promise<void> {
  const customer = await lockCustomer(ctx, id);
  const failures: FieldFailure[] = [];
  const contact = {
    ...readContact(given, await areaCodeFor(ctx, areaCode), at, failures),
    id: newId(ctx.now.getTime()),
    customerId: customer.id,
  };
  refuse(failures);
  const { length: count } = await sql.selectContacts.all(ctx, { ids: [id] });
  if (count >= CONTACTS_MAX)
    throw new Failure('conflict', 'customers.tooManyContacts', { max: CONTACTS_MAX });
  await insertRows(ctx, { customers: [], phones: [], sites: [], contacts: [contact] });
  const { name, role, number } = contact;
  await audit(ctx, {
    action: 'customers.addContact',
    kind: 'customer',
    id,
    after: { contactId: contact.id, role },
    personalAfter: { name, number },
  });
  await tellOfChange(ctx, id, 'customers.contactAdded', { name });
}

/** What a higher slice keeps of customers, and how it follows when two become one; answers the ids that moved. */
export interface CustomerHolder {
  readonly name: string;
  readonly follow: (ctx: Context, ids: { otherId: string; keptId: string }) => Promise<readonly string[]>;
}

export async function lockCustomer(ctx: Context, id: string): Promise<CustomerFacts> {
  const customer = await sql.lockCustomers.first(ctx, { ids: [id] });
  if (customer === undefined) throw new Failure('missing', 'customers.missing');
  if (customer.joinedIntoId !== null) throw new Failure('conflict', 'customers.joinedMeanwhile');
  return customer;
}

export async function tellOfChange(
  ctx: Context,
  id: string,
  kind: string,
  personal: Record<string, string>,
): Promise<void> {
  await tell(ctx, { subject: id, kind, audience: ['office'], personal });
  await announce(ctx, customersChanged, { customerIds: [id] });
  await writeCustomerWords(ctx, [id]);
  hint(ctx, { topic: 'customer', id });
}

export function refuse(failures: readonly FieldFailure[]): void {
  if (failures.length > 0) throw new Failure('invalid', 'lib.invalid', {}, failures);
}

function personalOf({ name, nationalId, companyId, note }: StoredCustomer): Record<string, unknown> {
  return { name, nationalId, companyId, note };
}

/** What tells one site of a customer from another in a sentence. */
function placeOf(site: StoredSite): string {
  return [site.title, site.district, site.street].find((part) => part !== '') ?? '';
}
