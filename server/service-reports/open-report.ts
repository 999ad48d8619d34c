import { deviceById } from '../devices/devices.ts';
import { attachFiles } from '../files/files.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { codeKey, fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { dayIn } from '../lib/jalali.ts';

import type { OrderForReport } from '../requests/requests.ts';
import { orderForReport } from '../requests/requests.ts';
import { wordsOfCoverage } from '../warranty/warranty.contract.ts';
import { coverageOf, promisesOf } from '../warranty/warranty.ts';
import { isAtWork, tellOfReport, writersWith } from './change-report.ts';
import { goodwillOf } from './goodwill.ts';
import { isWritten } from './report-moves.ts';
import * as parts from './report-parts.sql.ts';
import { viewReport } from './report-view.ts';
import type { ReportView } from './service-reports.contract.ts';
import * as sql from './service-reports.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';
import type { ReportKind } from './words.contract.ts';

// Two phones at one instant: the work order's lock lets one wait, and it gets the other's report; the constraint is the
// second wall.
constraintFailure('service_report_one_live', 'conflict', 'serviceReports.openedAlready');

/** Opens the report of a work order that an agency has accepted, or answers the one it has. Rows I1, I2. */
export async function open(ctx: Context, { id: workOrderId }: { id: string }): Promise<ReportView> {
  const order = await orderForReport(ctx, workOrderId);
  const known = await sql.lockOfOrder.first(ctx, { workOrderId });
  if (known !== undefined && !isOfFormerAgency(known, order)) {
    await handOver(ctx, known, order);
    return await viewReport(ctx, known.id);
  }
  const { agencyId } = order;
  if (agencyId === null || order.acceptedAt === null || !isAtWork(order))
    throw new Failure('conflict', 'serviceReports.notAtWork');
  const kind = reportKindOf(order);
  const { zone, currency } = await sql.selectTenant.one(ctx);
  if (kind === 'warranty_repair') await requireCovered(ctx, order, zone);
  if (known !== undefined) await dropDraft(ctx, known.id);
  const id = newId(ctx.now.getTime());
  const { technicianId } = order;
  await sql.insertReport.run(ctx, {
    id,
    workOrderId,
    requestId: order.requestId,
    number: order.number,
    kind,
    deviceId: order.deviceId,
    agencyId,
    technicianId,
    writerIds: writersWith(ctx, { writerIds: [] }),
    currency,
    searchKey: await searchKeyOf(ctx, order, ''),
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  await audit(ctx, {
    action: 'serviceReports.open',
    kind: 'serviceReport',
    id,
    after: { workOrderId, kind, agencyId, technicianId },
  });
  await tellOfReport(ctx, { id, workOrderId, agencyId, technicianId }, 'opened');
  return await viewReport(ctx, id);
}

type Known = Pick<StoredReport, 'id' | 'state' | 'agencyId' | 'technicianId' | 'submittedAt' | 'workOrderId'>;

/** Work is taken back only before it begins: what the former agency has written of it was never handed in. */
function isOfFormerAgency(known: Known, order: OrderForReport): boolean {
  return order.agencyId !== null && known.agencyId !== order.agencyId && known.submittedAt === null;
}

async function dropDraft(ctx: Context, id: string): Promise<void> {
  await parts.dropLines.run(ctx, { reportId: id });
  await parts.dropEvidence.run(ctx, { reportId: id });
  await sql.dropReport.run(ctx, { id });
  await audit(ctx, { action: 'serviceReports.drop', kind: 'serviceReport', id });
}

/** Another technician goes on with what is being written: report and photos become his to see. */
async function handOver(ctx: Context, known: Known, { technicianId }: OrderForReport): Promise<void> {
  if (!isWritten(known) || technicianId === null || technicianId === known.technicianId) return;
  const { id } = known;
  const evidence = await parts.selectEvidence.all(ctx, { reportId: id });
  await attachFiles(ctx, {
    files: evidence.map(({ fileId }, at) => ({ fileId, path: `evidence.${at}.fileId` })),
    subjectId: id,
    alsoOf: [known.workOrderId],
    readerId: technicianId,
  });
  await sql.setTechnician.run(ctx, { id, technicianId, byTitle: ctx.actor.title });
  await audit(ctx, {
    action: 'serviceReports.handOver',
    kind: 'serviceReport',
    id,
    before: { technicianId: known.technicianId },
    after: { technicianId },
  });
}

function reportKindOf({ serviceKind }: OrderForReport): ReportKind {
  if (serviceKind === 'installation') return 'installation';
  if (serviceKind === 'repair') return 'warranty_repair';
  throw new Failure('conflict', 'serviceReports.noReportForKind');
}

/**
 * An uncovered device has no warranty report, unless the head office lets it be goodwill. One of which something is
 * covered, the compressor or what an earlier repair promises, has one for that: each line is asked about again. Row I2.
 */
async function requireCovered(ctx: Context, order: OrderForReport, zone: string): Promise<void> {
  const { deviceId } = order;
  const day = dayIn(zone, order.workEndedAt ?? ctx.now);
  if ((await promisesOf(ctx, { deviceId, day })).length > 0) return;
  if ((await goodwillOf(ctx, order.id)) !== null) return;
  const answer = await coverageOf(ctx, { deviceId, day, lines: [{ kind: 'labour' }] });
  const fields = answer.lines.map((labour) => ({ path: 'device', ...wordsOfCoverage(labour) }));
  throw new Failure('conflict', 'serviceReports.deviceNotCovered', {}, fields);
}

/** By what the queue finds a report: its number, and the serial on the device and as it was read. */
export async function searchKeyOf(
  ctx: Pick<Context, 'tx'>,
  order: Pick<OrderForReport, 'number' | 'deviceId'>,
  serialRead: string,
): Promise<string> {
  const device = await deviceById(ctx, order.deviceId);
  const serials = [device?.serial ?? '', serialRead];
  const words = [order.number, ...serials, device?.modelTitle ?? ''].map(fold);
  return [...new Set([...words, codeKey(order.number), ...serials.map(codeKey)])].join(' ').trim();
}
