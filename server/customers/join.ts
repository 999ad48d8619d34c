import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { hint } from '../lib/live.ts';
import { removeSearchRow } from '../lib/search.ts';
import { tell } from '../lib/timeline.ts';
import type { joinCustomers, listDoubles } from './corrections.contract.ts';
import { lockSeen } from './corrections.ts';
import * as sql from './corrections.sql.ts';
import { CONTACTS_MAX, PHONES_MAX, SITES_MAX } from './customers.contract.ts';
import { isSamePhone } from './customers.input.ts';
import { viewCustomer } from './customers.read.ts';
import type { CustomerFacts } from './customers.sql.ts';
import { selectContacts, selectCustomers, selectPhones, selectSites } from './customers.sql.ts';
import { updateRows } from './customers.store.ts';
import type { CustomerHolder } from './customers.ts';
import { tellOfChange } from './customers.ts';

// Two customers who are one. Everything of the other moves in one transaction; he himself stays as a mark of where
// his things went, so that an old address still leads to them.

/** Who may be the same: a phone in common is a reason to look, the same name as well nearly always is one. Row A2. */
export async function doublesOf(ctx: Context, id: string): Promise<z.input<typeof listDoubles.output>> {
  if ((await selectCustomers.first(ctx, { ids: [id] })) === undefined)
    throw new Failure('missing', 'customers.missing');
  const found = await sql.selectDoubles.all(ctx, { id });
  const items = await Promise.all(
    found.map(async (row) => ({
      customer: await viewCustomer(ctx, row.id),
      alike: row.isNamesake ? (['phone', 'name'] as const) : (['phone'] as const),
    })),
  );
  return { items: items.map(({ customer, alike }) => ({ customer, alike: [...alike] })) };
}

/** Moves everything of the other customer to this one. Row A2. */
export async function join(
  ctx: Context,
  holders: readonly CustomerHolder[],
  input: z.output<typeof joinCustomers.input>,
): Promise<void> {
  const { id: keptId, otherId } = input;
  if (keptId === otherId) throw new Failure('invalid', 'customers.joinSelf', {}, 'otherId');
  const marks = [
    { id: keptId, version: input.version },
    { id: otherId, version: input.otherVersion },
  ].toSorted((one, two) => (one.id < two.id ? -1 : 1));
  const locked: CustomerFacts[] = [];
  for (const mark of marks) locked.push(await lockSeen(ctx, mark));
  const kept = locked.find(({ id }) => id === keptId);
  const other = locked.find(({ id }) => id === otherId);
  if (kept === undefined || other === undefined) throw new Failure('missing', 'customers.missing');
  requireOneIdentity(kept, other);
  await requireRoom(ctx, keptId, otherId);

  const ids = { keptId, otherId };
  await sql.setJoined.run(ctx, { id: otherId, keptId, now: ctx.now });
  const next = {
    ...kept,
    nationalId: kept.nationalId ?? other.nationalId,
    companyId: kept.companyId ?? other.companyId,
    note: [kept.note, other.note].filter((note) => note !== '').join('\n'),
  };
  await updateRows(ctx, { customers: [next], sites: [] });
  const moved: Record<string, readonly string[]> = {
    sites: idsOf(await sql.moveSites.all(ctx, ids)),
    contacts: idsOf(await sql.moveContacts.all(ctx, ids)),
    sharedPhones: idsOf(await sql.dropSharedPhones.all(ctx, ids)),
    phones: idsOf(await sql.movePhones.all(ctx, ids)),
  };
  for (const holder of holders) moved[holder.name] = await holder.follow(ctx, ids);

  await audit(ctx, {
    action: 'customers.join',
    kind: 'customer',
    id: keptId,
    before: { otherId, version: kept.version, otherVersion: other.version },
    after: moved,
    personalBefore: { kept: personalOf(kept), other: personalOf(other) },
    personalAfter: personalOf(next),
  });
  await removeSearchRow(ctx, 'customer', otherId);
  await tell(ctx, {
    subject: otherId,
    kind: 'customers.joinedInto',
    audience: ['office'],
    personal: { name: kept.name },
  });
  await tellOfChange(ctx, keptId, 'customers.joined', { name: other.name });
  hint(ctx, { topic: 'customer', id: otherId });
  hint(ctx, { topic: 'device', id: keptId });
  hint(ctx, { topic: 'request', id: keptId });
}

/** Two numbers of identity are two people, whatever their phones say. */
function requireOneIdentity(kept: CustomerFacts, other: CustomerFacts): void {
  for (const field of ['nationalId', 'companyId'] as const) {
    if (kept[field] !== null && other[field] !== null)
      throw new Failure('conflict', 'customers.twoIdentities', {}, 'otherId');
  }
}

async function requireRoom(ctx: Context, keptId: string, otherId: string): Promise<void> {
  const ids = [keptId, otherId];
  const [phones, sites, contacts] = await Promise.all([
    selectPhones.all(ctx, { ids }),
    selectSites.all(ctx, { ids }),
    selectContacts.all(ctx, { ids }),
  ]);
  const distinct = phones.filter((phone, at) => phones.findIndex((each) => isSamePhone(each, phone)) === at);
  if (distinct.length > PHONES_MAX)
    throw new Failure('conflict', 'customers.tooManyPhones', { max: PHONES_MAX });
  if (sites.length > SITES_MAX) throw new Failure('conflict', 'customers.tooManySites', { max: SITES_MAX });
  if (contacts.length > CONTACTS_MAX)
    throw new Failure('conflict', 'customers.tooManyContacts', { max: CONTACTS_MAX });
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function personalOf({ name, nationalId, companyId, note }: CustomerFacts) {
  return { name, nationalId, companyId, note };
}
