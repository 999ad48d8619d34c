import type { z } from 'zod';

import { reasonOf } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { requireMove } from '../lib/flow.ts';
import { releaseReport, withdrawObligations } from '../warehouse/warehouse.ts';
import { withdrawByReport } from '../warranty/warranty.ts';
import { openForChange, tellOfReport } from './change-report.ts';
import * as parts from './report-parts.sql.ts';
import { isAppealable, reportFlow } from './report-moves.ts';
import { viewReport } from './report-view.ts';
import type { appealReport, ReportView, withdrawReport } from './service-reports.contract.ts';
import * as sql from './service-reports.sql.ts';

// What the agency does about a report that it has handed in.

/** Takes a report that nobody has decided back to be written on; what it held and opened is undone. */
export async function withdraw(
  ctx: Context,
  input: z.output<typeof withdrawReport.input>,
): Promise<ReportView> {
  const { report } = await openForChange(ctx, input);
  requireMove(reportFlow, report.state, 'draft', 'withdraw', 'serviceReports.decidedAlready');
  const reportId = report.id;
  await releaseReport(ctx, { reportId });
  await withdrawObligations(ctx, { reportId });
  await withdrawByReport(ctx, { reportId });
  await sql.setDraft.run(ctx, { id: reportId, byTitle: ctx.actor.title });
  await audit(ctx, {
    action: 'serviceReports.withdraw',
    kind: 'serviceReport',
    id: reportId,
    before: { state: report.state },
    after: { state: 'draft' },
  });
  await tellOfReport(ctx, report, 'withdrawn');
  return await viewReport(ctx, reportId);
}

/** Asks, once, for another decision on lines that were rejected or corrected. Row I8. */
export async function appeal(ctx: Context, input: z.output<typeof appealReport.input>): Promise<ReportView> {
  const { report } = await openForChange(ctx, input);
  if (!isAppealable(report)) {
    const code = report.appealedAt === null ? 'serviceReports.notDecided' : 'serviceReports.appealedAlready';
    throw new Failure('conflict', code);
  }
  const lines = await parts.selectLines.all(ctx, { reportId: report.id });
  const lineIds = [...new Set(input.lineIds)];
  const wrong = lineIds.flatMap((lineId, at) => {
    const decision = lines.find((line) => line.id === lineId)?.decision;
    const isTaken = decision === 'rejected' || decision === 'corrected';
    return isTaken ? [] : [{ path: `lineIds.${at}`, code: 'serviceReports.notAppealable' }];
  });
  if (wrong.length > 0) throw new Failure('invalid', 'lib.invalid', {}, wrong);
  const reason = await reasonOf(ctx, 'appeal', input.reasonCode);
  await sql.setAppealed.run(ctx, {
    id: report.id,
    reasonCode: reason.code,
    reasonTitle: reason.title,
    note: input.note,
    lineIds,
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  await audit(ctx, {
    action: 'serviceReports.appeal',
    kind: 'serviceReport',
    id: report.id,
    after: { lineIds, reasonCode: reason.code, note: input.note },
  });
  await tellOfReport(ctx, report, 'appealed');
  return await viewReport(ctx, report.id);
}
