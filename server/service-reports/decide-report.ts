import { strict as assert } from 'node:assert';
import type { z } from 'zod';

import { reasonOf } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { requireMove } from '../lib/flow.ts';
import { newId } from '../lib/id.ts';
import { closeByReport, sendBackToWork } from '../requests/requests.ts';
import { releaseReport, withdrawObligations } from '../warehouse/warehouse.ts';
import { withdrawByReport } from '../warranty/warranty.ts';
import { openForChange } from './change-report.ts';
import { settleDevice, settleObligations, takeParts } from './decision-effects.ts';
import type { Decided } from './decision-effects.ts';
import { judgeLines, requireAcknowledged } from './judge-lines.ts';
import { keepDecision, keepSentBack } from './keep-decision.ts';
import { stateOf } from './line-decisions.ts';
import type { DecidedLine } from './line-decisions.ts';
import { feesToPost, postFees } from './post-fees.ts';
import { isOwnInAnyWay, standsAside } from './policy.ts';
import { isDecidedAnew, reportFlow } from './report-moves.ts';
import { viewReport } from './report-view.ts';
import type { decideReport, DecisionForm, ReportView } from './service-reports.contract.ts';
import type { StoredReport } from './service-reports.sql.ts';
import { standToday } from './stand-today.ts';

// The decision on a report. Everything that follows from it happens in this one transaction, or nothing does: stock,
// obligations, device, warranty, work order, books.

/** Approves, corrects or rejects line by line, sends back, or rejects a report. Rows I8, I9, J5. */
export async function decide(ctx: Context, input: z.output<typeof decideReport.input>): Promise<ReportView> {
  const { report } = await openForChange(ctx, input);
  await requireDecidable(ctx, report);
  const { decision } = input;
  switch (decision.outcome) {
    case 'send_back':
      await sendBack(ctx, report, decision);
      break;
    case 'reject':
    case 'lines':
      await decideOn(ctx, report, decision);
      break;
  }
  return await viewReport(ctx, report.id);
}

async function requireDecidable(ctx: Context, report: StoredReport): Promise<void> {
  if (ctx.actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
  const isWaiting = report.state === 'submitted' || isDecidedAnew(report);
  if (!isWaiting) {
    const code = report.decidedAt === null ? 'serviceReports.notSubmitted' : 'serviceReports.decidedAlready';
    throw new Failure('conflict', code);
  }
  const why = await standsAside(ctx, report);
  if (why !== null) throw new Failure('forbidden', `serviceReports.${why}`);
}

/** Back to the agency: for its papers the work stays done, for more work on the device it goes on. Row I8. */
async function sendBack(
  ctx: Context,
  report: StoredReport,
  decision: Extract<DecisionForm, { outcome: 'send_back' }>,
): Promise<void> {
  requireMove(reportFlow, report.state, 'sent_back', 'sendBack', 'serviceReports.decidedAlready');
  const reason = await reasonOf(ctx, 'send_back', decision.reasonCode);
  const reportId = report.id;
  await releaseReport(ctx, { reportId });
  await withdrawObligations(ctx, { reportId });
  // The device stays installed while papers are put right, and its owner stays covered.
  if (decision.aim === 'work') {
    await withdrawByReport(ctx, { reportId });
    await sendBackToWork(ctx, { workOrderId: report.workOrderId, reason: reason.title });
  }
  await keepSentBack(ctx, report, { ...decision, reason });
}

/** Decides line by line, by a person or, under a version of the policy, by the program. Rows I8, I9. */
export async function decideOn(
  ctx: Context,
  report: StoredReport,
  decision: Exclude<DecisionForm, { outcome: 'send_back' }>,
  { policyVersion }: { readonly policyVersion: number | null } = { policyVersion: null },
): Promise<void> {
  const { workOn, workEndedAt } = report;
  assert(workOn !== null && workEndedAt !== null, 'a submitted report has its work day');
  const isSupplement = report.state !== 'submitted';
  const today = await standToday(ctx, report, workOn);
  if (decision.outcome === 'lines' && !isSupplement) requireAcknowledged(report, today, decision);
  const lines = await judgeLines(ctx, report, today, decision);
  const given: Decided = { report: { ...report, workOn, workEndedAt }, today, stored: today.lines, lines };
  const decided = await settle(ctx, given);
  const state = stateOf(decided.lines);
  if (state !== report.state) {
    const move = isSupplement ? 'redecide' : 'decide';
    requireMove(reportFlow, report.state, state, move, 'serviceReports.decidedAlready');
  }
  const fees = feesToPost(today.lines, decided.lines);
  const decisionId = newId(ctx.now.getTime());
  await keepDecision(ctx, decided, {
    id: decisionId,
    decision,
    state,
    isSupplement,
    fees,
    policyVersion,
    isOwn: await isOwnInAnyWay(ctx, report),
  });
  await closeByReport(ctx, { workOrderId: report.workOrderId, reportId: report.id });
  await postFees(ctx, decided, { fees, decisionId, isSupplement });
}

/** Stock first, then obligations, then the device: the order in which every verb locks them. */
async function settle(ctx: Context, given: Decided): Promise<Decided> {
  const lines: DecidedLine[] = await takeParts(ctx, given);
  const decided = { ...given, lines };
  await settleObligations(ctx, decided);
  await settleDevice(ctx, decided);
  return decided;
}
