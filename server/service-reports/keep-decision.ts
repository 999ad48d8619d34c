import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { announce } from '../lib/jobs.ts';
import { json } from '../lib/sql.ts';
import { tellOfReport } from './change-report.ts';
import type { Decided } from './decision-effects.ts';
import { postedFee } from './line-decisions.ts';
import type { Reason } from './line-decisions.ts';
import type { feesToPost } from './post-fees.ts';
import * as parts from './report-parts.sql.ts';
import { goodwillLines } from './post-fees.ts';
import { differencesIn, sumOf } from './stand-today.ts';
import type { Today } from './stand-today.ts';
import type { DecisionForm } from './service-reports.contract.ts';
import { reportDecided } from './service-reports.events.ts';
import * as sql from './service-reports.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';
import type { ReportState } from './words.contract.ts';

// A decision as it is kept for ever, and the report as it stands after it.

interface Made {
  readonly id: string;
  readonly decision: Exclude<DecisionForm, { outcome: 'send_back' }>;
  readonly state: Extract<ReportState, 'approved' | 'partly_approved' | 'rejected'>;
  readonly isSupplement: boolean;
  readonly fees: ReturnType<typeof feesToPost>;
  /** Of the policy under which the program decides; null: a person does. */
  readonly policyVersion: number | null;
  /** He wrote it or decided it before, which a small company allows. */
  readonly isOwn: boolean;
}

export async function keepDecision(ctx: Context, decided: Decided, made: Made): Promise<void> {
  const { report, lines } = decided;
  const goodwillIds = goodwillLines(decided);
  const { state, decision } = made;
  await parts.decideLines.run(ctx, {
    reportId: report.id,
    ids: lines.map((line) => line.id),
    decisions: lines.map((line) => line.decision),
    quantities: lines.map((line) => line.quantity),
    fees: lines.map((line) => line.feeAmount),
    tariffFees: lines.map((line) => line.tariffFeeAmount),
    reasonCodes: lines.map((line) => line.reasonCode),
    reasonTitles: lines.map((line) => line.reasonTitle),
    notes: lines.map((line) => line.note),
    goodwills: lines.map(({ id }) => goodwillIds.has(id)),
  });
  await sql.setDecided.run(ctx, {
    id: report.id,
    state,
    feeAmount: sumOf(lines.map((line) => postedFee({ ...line, decidedFeeAmount: line.feeAmount }))),
    isHeld: lines.some((line) => line.decision === 'held'),
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  const feeAmount = sumOf(made.fees.map((fee) => fee.amount));
  const told = lines.map(({ id: lineId, ...line }) => ({ lineId, ...line }));
  const reason = decision.outcome === 'reject' ? lines.find((line) => line.reasonCode !== null) : undefined;
  await parts.insertDecision.run(ctx, {
    id: made.id,
    reportId: report.id,
    outcome: state,
    isSupplement: made.isSupplement,
    aim: null,
    reasonCode: reason?.reasonCode ?? null,
    reasonTitle: reason?.reasonTitle ?? null,
    note: decision.note,
    feeAmount,
    lines: json(told),
    acknowledged: json(acknowledgedIn(report, decided.today, decision)),
    now: ctx.now,
    decidedBy: ctx.actor.membershipId,
    byTitle: ctx.actor.title,
    policyVersion: made.policyVersion,
  });
  await audit(ctx, {
    action: 'serviceReports.decide',
    kind: 'serviceReport',
    id: report.id,
    before: { state: report.state },
    after: {
      state,
      decisionId: made.id,
      feeAmount,
      lines: told,
      ...(made.policyVersion !== null && { policyVersion: made.policyVersion }),
      ...(made.isOwn && { isOwn: true }),
    },
  });
  await tellOfReport(ctx, report, state);
  await announce(ctx, reportDecided, { reportId: report.id, outcome: state });
}

function acknowledgedIn(report: StoredReport, today: Today, decision: Made['decision']) {
  if (decision.outcome !== 'lines') return [];
  const reasons = new Map(decision.acknowledged.map((each) => [each.id, each.reason]));
  return differencesIn(report, today).flatMap(({ id, kind }) => {
    const reason = reasons.get(id);
    return reason === undefined ? [] : [{ kind, reason }];
  });
}

interface SentBack {
  readonly aim: 'papers' | 'work';
  readonly note: string;
  readonly reason: Reason;
}

export async function keepSentBack(
  ctx: Context,
  report: StoredReport,
  { aim, note, reason }: SentBack,
): Promise<void> {
  await sql.setSentBack.run(ctx, {
    id: report.id,
    aim,
    reasonTitle: reason.title,
    note,
    byTitle: ctx.actor.title,
  });
  const id = newId(ctx.now.getTime());
  await parts.insertDecision.run(ctx, {
    id,
    reportId: report.id,
    outcome: 'sent_back',
    isSupplement: false,
    aim,
    reasonCode: reason.code,
    reasonTitle: reason.title,
    note,
    feeAmount: 0,
    lines: json([]),
    acknowledged: json([]),
    now: ctx.now,
    decidedBy: ctx.actor.membershipId,
    byTitle: ctx.actor.title,
    policyVersion: null,
  });
  await audit(ctx, {
    action: 'serviceReports.sendBack',
    kind: 'serviceReport',
    id: report.id,
    before: { state: report.state },
    after: { state: 'sent_back', aim, reasonCode: reason.code, note },
  });
  await tellOfReport(ctx, report, 'sent_back', { reason: reason.title });
  await announce(ctx, reportDecided, { reportId: report.id, outcome: 'sent_back' });
}
