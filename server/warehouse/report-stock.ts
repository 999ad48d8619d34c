import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { hint } from '../lib/live.ts';
import { locationOf } from './locations.ts';
import type { Move } from './stock-moves.ts';
import { changeStock, keyOf, lockStock, moveStock, reservationChanges } from './stock-moves.ts';
import * as sql from './warehouse.sql.ts';

// What a service report does to an agency's consigned stock: hold at submission, use at approval.

export interface StockLine {
  readonly lineId: string;
  readonly partId: string;
  readonly quantity: number;
}

/**
 * Holds what a submitted report means to use, in the order of its lines; a line that the books cannot give stays free.
 * What the report held before is let go first. The caller has locked the report.
 */
export async function reserveForReport(
  ctx: Context,
  given: { readonly agencyId: string; readonly reportId: string; readonly lines: readonly StockLine[] },
): Promise<{ lineId: string; isReserved: boolean }[]> {
  const { agencyId, reportId, lines } = given;
  const { id: locationId } = await locationOf(ctx, { kind: 'consigned', agencyId });
  await lockWhole(ctx, reportId, placesOf(locationId, lines));
  await releaseReport(ctx, { reportId });
  if (lines.length === 0) return [];
  const reserved = fitting(await lockStock(ctx, placesOf(locationId, lines)), locationId, lines);
  await changeStock(ctx, reservationChanges(reserved.map((line) => ({ ...line, locationId }))));
  await sql.insertReservations.run(ctx, {
    ids: reserved.map(() => newId(ctx.now.getTime())),
    partIds: reserved.map((line) => line.partId),
    quantities: reserved.map((line) => line.quantity),
    lineIds: reserved.map((line) => line.lineId),
    locationId,
    reportId,
    now: ctx.now,
  });
  hint(ctx, { topic: 'stock', id: reportId, agencyIds: [agencyId] });
  return lines.map(({ lineId }) => ({ lineId, isReserved: has(reserved, lineId) }));
}

/** Lets go what a report holds: it was sent back, withdrawn or rejected. */
export async function releaseReport(
  ctx: Context,
  { reportId }: { readonly reportId: string },
): Promise<void> {
  await release(ctx, reportId, null);
}

/**
 * Takes what an approved report used out of the agency's consigned stock, to the customer; its reservations are used
 * first. A line that the books lack is not taken. A line that was taken before is not taken twice.
 */
export async function useForReport(
  ctx: Context,
  given: {
    readonly agencyId: string;
    readonly reportId: string;
    readonly reportNumber?: string;
    readonly occurredAt: Date;
    readonly lines: readonly StockLine[];
  },
): Promise<{ lineId: string; isTaken: boolean }[]> {
  const { agencyId, reportId, lines } = given;
  if (lines.length === 0) return [];
  const lineIds = lines.map(({ lineId }) => lineId);
  const from = await locationOf(ctx, { kind: 'consigned', agencyId });
  const to = await locationOf(ctx, { kind: 'customer' });
  await lockWhole(ctx, reportId, placesOf(from.id, lines));
  await release(ctx, reportId, lineIds);
  const balances = await lockStock(ctx, placesOf(from.id, lines));
  const before = await sql.selectLinesUsed.all(ctx, { lineIds });
  const taken = fitting(
    balances,
    from.id,
    lines.filter(({ lineId }) => !has(before, lineId)),
  );
  const moves = taken.map((line): Move => ({ ...line, from, to, kind: 'use' }));
  const document = { id: reportId, number: given.reportNumber ?? '', occurredAt: given.occurredAt };
  await moveStock(ctx, { kind: 'service_report', ...document }, moves);
  hint(ctx, { topic: 'stock', id: reportId, agencyIds: [agencyId] });
  return lines.map(({ lineId }) => ({ lineId, isTaken: has(taken, lineId) || has(before, lineId) }));
}

/**
 * Locks at once what a report holds and what it wants, in the order of all commands: two reports that lock one part after
 * another, each in its own order, would wait for each other for ever.
 */
async function lockWhole(
  ctx: Context,
  reportId: string,
  wanted: readonly { readonly locationId: string; readonly partId: string }[],
): Promise<void> {
  const held = await sql.lockReservations.all(ctx, { reportId, lineIds: null });
  const places = [...held, ...wanted].map(({ locationId, partId }) => ({ locationId, partId }));
  const once = new Map(places.map((place) => [keyOf(place.locationId, place.partId), place]));
  if (once.size > 0) await lockStock(ctx, [...once.values()]);
}

async function release(ctx: Context, reportId: string, lineIds: readonly string[] | null): Promise<void> {
  const held = await sql.lockReservations.all(ctx, { reportId, lineIds });
  if (held.length === 0) return;
  await changeStock(ctx, reservationChanges(held.map((row) => ({ ...row, quantity: -row.quantity }))));
  await sql.deleteReservations.run(ctx, { lineIds: held.map((row) => row.lineId) });
}

/** The lines that what is free can give, in their order. */
function fitting(
  balances: Awaited<ReturnType<typeof lockStock>>,
  locationId: string,
  lines: readonly StockLine[],
): StockLine[] {
  const free = new Map([...balances].map(([key, row]) => [key, row.onHandQuantity - row.reservedQuantity]));
  return lines.filter(({ partId, quantity }) => {
    const key = keyOf(locationId, partId);
    const left = (free.get(key) ?? 0) - quantity;
    if (left >= 0) free.set(key, left);
    return left >= 0;
  });
}

function placesOf(locationId: string, lines: readonly StockLine[]) {
  return [...new Set(lines.map(({ partId }) => partId))].map((partId) => ({ locationId, partId }));
}

function has(lines: readonly { readonly lineId: string }[], lineId: string): boolean {
  return lines.some((line) => line.lineId === lineId);
}
