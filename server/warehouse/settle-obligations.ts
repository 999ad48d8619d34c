import { partPricesOn, partsByIds } from '../catalog/catalog.ts';
import { post, reverse } from '../ledger/ledger.ts';
import type { NewLine } from '../ledger/ledger.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { hint } from '../lib/live.ts';
import { amountTimes } from '../lib/money.ts';
import { carry, ends, writeEvents } from './obligations.ts';
import type { InspectObligation, InspectionResult, ObligationState } from './obligations.contract.ts';
import type { StoredObligation } from './obligations.sql.ts';
import * as sql from './obligations.sql.ts';
import { ownCurrency, today } from './today.ts';
import { keptToAgency } from './warehouse.scope.ts';
import * as stock from './warehouse.sql.ts';

// The way of a defective part back to the company: sent by the agency, counted in, inspected; or waived, or debited.

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** After these the part is taken; after every other one it is owed again, due as before. */
export const acceptedResults: readonly InspectionResult[] = ['confirmed', 'no_fault_found', 'abused'];

/** Sends what one agency owes in one parcel; by the agency itself, or by the head office for it. */
export async function sendObligations(
  ctx: Context,
  { ids, carrier }: { readonly ids: readonly string[]; readonly carrier: string },
): Promise<{ parcelId: string; parcelNumber: string; count: number }> {
  const wanted = [...new Set(ids)];
  const owed = await sql.lockObligations.all(ctx, { ids: wanted, agencyId: keptToAgency(ctx) });
  const [first] = owed;
  if (first === undefined || owed.length < wanted.length)
    throw new Failure('missing', 'warehouse.obligationMissing');
  const { agencyId } = first;
  if (owed.some((each) => each.agencyId !== agencyId))
    throw new Failure('invalid', 'warehouse.oneAgencyAParcel', {}, 'ids');
  for (const each of owed) requireState(each, ['open']);
  const { value: number } = await stock.takeNumber.one(ctx, { name: 'defective_parcel' });
  const parcelId = newId(ctx.now.getTime());
  const actorTitle = ctx.actor.title;
  await sql.insertParcel.run(ctx, { id: parcelId, number, agencyId, carrier, now: ctx.now, actorTitle });
  await sql.markSent.run(ctx, { ids: wanted, parcelId, now: ctx.now });
  await writeEvents(ctx, 'sent', wanted, { parcel: number, note: carrier });
  const [from, to] = await ends(ctx, agencyId, 'defective_at_agency', 'defective_in_transit');
  await carry(ctx, owed, { from, to, kind: 'defective_send' });
  await audit(ctx, {
    action: 'obligation.send',
    kind: 'defectiveParcel',
    id: parcelId,
    after: { ids: wanted, carrier },
  });
  for (const each of owed) tellScreens(ctx, each);
  return { parcelId, parcelNumber: String(number), count: owed.length };
}

/** Counts a part in; what it is will be seen by inspection. */
export async function receiveObligation(ctx: Context, given: Versioned): Promise<void> {
  const owed = await lockObligation(ctx, given, ['in_transit']);
  if (owed.receivedAt !== null) throw new Failure('conflict', 'warehouse.receivedAlready');
  const [from, to] = await ends(ctx, owed.agencyId, 'defective_in_transit', 'defective_at_warehouse');
  await carry(ctx, [owed], { from, to, kind: 'defective_receipt' });
  await sql.markReceived.run(ctx, { id: owed.id, now: ctx.now });
  await written(ctx, owed, 'received', {});
}

/** Says what came. Confirmed, without fault or abused: accepted; else it is owed again, due as before. */
export async function inspectObligation(ctx: Context, given: InspectObligation): Promise<void> {
  const owed = await lockObligation(ctx, given, ['in_transit']);
  const isAccepted = acceptedResults.includes(given.result);
  const { debitAmount } = given;
  if (debitAmount !== undefined && given.result !== 'abused')
    throw new Failure('invalid', 'warehouse.debitOnlyAbused', {}, 'debitAmount');
  if (debitAmount !== undefined && !can(ctx, 'defective.settle'))
    throw new Failure('forbidden', 'lib.forbidden');
  await carryInspected(ctx, owed, isAccepted);
  const entryId =
    debitAmount === undefined || debitAmount === 0 ? null : await debit(ctx, owed, debitAmount, given.note);
  await sql.markInspected.run(ctx, {
    id: owed.id,
    state: isAccepted ? 'accepted' : 'open',
    result: given.result,
    disposition: isAccepted ? (given.disposition ?? null) : null,
    note: given.note,
    debitAmount: debitAmount ?? null,
    entryId,
    now: ctx.now,
  });
  const facts = { result: given.result, note: given.note };
  await written(ctx, owed, isAccepted ? 'accepted' : 'owed_again', facts);
}

/** Lets an agency off what it owes. */
export async function waiveObligation(
  ctx: Context,
  given: Versioned & { readonly reason: string },
): Promise<void> {
  const owed = await lockObligation(ctx, given, ['open']);
  await giveUp(ctx, owed);
  await settled(ctx, owed, { state: 'waived', reason: given.reason, debitAmount: null, entryId: null });
  await written(ctx, owed, 'waived', { note: given.reason });
}

/** Debits the agency: the given amount, else the price list of today. */
export async function debitObligation(
  ctx: Context,
  given: Versioned & { readonly amount?: number | undefined; readonly reason: string },
): Promise<void> {
  const owed = await lockObligation(ctx, given, ['open']);
  await giveUp(ctx, owed);
  const amount = given.amount ?? (await priceOfToday(ctx, owed));
  const entryId = amount === 0 ? null : await debit(ctx, owed, amount, given.reason);
  await settled(ctx, owed, { state: 'debited', reason: given.reason, debitAmount: amount, entryId });
  await written(ctx, owed, 'debited', { note: given.reason, amount });
}

