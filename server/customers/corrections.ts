import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { Failure } from '../lib/failure.ts';
import type { changeContact, changePhone, removeContact, removePhone } from './corrections.contract.ts';
import * as sql from './corrections.sql.ts';
import { areaCodeFor, isSamePhone, readContact, readPhone } from './customers.input.ts';
import type { CustomerFacts, StoredContact, StoredPhone } from './customers.sql.ts';
import { demoteFirstPhone, selectContacts, selectPhones } from './customers.sql.ts';
import { lockCustomer, refuse, tellOfChange } from './customers.ts';

// Phones and contacts that were written wrongly. What they were is in the audit trail.

/** Corrects a phone, or makes it the one to call first. Row A2. */
export async function correctPhone(ctx: Context, given: z.output<typeof changePhone.input>): Promise<void> {
  const { customer, phones, phone } = await openPhone(ctx, given);
  const failures: FieldFailure[] = [];
  const read =
    given.number === undefined ? phone : readPhone(given.number, await areaCodeFor(ctx), 'number', failures);
  refuse(failures);
  if (read === undefined) return;
  if (phones.some((each) => each.id !== phone.id && isSamePhone(each, read)))
    throw new Failure('conflict', 'customers.phoneThere', {}, 'number');
  const isFirst = given.isFirst ?? phone.isFirst;
  if (isFirst && !phone.isFirst) await demoteFirstPhone.run(ctx, { customerId: customer.id });
  const next = { ...phone, ...read, id: phone.id, isFirst };
  await sql.updatePhone.run(ctx, { ...next });
  await auditPhone(ctx, 'customers.changePhone', { customer, before: phone, after: next });
  await finish(ctx, customer, 'customers.phoneChanged', { before: phone.number, after: next.number });
}

/** Takes a phone away; the last one stays, for nobody could be reached any more. Row A2. */
export async function takePhoneAway(ctx: Context, given: z.output<typeof removePhone.input>): Promise<void> {
  const { customer, phones, phone } = await openPhone(ctx, given);
  const heir = phones.find((each) => each.id !== phone.id);
  if (heir === undefined) throw new Failure('conflict', 'customers.lastPhone');
  await sql.deletePhone.run(ctx, { id: phone.id });
  if (phone.isFirst) await sql.makeFirst.run(ctx, { id: heir.id });
  await auditPhone(ctx, 'customers.removePhone', { customer, before: phone, after: undefined });
  await finish(ctx, customer, 'customers.phoneRemoved', { number: phone.number });
}

/** Corrects a contact; what is left out stays. Row A2. */
export async function correctContact(
  ctx: Context,
  given: z.output<typeof changeContact.input>,
): Promise<void> {
  const { customer, contact } = await openContact(ctx, given);
  const failures: FieldFailure[] = [];
  const { name, role, number, extension, warning } = contact;
  const read = readContact(
    {
      name: given.name ?? name,
      role: given.role ?? role,
      number: given.number === undefined ? null : given.number,
    },
    await areaCodeFor(ctx),
    '',
    failures,
  );
  refuse(failures);
  const next = { ...read, ...(given.number === undefined && { number, extension, warning }), id: contact.id };
  await sql.updateContact.run(ctx, next);
  await audit(ctx, {
    action: 'customers.changeContact',
    kind: 'customer',
    id: customer.id,
    before: { contactId: contact.id, role },
    after: { contactId: contact.id, role: next.role },
    personalBefore: { name, number },
    personalAfter: { name: next.name, number: next.number },
  });
  await finish(ctx, customer, 'customers.contactChanged', { name: next.name });
}

/** Takes a contact away. Row A2. */
export async function takeContactAway(
  ctx: Context,
  given: z.output<typeof removeContact.input>,
): Promise<void> {
  const { customer, contact } = await openContact(ctx, given);
  await sql.deleteContact.run(ctx, { id: contact.id });
  await audit(ctx, {
    action: 'customers.removeContact',
    kind: 'customer',
    id: customer.id,
    before: { contactId: contact.id, role: contact.role },
    personalBefore: { name: contact.name, number: contact.number },
  });
  await finish(ctx, customer, 'customers.contactRemoved', { name: contact.name });
}

interface Mark {
  readonly id: string;
  readonly version: number;
}

export async function lockSeen(ctx: Context, { id, version }: Mark): Promise<CustomerFacts> {
  const customer = await lockCustomer(ctx, id);
  if (customer.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  return customer;
}

async function openPhone(ctx: Context, given: Mark & { readonly phoneId: string }) {
  const customer = await lockSeen(ctx, given);
  const phones = await selectPhones.all(ctx, { ids: [customer.id] });
  const phone = phones.find(({ id }) => id === given.phoneId);
  if (phone === undefined) throw new Failure('missing', 'customers.phoneMissing');
  return { customer, phones, phone };
}

async function openContact(
  ctx: Context,
  given: Mark & { readonly contactId: string },
): Promise<{ customer: CustomerFacts; contact: StoredContact }> {
  const customer = await lockSeen(ctx, given);
  const contacts = await selectContacts.all(ctx, { ids: [customer.id] });
  const contact = contacts.find(({ id }) => id === given.contactId);
  if (contact === undefined) throw new Failure('missing', 'customers.contactMissing');
  return { customer, contact };
}

interface PhoneChange {
  readonly customer: CustomerFacts;
  readonly before: StoredPhone;
  readonly after: StoredPhone | undefined;
}

async function auditPhone(ctx: Context, action: string, { customer, before, after }: PhoneChange) {
  const personal = ({ number, extension }: StoredPhone) => ({ number, extension });
  await audit(ctx, {
    action,
    kind: 'customer',
    id: customer.id,
    before: { phoneId: before.id, isFirst: before.isFirst },
    personalBefore: personal(before),
    ...(after && { after: { phoneId: after.id, isFirst: after.isFirst }, personalAfter: personal(after) }),
  });
}

async function finish(
  ctx: Context,
  { id }: CustomerFacts,
  kind: string,
  personal: Record<string, string>,
): Promise<void> {
  await sql.touchCustomer.run(ctx, { id, now: ctx.now });
  await tellOfChange(ctx, id, kind, personal);
}
