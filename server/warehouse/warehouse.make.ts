import { strict as assert } from 'node:assert';

import type { Context } from '../lib/context.ts';
import { codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { locationsOf } from './locations.ts';
import { moveStock } from './stock-moves.ts';
import * as sql from './warehouse.sql.ts';

// Stock for tests and the demo.

interface Counted {
  readonly partId: string;
  readonly quantity: number;
}

/** The spare-part warehouse that every company begins with. */
export async function mainWarehouseId(ctx: Pick<Context, 'tx'>): Promise<string> {
  const main = await sql.warehouses.byCodeKeys.first(ctx, { codeKeys: [codeKey('MAIN')] });
  assert(main !== undefined, 'the company has no main warehouse');
  return main.id;
}

/** Puts parts into a warehouse, as bought. */
export async function makeSpare(
  ctx: Context,
  given: { readonly warehouseId: string; readonly lines: readonly Counted[] },
): Promise<void> {
  const [from, to] = await locationsOf(ctx, [
    { kind: 'supplier' },
    { kind: 'spare', warehouseId: given.warehouseId },
  ]);
  assert(from !== undefined && to !== undefined);
  const moves = given.lines.map((line) => ({
    ...line,
    from,
    to,
    kind: 'supply' as const,
    supplyKind: 'bought',
  }));
  await moveStock(ctx, { kind: 'supply', id: newId(), number: '1' }, moves);
}

/** Puts parts of the company at an agency, as counted there. */
export async function makeConsigned(
  ctx: Context,
  given: { readonly agencyId: string; readonly lines: readonly Counted[] },
): Promise<void> {
  const [from, to] = await locationsOf(ctx, [
    { kind: 'adjustment' },
    { kind: 'consigned', agencyId: given.agencyId },
  ]);
  assert(from !== undefined && to !== undefined);
  const moves = given.lines.map((line) => ({ ...line, from, to, kind: 'count_gain' as const }));
  await moveStock(ctx, { kind: 'stock_entry', id: newId(), number: '1' }, moves);
}
