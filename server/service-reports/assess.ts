import type { Context } from '../lib/context.ts';
import { dayIn } from '../lib/jalali.ts';
import type { OpenedReport } from './change-report.ts';
import { flagFacts } from './flag-facts.ts';
import { flagsOf, gravest } from './flags.ts';
import { standToday } from './report-view.ts';
import type { Today } from './report-view.ts';
import * as parts from './report-parts.sql.ts';
import type { FlagView } from './service-reports.contract.ts';
import type { FlagSeverity } from './words.contract.ts';

export interface Assessment extends Today {
  /** The work day; today while the work is not done. */
  readonly day: string;
  readonly flags: readonly FlagView[];
  readonly severity: FlagSeverity | null;
}

/** What the rules, the coverage check and the tariff say of a report as it stands in the database. Rows I3, I10. */
export async function assess(ctx: Context, { report, order, zone }: OpenedReport): Promise<Assessment> {
  const day = dayIn(zone, order.workEndedAt ?? ctx.now);
  const today = await standToday(ctx, report, day);
  const evidence = await parts.selectEvidence.all(ctx, { reportId: report.id });
  const flags = flagsOf(await flagFacts(ctx, { report, order, zone, evidence, ...today }));
  return { ...today, day, flags, severity: gravest(flags) };
}
