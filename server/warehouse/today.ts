import type { Context } from '../lib/context.ts';
import { dayIn } from '../lib/jalali.ts';
import * as sql from './warehouse.sql.ts';

/** Today on the calendar of the company. */
export async function today(ctx: Pick<Context, 'tx' | 'now'>): Promise<string> {
  const { zone } = await sql.selectTenant.one(ctx);
  return dayIn(zone, ctx.now);
}

/** The currency in which the company keeps its books. */
export async function ownCurrency(ctx: Pick<Context, 'tx'>): Promise<string> {
  return (await sql.selectTenant.one(ctx)).currency;
}
