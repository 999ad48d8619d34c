import { z } from 'zod';

import { filesByIds } from '../files/files.ts';
import { person } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { dayIn } from '../lib/jalali.ts';
import { orderBrief } from '../requests/requests.ts';
import { PriceExplanation } from '../tariffs/tariffs.contract.ts';
import { consignedOnHand } from '../warehouse/warehouse.ts';
import { CoverageLineView } from '../warranty/warranty.contract.ts';
import { differencesOf } from './differences.ts';
import { isAtWork } from './change-report.ts';
import { coverageOfLines, feesOfLines, idsOf, partiesOf, wordsOfLines } from './report-facts.ts';
import type { LineFee, LineWords, Parties } from './report-facts.ts';
import { reportMoves } from './report-moves.ts';
import * as parts from './report-parts.sql.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { DifferenceView, ReportLineView, ReportView } from './service-reports.contract.ts';
import { DecisionView, FlagView } from './service-reports.contract.ts';
import { reportSight } from './service-reports.scope.ts';
import * as sql from './service-reports.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';

// A report as each reader may see it, with what he may do next.

/** How the lines stand today: asked anew while something can still be decided about them. */
export interface Today {
  readonly parties: Parties;
  readonly words: LineWords;
  readonly lines: readonly StoredLine[];
  readonly coverage: ReadonlyMap<string, CoverageLineView>;
  readonly fees: ReadonlyMap<string, LineFee>;
  readonly technician: { readonly id: string; readonly title: string; readonly isGone: boolean } | null;
}

/** `day`: the work day, or today while the work is not done. */
export async function standToday(ctx: Context, report: StoredReport, day: string): Promise<Today> {
  const [lines, parties, technician] = await Promise.all([
    parts.selectLines.all(ctx, { reportId: report.id }),
    partiesOf(ctx, report),
    technicianOf(ctx, report),
  ]);
  const words = await wordsOfLines(ctx, lines);
  const { kind, deviceId } = report;
  const isOver = report.tab === 'decided';
  const [coverage, fees] = isOver
    ? [new Map<string, CoverageLineView>(), new Map<string, LineFee>()]
    : await Promise.all([
        coverageOfLines(ctx, { kind, deviceId, day, lines, words }),
        feesOfLines(ctx, { kind, day, parties, lines }),
      ]);
  return { parties, words, lines, coverage, fees, technician };
}

async function technicianOf(ctx: Context, report: StoredReport): Promise<Today['technician']> {
  if (report.technicianId === null) return null;
  const found = await person(ctx, report.technicianId);
  if (found === undefined) return null;
  const isGone = found.isEnded || found.agencyId !== report.agencyId;
  return { id: report.technicianId, title: found.title, isGone };
}

/** What differs since submission; nothing unless a first decision is waited for. */
export function differencesIn(report: StoredReport, today: Today): DifferenceView[] {
  if (report.state !== 'submitted') return [];
  return differencesOf({
    device: today.parties.device,
    submittedSerial: report.submittedSerial,
    submittedModelId: report.submittedModelId,
    technician: today.technician,
    lines: today.lines.map((line) => {
      const part = today.words.parts.get(line.partId ?? '');
      return {
        id: line.id,
        submittedFeeAmount: line.feeAmount,
        nowFeeAmount: today.fees.get(line.id)?.amount ?? null,
        submittedCoverage: keptCoverage(line.coverage),
        nowCoverage: today.coverage.get(line.id) ?? null,
        retiredPart: part?.isRetired === true ? part.title : null,
      };
    }),
  });
}

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
  const [evidence, past, decisions, onHand] = await Promise.all([
    evidenceOf(ctx, id),
    parts.selectPast.all(ctx, { reportId: id, deviceId: report.deviceId, ...reportSight(ctx) }),
    parts.selectDecisions.all(ctx, { reportId: id }),
    freeParts(ctx, report, today.lines),
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
    lines,
    evidence,
    flags: Flags.parse(report.flags),
    differences: differencesIn(report, today),
    past,
    decisions: decisions.map((each) => ({ ...each, acknowledged: Acknowledged.parse(each.acknowledged) })),
    moves: reportMoves(ctx, report, {
      isWorkDone: order?.stage === 'done',
      isAtWork: order !== undefined && isAtWork(order),
    }),
  };
}
const Flags = z.array(FlagView);
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
            note: report.appealNote,
            lineIds: report.appealLineIds,
            madeAt: appealedAt,
            madeByTitle: report.appealedByTitle ?? '',
            isAnswered: report.appealAnsweredAt !== null,
          },
    version: report.version,
  };
}

function lineView(line: StoredLine, today: Today, onHand: ReadonlyMap<string, number>): ReportLineView {
  const action = today.words.actions.get(line.repairActionId ?? '');
  const fault = today.words.faults.get(line.faultId ?? '');
  const part = today.words.parts.get(line.partId ?? '');
  const now = today.fees.get(line.id);
  return {
    id: line.id,
    kind: line.kind,
    repairAction: action
      ? { id: action.id, code: action.code, title: action.title, needsSeal: action.needsSeal }
      : null,
    fault: fault
      ? { id: fault.id, code: fault.code, title: fault.title, familyTitle: fault.familyTitle }
      : null,
    part: part
      ? {
          id: part.id,
          code: part.code,
          title: part.title,
          unit: part.unit,
          returnRule: part.returnRule,
        }
      : null,
    source: line.source,
    quantity: line.quantity,
    serial: line.serial,
    coverage: { submitted: keptCoverage(line.coverage), now: today.coverage.get(line.id) ?? null },
    fee: {
      submittedAmount: line.feeAmount,
      nowAmount: now?.amount ?? null,
      decidedAmount: line.decidedFeeAmount,
      submittedExplanation: PriceExplanation.safeParse(line.explanation).data ?? null,
      nowExplanation: now?.explanation ?? null,
      unitAmount: now?.unitAmount ?? line.unitAmount,
    },
    onHandQuantity: line.source === 'consigned' ? (onHand.get(line.partId ?? '') ?? 0) : null,
    decision: decisionOf(line),
  };
}

function decisionOf(line: StoredLine): ReportLineView['decision'] {
  if (line.decision === null) return null;
  return {
    decision: line.decision,
    quantity: line.decidedQuantity ?? line.quantity,
    feeAmount: line.decidedFeeAmount,
    tariffFeeAmount: line.tariffFeeAmount,
    reasonCode: line.reasonCode,
    reasonTitle: line.reasonTitle,
    note: line.decisionNote,
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

/** The answer of the coverage check that a line keeps, read back. */
export function keptCoverage(stored: unknown): CoverageLineView | null {
  return CoverageLineView.safeParse(stored).data ?? null;
}

export function sumOf(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}
