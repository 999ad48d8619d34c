import { strict as assert } from 'node:assert';

import { agenciesByIds } from '../agencies/agencies.ts';
import { partsByIds } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { hint } from '../lib/live.ts';
import { post } from '../ledger/ledger.ts';
import { refuseDoubles } from './issues.ts';
import type { Place } from './locations.ts';
import { locationsOf } from './locations.ts';
import { debitLines } from './settle-obligations.ts';
import { moveStock } from './stock-moves.ts';
import { ownCurrency, today } from './today.ts';
import type { EnterStock, EntryKind } from './warehouse.contract.ts';
import * as sql from './warehouse.sql.ts';

// What the keeper of a warehouse writes down by himself, and how a mistake is taken back.

interface Way {
  readonly from: Place;
  readonly to: Place;
}
interface Written {
  id: string;
  number: string;
  moveIds: string[];
}

/** Writes the moves of one document. Rows M6, M8. */
export async function enterStock(ctx: Context, given: EnterStock): Promise<Written> {
  refuseDoubles(given.lines);
  const way = ways[given.kind](given);
  await requireKnown(ctx, [way.from, way.to]);
  const [from, to] = await locationsOf(ctx, [way.from, way.to]);
  assert(from !== undefined && to !== undefined, 'two places were asked for');
  if (from.id === to.id) throw new Failure('invalid', 'warehouse.samePlace', {}, 'toWarehouseId');
  const { value } = await sql.takeNumber.one(ctx, { name: 'stock_entry' });
  const document = {
    kind: given.kind === 'supply' ? 'supply' : 'stock_entry',
    id: newId(ctx.now.getTime()),
    number: given.paperNumber === '' ? String(value) : given.paperNumber,
    note: given.note,
  } as const;
  const supplyKind = given.kind === 'supply' ? (given.supplyKind ?? 'bought') : null;
  const moveIds = await moveStock(
    ctx,
    document,
    given.lines.map((line) => ({ ...line, from, to, kind: given.kind, supplyKind })),
  );
  await audit(ctx, {
    action: 'stock.enter',
    kind: 'stockEntry',
    id: document.id,
    after: { ...given, value },
  });
  hint(ctx, { topic: 'stock', id: document.id, agencyIds: agencyIdsOf(way) });
  if (given.kind === 'debit_loss') await debitLoss(ctx, given, document);
  return { id: document.id, number: document.number, moveIds };
}

/** Takes a move back by a new one that names it; what is no longer there cannot go back. Row M8. */
export async function correctMove(
  ctx: Context,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<{ id: string }> {
  const move = await sql.selectMove.first(ctx, { id });
  if (move === undefined) throw new Failure('missing', 'warehouse.moveMissing');
  if (!isCorrectable(move)) throw new Failure('conflict', 'warehouse.notByHand');
  const { partId, quantity, kind, supplyKind, documentId, documentNumber } = move;
  const locations = await sql.selectLocationsByIds.all(ctx, {
    ids: [move.fromLocationId, move.toLocationId],
  });
  const from = locations.find((location) => location.id === move.toLocationId);
  const to = locations.find((location) => location.id === move.fromLocationId);
  assert(from !== undefined && to !== undefined, 'a move between places that are not there');
  const [correction] = await moveStock(
    ctx,
    { kind: move.documentKind, id: documentId, number: documentNumber, note },
    [{ partId, quantity, kind, supplyKind, from, to, correctsId: id }],
  );
  assert(correction !== undefined, 'a correction was written');
  await audit(ctx, { action: 'stock.correct', kind: 'stockMove', id, after: { correction, note } });
  hint(ctx, { topic: 'stock', id, agencyIds: locations.flatMap(({ agencyId }) => agencyId ?? []) });
  return { id: correction };
}

/** Moves of documents with steps of their own are taken back by those steps, money that was debited by the ledger. */
export function isCorrectable(move: {
  readonly documentKind: string;
  readonly kind: string;
  readonly correctsId: string | null;
}): boolean {
  const isByHand = ['supply', 'stock_entry', 'opening'].includes(move.documentKind);
  return isByHand && move.correctsId === null && move.kind !== 'debit_loss';
}

const ways: Readonly<Record<EntryKind, (given: EnterStock) => Way>> = {
  supply: (given) => ({ from: { kind: 'supplier' }, to: warehouse(given) }),
  return_good: (given) => ({ from: consigned(given), to: warehouse(given) }),
  transfer: (given) =>
    given.agencyId === undefined
      ? { from: warehouse(given), to: spare(given.toWarehouseId, 'toWarehouseId') }
      : { from: consigned(given), to: consignedAt(given.toAgencyId, 'toAgencyId') },
  count_gain: (given) => ({
    from: { kind: 'adjustment' },
    to: given.agencyId === undefined ? warehouse(given) : consigned(given),
  }),
  count_loss: (given) => ({ from: warehouse(given), to: { kind: 'adjustment' } }),
  debit_loss: (given) => ({ from: consigned(given), to: { kind: 'adjustment' } }),
  scrap: (given) => ({ from: warehouse(given), to: { kind: 'scrap' } }),
};
const warehouse = (given: EnterStock) => spare(given.warehouseId, 'warehouseId');
const consigned = (given: EnterStock) => consignedAt(given.agencyId, 'agencyId');

function spare(warehouseId: string | undefined, path: string): Place {
  if (warehouseId === undefined) throw new Failure('invalid', 'lib.required', {}, path);
  return { kind: 'spare', warehouseId };
}

function consignedAt(agencyId: string | undefined, path: string): Place {
  if (agencyId === undefined) throw new Failure('invalid', 'lib.required', {}, path);
  return { kind: 'consigned', agencyId };
}

function agencyIdsOf({ from, to }: Way): string[] {
  return [from.agencyId, to.agencyId].filter((id) => id !== undefined);
}

async function requireKnown(ctx: Context, places: readonly Place[]): Promise<void> {
  const agencyIds = places.flatMap(({ agencyId }) => agencyId ?? []);
  const warehouseIds = places.flatMap(({ warehouseId }) => warehouseId ?? []);
  const agencies = await agenciesByIds(ctx, agencyIds);
  if (agencies.length < new Set(agencyIds).size)
    throw new Failure('invalid', 'warehouse.unknownAgency', {}, 'agencyId');
  const known = await sql.warehouses.byIds.all(ctx, { ids: warehouseIds });
  if (known.length < new Set(warehouseIds).size)
    throw new Failure('invalid', 'warehouse.unknownWarehouse', {}, 'warehouseId');
}

async function debitLoss(
  ctx: Context,
  { agencyId, amount, note, lines }: EnterStock,
  document: { readonly id: string; readonly number: string },
): Promise<void> {
  if (agencyId === undefined || amount === undefined)
    throw new Failure('invalid', 'lib.required', {}, 'amount');
  if (amount === 0) return;
  const partIds = lines.map(({ partId }) => partId);
  const [parts, currency] = await Promise.all([partsByIds(ctx, partIds), ownCurrency(ctx)]);
  const facts = {
    kind: 'consigned_loss',
    title: parts.map(({ title }) => title).join('، '),
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  };
  await post(ctx, {
    documentKind: 'defective_debit',
    documentId: document.id,
    documentNumber: document.number,
    occurredOn: await today(ctx),
    memo: note,
    lines: debitLines({ agencyId, amount, currency, facts }),
  });
}
