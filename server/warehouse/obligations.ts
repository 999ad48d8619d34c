import { strict as assert } from 'node:assert';

import { partPricesOn, partsByIds } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { codeKey, fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { addDays } from '../lib/jalali.ts';
import { hint } from '../lib/live.ts';
import { amountTimes } from '../lib/money.ts';
import { json } from '../lib/sql.ts';
import { locationsOf } from './locations.ts';
import type { Located } from './locations.ts';
import type { ObligationEventKind, obligationRules } from './obligations.contract.ts';
import type { StoredObligation } from './obligations.sql.ts';
import * as sql from './obligations.sql.ts';
import type { Move } from './stock-moves.ts';
import { moveStock } from './stock-moves.ts';
import { ownCurrency } from './today.ts';
import * as stock from './warehouse.sql.ts';

// What an agency owes for the parts it replaced: a service report opens it provisionally, approval makes it firm,
// rejection takes it away.

/** By default; the day of removal plus so many days is the last one. */
const DUE_DAYS = 30;
export type ObligationRule = (typeof obligationRules)[number];

export interface RemovedLine {
  readonly lineId: string;
  readonly partId: string;
  readonly quantity: number;
  readonly serial: string | null;
  /** The part's return rule; 'none' opens nothing. */
  readonly rule: ObligationRule | 'none';
}

/** Opens what a submitted report owes, provisionally; the parts lie at the agency from now on. */
export async function openObligations(
  ctx: Context,
  given: {
    readonly agencyId: string;
    readonly reportId: string;
    readonly reportNumber: string;
    readonly deviceId: string | null;
    readonly removedOn: string;
    readonly lines: readonly RemovedLine[];
  },
): Promise<{ id: string; lineId: string }[]> {
  const { agencyId, reportId, reportNumber, removedOn } = given;
  const lines = given.lines.flatMap((line) => (line.rule === 'none' ? [] : [{ ...line, rule: line.rule }]));
  if (lines.length === 0) return [];
  const partIds = [...new Set(lines.map(({ partId }) => partId))];
  const parts = new Map((await partsByIds(ctx, partIds)).map((part) => [part.id, part]));
  const prices = await partPricesOn(ctx, { partIds, buyer: 'agency', day: removedOn });
  const priceOf = new Map(prices.map((price) => [price.partId, price]));
  const currency = await ownCurrency(ctx);
  const ids = lines.map(() => newId(ctx.now.getTime()));
  await sql.insertObligations.run(ctx, {
    ids,
    agencyId,
    reportId,
    reportNumber,
    deviceId: given.deviceId,
    removedOn,
    dueOn: addDays(removedOn, DUE_DAYS),
    now: ctx.now,
    partIds: lines.map(({ partId }) => partId),
    quantities: lines.map(({ quantity }) => quantity),
    serials: lines.map(({ serial }) => serial),
    lineIds: lines.map(({ lineId }) => lineId),
    rules: lines.map(({ rule }) => rule),
    valueAmounts: lines.map(({ partId, quantity }) => {
      const amount = priceOf.get(partId)?.amount;
      return amount === undefined ? null : amountTimes(amount, quantity);
    }),
    currencies: lines.map(({ partId }) => priceOf.get(partId)?.currency ?? currency),
    findKeys: lines.map(({ partId, serial }) => {
      const part = parts.get(partId);
      const words = [part?.code ?? '', part?.title ?? '', reportNumber, serial ?? ''];
      const keys = [codeKey(part?.code ?? ''), codeKey(serial ?? '')];
      return [...words, ...keys].map(fold).join(' ');
    }),
  });
  await writeEvents(ctx, 'opened', ids);
  const [customer, atAgency] = await ends(ctx, agencyId, 'customer', 'defective_at_agency');
  const moves = lines.map(({ lineId, partId, quantity }): Move => ({
    lineId,
    partId,
    quantity,
    from: customer,
    to: atAgency,
    kind: 'removal',
  }));
  await moveStock(ctx, { kind: 'service_report', id: reportId, number: reportNumber }, moves);
  for (const id of ids) hint(ctx, { topic: 'obligation', id, agencyIds: [agencyId] });
  return lines.map(({ lineId }, at) => ({ id: ids[at] ?? '', lineId }));
}

/** Makes firm what approved lines of a report owe. */
export async function confirmObligations(
  ctx: Context,
  { reportId, lineIds }: { readonly reportId: string; readonly lineIds: readonly string[] },
): Promise<void> {
  const owed = await sql.lockOfReport.all(ctx, { reportId, lineIds });
  await turn(ctx, owed, 'open', 'confirmed');
}

/**
 * Takes back what a report owes provisionally: it was sent back, withdrawn or rejected, wholly or some of its lines.
 * What was confirmed stays owed.
 */
export async function withdrawObligations(
  ctx: Context,
  { reportId, lineIds }: { readonly reportId: string; readonly lineIds?: readonly string[] },
): Promise<void> {
  const owed = await sql.lockOfReport.all(ctx, { reportId, lineIds: lineIds ?? null });
  const [first] = owed;
  if (first === undefined) return;
  await turn(ctx, owed, 'withdrawn', 'withdrawn');
  const lines = new Set(owed.map(({ lineId }) => lineId));
  const standing = await stock.selectStandingMoves.all(ctx, { documentIds: [reportId], kind: 'removal' });
  const [customer, atAgency] = await ends(ctx, first.agencyId, 'customer', 'defective_at_agency');
  const back = standing
    .filter(({ lineId }) => lineId !== null && lines.has(lineId))
    .map(({ id, lineId, partId, quantity, kind }): Move => {
      return { lineId, partId, quantity, kind, from: atAgency, to: customer, correctsId: id };
    });
  await moveStock(ctx, { kind: 'service_report', id: reportId, number: first.reportNumber }, back);
}

/** Moves the parts of obligations between two places of the way back. */
export async function carry(
  ctx: Context,
  owed: readonly StoredObligation[],
  way: { readonly from: Located; readonly to: Located; readonly kind: Move['kind'] },
): Promise<void> {
  const moves = owed.map(({ id, reportNumber, partId, quantity }): Move => {
    return { ...way, partId, quantity, document: { id, number: reportNumber } };
  });
  const [first] = owed;
  if (first === undefined) return;
  await moveStock(ctx, { kind: 'obligation', id: first.id, number: first.reportNumber }, moves);
}

/** Two places, those of an agency by its id. */
export async function ends(
  ctx: Context,
  agencyId: string,
  ...kinds: readonly [End, End]
): Promise<[Located, Located]> {
  const [from, to] = await locationsOf(
    ctx,
    kinds.map((kind) => (isOfAgency(kind) ? { kind, agencyId } : { kind })),
  );
  assert(from !== undefined && to !== undefined, 'two places were asked for');
  return [from, to];
}
type End =
  | 'customer'
  | 'adjustment'
  | 'defective_at_agency'
  | 'defective_in_transit'
  | 'defective_at_warehouse';
const isOfAgency = (kind: End) => kind === 'defective_at_agency' || kind === 'defective_in_transit';

export async function writeEvents(
  ctx: Context,
  kind: ObligationEventKind,
  obligationIds: readonly string[],
  facts: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  await sql.insertEvents.run(ctx, {
    ids: obligationIds.map(() => newId(ctx.now.getTime())),
    obligationIds,
    kind,
    facts: json(facts),
    now: ctx.now,
    actorTitle: ctx.actor.title,
  });
}

async function turn(
  ctx: Context,
  owed: readonly StoredObligation[],
  state: 'open' | 'withdrawn',
  kind: 'confirmed' | 'withdrawn',
): Promise<void> {
  if (owed.length === 0) return;
  const ids = owed.map(({ id }) => id);
  await sql.changeState.run(ctx, { ids, state, now: ctx.now });
  await writeEvents(ctx, kind, ids);
  for (const { id, agencyId } of owed) hint(ctx, { topic: 'obligation', id, agencyIds: [agencyId] });
}
