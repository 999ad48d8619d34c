import { z } from 'zod';

import { filesByIds } from '../files/files.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { dayIn } from '../lib/jalali.ts';
import { orderBrief } from '../requests/requests.ts';
import { consignedOnHand } from '../warehouse/warehouse.ts';
import { promisesOf } from '../warranty/warranty.ts';
import { isAtWork } from './change-report.ts';
import { lineView } from './line-view.ts';
import { standsAside } from './policy.ts';
import { idsOf } from './report-facts.ts';
import type { Parties } from './report-facts.ts';
import { isWritten, reportMoves } from './report-moves.ts';
import * as parts from './report-parts.sql.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { FlagView, ReportView } from './service-reports.contract.ts';
import { DecisionView, FindingView } from './service-reports.contract.ts';
import { reportSight } from './service-reports.scope.ts';
import * as sql from './service-reports.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';
import { differencesIn, standToday, sumOf } from './stand-today.ts';

// A report as each reader may see it, with what he may do next.

/** One report; missing for who may not see it. Rows I3, I8, I10. */
export async function viewReport(ctx: Context, id: string): Promise<ReportView> {
  const report = await sql.selectReport.first(ctx, { id, ...reportSight(ctx) });
  if (report === undefined) throw new Failure('missing', 'serviceReports.missing');
  const [{ zone }, [order]] = await Promise.all([
    sql.selectTenant.one(ctx),
    orderBrief(ctx, [report.workOrderId]),
  ]);
  const workEndedAt = report.submittedAt === null ? (order?.workEndedAt ?? null) : report.workEndedAt;
  const workDay = workEndedAt === null ? null : dayIn(zone, workEndedAt);
  const today = await standToday(ctx, report, workDay ?? dayIn(zone, ctx.now));
  const [evidence, past, decisions, onHand, promises, aside] = await Promise.all([
    evidenceOf(ctx, id),
    parts.selectPast.all(ctx, { reportId: id, deviceId: report.deviceId, ...reportSight(ctx) }),
    parts.selectDecisions.all(ctx, { reportId: id }),
    freeParts(ctx, report, today.lines),
    promisesWhileWritten(ctx, report, today.day),
    standsAside(ctx, report),
  ]);
  const lines = today.lines.map((line) => lineView(line, today, onHand));
  return {
    ...plainFacts(report, today.parties),
    technician: today.technician && { id: today.technician.id, title: today.technician.title },
    workEndedAt,
    workDay,
    isDateHeld: report.submittedAt === null ? (order?.isDateHeld ?? false) : report.isDateHeld,
    fee: {
      submittedAmount: sumOf(lines.map((line) => line.fee.submittedAmount)),
      nowAmount: sumOf(lines.map((line) => line.fee.nowAmount)),
      decidedAmount: report.decidedAt === null ? null : sumOf(lines.map((line) => line.fee.decidedAmount)),
    },
    goodwill: today.goodwill,
    promises,
    lines,
    evidence,
    flags: shownFlags(Findings.parse(report.flags)),
    differences: differencesIn(report, today),
    past,
    decisions: decisions.map((each) => ({ ...each, acknowledged: Acknowledged.parse(each.acknowledged) })),
    moves: reportMoves(ctx, report, {
      isWorkDone: order?.stage === 'done',
      isAtWork: order !== undefined && isAtWork(order),
      standsAside: aside !== null,
    }),
  };
}
const Findings = z.array(FindingView);

/** An observation is kept, to see how often it is right; nobody reads it in a report. Row I10. */
function shownFlags(findings: z.output<typeof Findings>): FlagView[] {
  return findings.flatMap(({ severity, ...found }) =>
    severity === 'observe' ? [] : [{ ...found, severity }],
  );
}
const Acknowledged = DecisionView.shape.acknowledged;

function plainFacts(report: StoredReport, { device, agency }: Parties) {
  const { sentBackAim, appealedAt } = report;
  return {
    id: report.id,
    number: report.number,
    workOrderId: report.workOrderId,
    kind: report.kind,
    state: report.state,
    tab: report.tab,
    device: {
      id: device.id,
      serial: device.serial,
      modelId: device.modelId,
      modelTitle: device.modelTitle,
      brandTitle: device.brandTitle,
      isUnproven: device.isUnproven,
      soldOn: device.soldOn,
      installedOn: device.installedOn,
    },
    agency: { id: agency.id, code: agency.code, title: agency.title },
    serialRead: report.serialRead,
    sealNumber: report.sealNumber,
    note: report.note,
    openedAt: report.openedAt,
    openedByTitle: report.openedByTitle,
    firstSubmittedAt: report.firstSubmittedAt,
    submittedAt: report.submittedAt,
    submittedByTitle: report.submittedByTitle,
    decidedAt: report.decidedAt,
    currency: report.currency,
    sentBack:
      sentBackAim === null
        ? null
        : { aim: sentBackAim, reasonTitle: report.sentBackReason ?? '', note: report.sentBackNote },
    appeal:
      appealedAt === null
        ? null
        : {
            reasonTitle: report.appealReasonTitle ?? '',
            note: report.appealNote,
            lineIds: report.appealLineIds,
            madeAt: appealedAt,
            madeByTitle: report.appealedByTitle ?? '',
            isAnswered: report.appealAnsweredAt !== null,
          },
    version: report.version,
  };
}

async function evidenceOf(ctx: Context, reportId: string): Promise<ReportView['evidence']> {
  const rows = await parts.selectEvidence.all(ctx, { reportId });
  const files = await filesByIds(
    ctx,
    rows.map((row) => row.fileId),
  );
  return rows.flatMap(({ fileId, kind }) => {
    const file = files.find((each) => each.id === fileId);
    if (file === undefined) return [];
    const { subjectId: _, ...view } = file;
    return [{ kind, file: view }];
  });
}

/** What may be entered, where not everything of the device is covered: the compressor, what a repair promises. Row I2. */
async function promisesWhileWritten(
  ctx: Context,
  report: StoredReport,
  day: string,
): Promise<ReportView['promises']> {
  if (report.kind === 'installation' || !isWritten(report)) return [];
  const promises = await promisesOf(ctx, { deviceId: report.deviceId, day });
  const isWhole = promises.some(({ kind, term }) => kind === 'labour' && term === '');
  return isWhole ? [] : promises.map(({ kind, term, endsOn }) => ({ kind, title: term ?? '', endsOn }));
}

async function freeParts(
  ctx: Context,
  report: StoredReport,
  lines: readonly StoredLine[],
): Promise<ReadonlyMap<string, number>> {
  const partIds = idsOf(
    lines.filter((line) => line.source === 'consigned'),
    'partId',
  );
  if (partIds.length === 0) return new Map();
  const rows = await consignedOnHand(ctx, { agencyId: report.agencyId, partIds });
  return new Map(rows.map((row) => [row.partId, row.onHandQuantity - row.reservedQuantity]));
}
