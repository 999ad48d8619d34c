import type { Context } from '../lib/context.ts';
import { dayIn } from '../lib/jalali.ts';
import type { OpenedReport } from './change-report.ts';
import { flagFacts } from './flag-facts.ts';
import { flagsOf, gravest } from './flags.ts';
import { timeFacts } from './time-facts.ts';
import { standToday } from './stand-today.ts';
import type { Today } from './stand-today.ts';
import * as parts from './report-parts.sql.ts';
import type { FindingView } from './service-reports.contract.ts';
import type { FlagSeverity } from './words.contract.ts';

export interface Assessment extends Today {
  readonly flags: readonly FindingView[];
  readonly workMinutes: number | null;
  readonly severity: FlagSeverity | null;
}

/** What the rules, the coverage check and the tariff say of a report as it stands in the database. Rows I3, I10. */
export async function assess(ctx: Context, { report, order, zone }: OpenedReport): Promise<Assessment> {
  const day = dayIn(zone, order.workEndedAt ?? ctx.now);
  const today = await standToday(ctx, report, day);
  const evidence = await parts.selectEvidence.all(ctx, { reportId: report.id });
  const times = await timeFacts(ctx, {
    reportId: report.id,
    workOrderId: report.workOrderId,
    kind: report.kind,
    modelId: today.parties.model.id,
    lines: today.lines,
  });
  const flags = flagsOf(await flagFacts(ctx, { report, order, zone, evidence, times, ...today }));
  return { ...today, flags, severity: gravest(flags), workMinutes: times.workMinutes };
}
