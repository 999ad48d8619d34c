import { codedJson } from '../lib/coded-table.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import * as sql from './warehouse.sql.ts';

/** A new company begins with one spare-part warehouse. */
export async function seedWarehouse(ctx: Context): Promise<void> {
  const main = { code: 'MAIN', title: 'انبار مرکزی', titleEn: 'Main warehouse' };
  const rows = codedJson([{ id: newId(ctx.now.getTime()), ...main }]);
  await sql.warehouses.insertAll.run(ctx, { rows, now: ctx.now });
}
