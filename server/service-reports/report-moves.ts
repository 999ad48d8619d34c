import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { checkFlow } from '../lib/flow.ts';
import type { Flow } from '../lib/flow.ts';
import { writerOf } from './service-reports.scope.ts';
import type { StoredReport } from './service-reports.sql.ts';
import type { ReportState, ReportVerb } from './words.contract.ts';

// The state table of a report, and what a reader may do next.

export type ReportMove = 'submit' | 'withdraw' | 'decide' | 'sendBack' | 'redecide';

export const reportFlow = {
  draft: { submitted: ['submit'] },
  submitted: {
    draft: ['withdraw'],
    sent_back: ['sendBack'],
    approved: ['decide'],
    partly_approved: ['decide'],
    rejected: ['decide'],
  },
  sent_back: { submitted: ['submit'] },
  // An appeal, or a part that the books have by now, only ever gives more.
  approved: {},
  partly_approved: { approved: ['redecide'] },
  rejected: { approved: ['redecide'], partly_approved: ['redecide'] },
} as const satisfies Flow<ReportState, ReportMove>;

checkFlow<ReportState, ReportMove>(reportFlow, {
  name: 'service report',
  initial: 'draft',
  ends: ['approved'],
});

export function isWritten({ state }: Pick<StoredReport, 'state'>): boolean {
  return state === 'draft' || state === 'sent_back';
}

/** Decided already, and still something to decide: an appeal, or a line that waits for the books. */
export function isDecidedAnew({ tab }: Pick<StoredReport, 'tab'>): boolean {
  return tab === 'appealed' || tab === 'held';
}

/** Nobody decides what he wrote or did himself. */
export function isOwnReport(
  ctx: Pick<Context, 'actor'>,
  report: Pick<StoredReport, 'writerIds' | 'technicianId'>,
): boolean {
  const self = [writerOf(ctx), ctx.actor.membershipId, ctx.actor.id].filter((id) => id !== null);
  return self.some((id) => report.writerIds.includes(id) || id === report.technicianId);
}

/** `isAtWork`: the work order is still the reader's, and not ended; `standsAside`: another has to decide. */
export function reportMoves(
  ctx: Pick<Context, 'actor'>,
  report: StoredReport,
  { isWorkDone, isAtWork, standsAside }: { isWorkDone: boolean; isAtWork: boolean; standsAside: boolean },
): ReportVerb[] {
  const isOffice = ctx.actor.sees === 'office';
  const mayDecide = isOffice && !standsAside;
  const offers: readonly (readonly [ReportVerb, string, boolean])[] = [
    ['save', 'report.write', isAtWork && isWritten(report)],
    ['submit', 'report.write', isAtWork && isWritten(report) && isWorkDone],
    ['withdraw', 'report.write', isAtWork && !isOffice && report.state === 'submitted'],
    ['decide', 'report.decide', mayDecide && (report.state === 'submitted' || isDecidedAnew(report))],
    ['appeal', 'report.appeal', !isOffice && isAppealable(report)],
  ];
  return offers
    .filter(([, permission, isPossible]) => isPossible && can(ctx, permission))
    .map(([verb]) => verb);
}

/** Once, after a decision that took something away; the verb looks at the lines. */
export function isAppealable(report: Pick<StoredReport, 'decidedAt' | 'appealedAt'>): boolean {
  return report.decidedAt !== null && report.appealedAt === null;
}
