import { likePatterns } from '../lib/coded-table.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { pageOf, readMark } from '../lib/list.ts';
import { isCorrectable } from './stock-entries.ts';
import type { ListedMove, ListedStock } from './stock-list.sql.ts';
import * as sql from './stock-list.sql.ts';
import type { LocationKind, StockMoveView, StockRow } from './warehouse.contract.ts';

// What lies where, as screens show it.

export interface StockAsk {
  readonly q?: string | undefined;
  readonly kinds?: readonly LocationKind[] | undefined;
  readonly partId?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly warehouseId?: string | undefined;
  readonly empty?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}
interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
}

/** Parts by title, at each place that has them. Rows M1, M5. */
export async function listStock(ctx: Pick<Context, 'tx'>, ask: StockAsk): Promise<Page<StockRow>> {
  const mark = readMark(ask.after, 2);
  const rows = await sql.selectStock.all(ctx, {
    kinds: ask.kinds ?? null,
    agencyId: ask.agencyId ?? null,
    warehouseId: ask.warehouseId ?? null,
    partId: ask.partId ?? null,
    isEmptyShown: ask.empty ?? false,
    patterns: likePatterns(ask.q),
    afterTitle: mark?.[0] ?? null,
    afterId: mark?.[1] ?? null,
    limit: ask.limit + 1,
  });
  const page = pageOf(rows, ask.limit, (row) => [row.partTitle, row.id]);
  return { ...page, items: page.items.map(rowOf) };
}

const ELSEWHERE_MAX = 100;

/** One part at one place, and the same part everywhere else. */
export async function readStock(
  ctx: Pick<Context, 'tx'>,
  id: string,
): Promise<StockRow & { elsewhere: StockRow[] }> {
  const row = await requireStock(ctx, id);
  const { items } = await listStock(ctx, { partId: row.partId, limit: ELSEWHERE_MAX });
  return { ...rowOf(row), elsewhere: items.filter((item) => item.id !== id) };
}

/** The card of a part at a place, newest first. Row M7. */
export async function listStockMoves(
  ctx: Context,
  ask: { readonly id: string; readonly after?: string | undefined; readonly limit: number },
): Promise<Page<StockMoveView>> {
  const { locationId, partId } = await requireStock(ctx, ask.id);
  const after = readMark(ask.after, 1)?.[0] ?? null;
  const rows = await sql.selectCard.all(ctx, { locationId, partId, after, limit: ask.limit + 1 });
  const page = pageOf(rows, ask.limit, (row) => [row.id]);
  return { ...page, items: page.items.map((row) => moveOf(ctx, row)) };
}

function rowOf(row: ListedStock): StockRow {
  const { locationId, locationKind, locationTitle, agencyId: _, ...stock } = row;
  return { ...stock, location: { id: locationId, kind: locationKind, title: locationTitle } };
}

function moveOf(ctx: Context, row: ListedMove): StockMoveView {
  const { otherId, otherKind, otherTitle, documentKind, documentId, documentNumber, ...move } = row;
  const isOpen = !row.isCorrected && isCorrectable(row) && can(ctx, 'stock.move');
  return {
    ...move,
    other: { id: otherId, kind: otherKind, title: otherTitle },
    document: { kind: documentKind, id: documentId, number: documentNumber },
    moves: isOpen ? ['correct'] : [],
  };
}

async function requireStock(ctx: Pick<Context, 'tx'>, id: string): Promise<ListedStock> {
  const row = await sql.selectStockById.first(ctx, { id });
  if (row === undefined) throw new Failure('missing', 'warehouse.stockMissing');
  return row;
}
