import type { Context } from '../lib/context.ts';
import * as sql from './warehouse.sql.ts';

// The doors of the warehouse for higher strata: what service reports hold, use and owe.

export { confirmObligations, openObligations, withdrawObligations } from './obligations.ts';
export { releaseReport, reserveForReport, useForReport } from './report-stock.ts';

export interface ConsignedPart {
  partId: string;
  code: string;
  title: string;
  unit: string;
  onHandQuantity: number;
  reservedQuantity: number;
}

/** What of the company's goods lies at an agency, by title; of these parts, or of all (5,000 at most). */
export async function consignedOnHand(
  ctx: Pick<Context, 'tx'>,
  { agencyId, partIds }: { readonly agencyId: string; readonly partIds?: readonly string[] },
): Promise<ConsignedPart[]> {
  return await sql.selectConsigned.all(ctx, { agencyId, partIds: partIds ?? null });
}

/** Of these parts those that an agency ever got, consigned or its own. */
export async function everIssued(
  ctx: Pick<Context, 'tx'>,
  ask: { readonly agencyId: string; readonly partIds: readonly string[] },
): Promise<string[]> {
  return (await sql.selectEverIssued.all(ctx, ask)).map(({ partId }) => partId);
}
