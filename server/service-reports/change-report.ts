import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { hint } from '../lib/live.ts';
import type { OrderForReport } from '../requests/requests.ts';
import { orderForReport, tellOfWork } from '../requests/requests.ts';
import { reportSight, writerOf } from './service-reports.scope.ts';
import * as sql from './service-reports.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';

// How every verb on a report begins and ends: request and work order are locked, then the report, then its state is
// read; afterwards timeline and screens are told.

export interface OpenedReport {
  readonly report: StoredReport;
  readonly order: OrderForReport;
  readonly zone: string;
}

/** Locks a report in the actor's sight with its work order. A version that is no longer true is refused by name. */
export async function openForChange(
  ctx: Context,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<OpenedReport> {
  const sight = reportSight(ctx);
  const found = await sql.selectReport.first(ctx, { id, ...sight });
  if (found === undefined) throw new Failure('missing', 'serviceReports.missing');
  const order = await orderForReport(ctx, found.workOrderId);
  const [report, { zone }] = await Promise.all([
    sql.lockReport.first(ctx, { id, ...sight }),
    sql.selectTenant.one(ctx),
  ]);
  // Between the two looks it went to another technician.
  if (report === undefined) throw new Failure('missing', 'serviceReports.missing');
  if (report.version !== version) {
    throw new Failure('conflict', 'serviceReports.changedBy', { who: report.changedByTitle });
  }
  return { report, order, zone };
}

/** Whether there is, or was, work to report: not before a referral, not after the end. */
export function isAtWork({ stage }: Pick<OrderForReport, 'stage'>): boolean {
  return !['new', 'closed', 'cancelled'].includes(stage);
}

/** All who wrote on it, the actor among them now. */
export function writersWith(ctx: Context, report: Pick<StoredReport, 'writerIds'>): string[] {
  const self = writerOf(ctx);
  return [...new Set([...report.writerIds, ...(self === null ? [] : [self])])];
}

/** Writes what happened on the work order's timeline and tells the screens of office, agency and technician. */
export async function tellOfReport(
  ctx: Context,
  report: Pick<StoredReport, 'id' | 'workOrderId' | 'agencyId' | 'technicianId'>,
  kind: string,
  facts: Record<string, string | number> = {},
): Promise<void> {
  await tellOfWork(ctx, report.workOrderId, {
    kind: `serviceReports.told.${kind}`,
    audience: ['office', 'agency', 'technician'],
    facts: { agencyId: report.agencyId, ...facts },
  });
  tellScreens(ctx, report);
}

export function tellScreens(
  ctx: Context,
  report: Pick<StoredReport, 'id' | 'agencyId' | 'technicianId'>,
): void {
  hint(ctx, {
    topic: 'serviceReport',
    id: report.id,
    agencyIds: [report.agencyId],
    membershipIds: report.technicianId === null ? [] : [report.technicianId],
  });
}