/** Accepts what came after its debit, which is reversed in the books. */
export async function acceptLate(
  ctx: Context,
  given: Versioned & { readonly reasonCode: string; readonly note: string },
): Promise<void> {
  const owed = await lockObligation(ctx, given, ['debited']);
  const [from, to] = await ends(ctx, owed.agencyId, 'adjustment', 'defective_at_warehouse');
  await carry(ctx, [owed], { from, to, kind: 'defective_receipt' });
  const { reasonCode, note } = given;
  if (owed.entryId !== null) await takeBack(ctx, { entryId: owed.entryId, reasonCode, note });
  await settled(ctx, owed, {
    state: 'accepted',
    reason: given.note,
    debitAmount: null,
    entryId: owed.entryId,
  });
  await written(ctx, owed, 'accepted_late', { note: given.note });
}

/** Takes a debit back, unless an accountant has done so already: the books never keep a part from being accepted. */
async function takeBack(ctx: Context, given: Parameters<typeof reverse>[1]): Promise<void> {
  try {
    await reverse(ctx, given);
  } catch (error) {
    const isTakenBack = error instanceof Failure && error.code === 'ledger.reversedAlready';
    if (!isTakenBack) throw error;
  }
}

/** The two sides of a debit on an agency's account. */
export function debitLines(given: {
  readonly agencyId: string;
  readonly amount: number;
  readonly currency: string;
  readonly facts: Readonly<Record<string, unknown>>;
}): NewLine[] {
  const { agencyId, amount, currency, facts } = given;
  return [
    { agencyId, account: 'defective_debits', debitAmount: amount, creditAmount: 0, currency, facts },
    { agencyId: null, account: 'company.defective_recovery', debitAmount: 0, creditAmount: amount, currency },
  ];
}

async function debit(ctx: Context, owed: StoredObligation, amount: number, memo: string): Promise<string> {
  const { agencyId, id, reportId, reportNumber, partId, quantity, valueAmount } = owed;
  const [[part], currency] = await Promise.all([partsByIds(ctx, [partId]), ownCurrency(ctx)]);
  const facts = {
    kind: 'defective',
    title: part?.title ?? '',
    reportId,
    partId,
    quantity,
    valueAmount,
  };
  const { entryId } = await post(ctx, {
    documentKind: 'defective_debit',
    documentId: id,
    documentNumber: reportNumber,
    occurredOn: await today(ctx),
    memo,
    lines: debitLines({ agencyId, amount, currency, facts }),
  });
  return entryId;
}

async function priceOfToday(ctx: Context, owed: StoredObligation): Promise<number> {
  const day = await today(ctx);
  const [price] = await partPricesOn(ctx, { partIds: [owed.partId], buyer: 'agency', day });
  const amount = price === undefined ? owed.valueAmount : amountTimes(price.amount, owed.quantity);
  if (amount === null) throw new Failure('invalid', 'warehouse.noPrice', {}, 'amount');
  return amount;
}

/** An accepted part stays at the warehouse; another is the agency's again, in the books at least. */
async function carryInspected(ctx: Context, owed: StoredObligation, isAccepted: boolean): Promise<void> {
  const isThere = owed.receivedAt !== null;
  if (isAccepted && isThere) return;
  const [from, to] = await ends(
    ctx,
    owed.agencyId,
    isThere ? 'defective_at_warehouse' : 'defective_in_transit',
    isAccepted ? 'defective_at_warehouse' : 'defective_at_agency',
  );
  await carry(ctx, [owed], { from, to, kind: isAccepted ? 'defective_receipt' : 'defective_back' });
}

async function giveUp(ctx: Context, owed: StoredObligation): Promise<void> {
  const [from, to] = await ends(ctx, owed.agencyId, 'defective_at_agency', 'adjustment');
  await carry(ctx, [owed], { from, to, kind: 'defective_end' });
}

async function settled(
  ctx: Context,
  owed: StoredObligation,
  as: {
    readonly state: ObligationState;
    readonly reason: string;
    readonly debitAmount: number | null;
    readonly entryId: string | null;
  },
): Promise<void> {
  await sql.markSettled.run(ctx, { id: owed.id, ...as, now: ctx.now });
}

async function written(
  ctx: Context,
  owed: StoredObligation,
  kind: Parameters<typeof writeEvents>[1],
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  await writeEvents(ctx, kind, [owed.id], facts);
  const before = { state: owed.state, version: owed.version };
  await audit(ctx, { action: `obligation.${kind}`, kind: 'obligation', id: owed.id, before, after: facts });
  tellScreens(ctx, owed);
}

function tellScreens(ctx: Context, { id, agencyId }: StoredObligation): void {
  hint(ctx, { topic: 'obligation', id, agencyIds: [agencyId] });
}

async function lockObligation(
  ctx: Context,
  { id, version }: Versioned,
  states: readonly ObligationState[],
): Promise<StoredObligation> {
  const [owed] = await sql.lockObligations.all(ctx, { ids: [id], agencyId: null });
  if (owed === undefined) throw new Failure('missing', 'warehouse.obligationMissing');
  requireState(owed, states);
  if (owed.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  return owed;
}

function requireState(owed: StoredObligation, states: readonly ObligationState[]): void {
  if (!states.includes(owed.state)) throw new Failure('conflict', `warehouse.obligationIs.${owed.state}`);
}
