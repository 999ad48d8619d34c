import { partsByIds } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import type { Located } from './locations.ts';
import { isInside } from './locations.ts';
import type { DocumentKind, MoveKind } from './warehouse.contract.ts';
import type { BalanceRow } from './warehouse.sql.ts';
import * as sql from './warehouse.sql.ts';

// The one way by which stock changes: moves are written and the balances of both ends go along, in one transaction.

export interface Move {
  readonly partId: string;
  readonly quantity: number;
  readonly from: Located;
  readonly to: Located;
  readonly kind: MoveKind;
  readonly lineId?: string | null;
  readonly supplyKind?: string | null;
  readonly correctsId?: string;
  /** Where each move has a document of its own, of the kind given for all. */
  readonly document?: { readonly id: string; readonly number: string };
}
export interface StockDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly number: string;
  readonly note?: string;
  readonly occurredAt?: Date;
}
type Changes = Map<string, { locationId: string; partId: string; onHand: number; reserved: number }>;

/**
 * Moves goods by a document (at most 1,000 moves); the ids of the moves, in their order. What is not there or is held
 * by a service report does not go: `warehouse.notEnough`. Row M9.
 */
export async function moveStock(
  ctx: Context,
  document: StockDocument,
  moves: readonly Move[],
): Promise<string[]> {
  if (moves.length === 0) return [];
  await changeStock(ctx, changesOf(moves));
  const ids = moves.map(() => newId(ctx.now.getTime()));
  await sql.insertMoves.run(ctx, {
    ids,
    partIds: moves.map((move) => move.partId),
    quantities: moves.map((move) => move.quantity),
    fromIds: moves.map((move) => move.from.id),
    toIds: moves.map((move) => move.to.id),
    kinds: moves.map((move) => move.kind),
    documentKinds: moves.map(() => document.kind),
    documentIds: moves.map((move) => move.document?.id ?? document.id),
    documentNumbers: moves.map((move) => move.document?.number ?? document.number),
    lineIds: moves.map((move) => move.lineId ?? null),
    supplyKinds: moves.map((move) => move.supplyKind ?? null),
    correctsIds: moves.map((move) => move.correctsId ?? null),
    notes: moves.map(() => document.note ?? ''),
    occurredAts: moves.map(() => document.occurredAt ?? ctx.now),
    now: ctx.now,
    actorId: ctx.actor.id,
    actorTitle: ctx.actor.title,
  });
  return ids;
}

/** Makes sure of the balance rows of these parts at a place and locks them, in the one order of all commands. */
export async function lockStock(
  ctx: Pick<Context, 'tx' | 'now'>,
  places: readonly { readonly locationId: string; readonly partId: string }[],
): Promise<Map<string, BalanceRow>> {
  const wanted = {
    locationIds: places.map(({ locationId }) => locationId),
    partIds: places.map(({ partId }) => partId),
  };
  const ids = places.map(() => newId(ctx.now.getTime()));
  await sql.insertBalances.run(ctx, { ...wanted, ids, now: ctx.now });
  const rows = await sql.lockBalances.all(ctx, wanted);
  return new Map(rows.map((row) => [keyOf(row.locationId, row.partId), row]));
}

export function keyOf(locationId: string, partId: string): string {
  return `${locationId} ${partId}`;
}

/** Changes balances whose rows are locked by now, or are by this. */
export async function changeStock(ctx: Context, changes: Changes): Promise<void> {
  const wanted = [...changes.values()];
  if (wanted.length === 0) return;
  const balances = await lockStock(ctx, wanted);
  for (const change of wanted) {
    const balance = balances.get(keyOf(change.locationId, change.partId));
    const onHand = (balance?.onHandQuantity ?? 0) + change.onHand;
    if (onHand < (balance?.reservedQuantity ?? 0) + change.reserved)
      throw await notEnough(ctx, balance, change);
  }
  await sql.changeBalances.run(ctx, {
    locationIds: wanted.map((change) => change.locationId),
    partIds: wanted.map((change) => change.partId),
    onHands: wanted.map((change) => change.onHand),
    reserveds: wanted.map((change) => change.reserved),
    now: ctx.now,
  });
}

/** The changes of reserved quantities alone: positive holds, negative releases. */
export function reservationChanges(
  held: readonly { readonly locationId: string; readonly partId: string; readonly quantity: number }[],
): Changes {
  const changes: Changes = new Map();
  for (const { locationId, partId, quantity } of held)
    add(changes, { locationId, partId, reserved: quantity });
  return changes;
}

function changesOf(moves: readonly Move[]): Changes {
  const changes: Changes = new Map();
  for (const { partId, quantity, from, to } of moves) {
    if (isInside(from.kind)) add(changes, { locationId: from.id, partId, onHand: -quantity });
    if (isInside(to.kind)) add(changes, { locationId: to.id, partId, onHand: quantity });
  }
  return changes;
}

interface Change {
  readonly locationId: string;
  readonly partId: string;
  readonly onHand?: number;
  readonly reserved?: number;
}

function add(changes: Changes, { locationId, partId, onHand = 0, reserved = 0 }: Change): void {
  const key = keyOf(locationId, partId);
  const known = changes.get(key) ?? { locationId, partId, onHand: 0, reserved: 0 };
  changes.set(key, { ...known, onHand: known.onHand + onHand, reserved: known.reserved + reserved });
}

async function notEnough(
  ctx: Context,
  balance: BalanceRow | undefined,
  change: { readonly partId: string; readonly onHand: number; readonly reserved: number },
): Promise<Failure> {
  const [part] = await partsByIds(ctx, [change.partId]);
  const free = (balance?.onHandQuantity ?? 0) - (balance?.reservedQuantity ?? 0);
  return new Failure('conflict', 'warehouse.notEnoughOf', {
    part: part?.title ?? '',
    free,
    asked: Math.max(-change.onHand, change.reserved),
  });
}
