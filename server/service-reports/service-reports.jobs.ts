import type { z } from 'zod';

import { agencyManagers } from '../agencies/agencies.ts';
import type { Context } from '../lib/context.ts';
import { listener } from '../lib/jobs.ts';
import type { Listener } from '../lib/jobs.ts';
import { sendText } from '../messaging/messaging.ts';
import { decideByProgram } from './decide-by-program.ts';
import { reportDecided, reportSubmitted } from './service-reports.events.ts';
import { reportSight } from './service-reports.scope.ts';
import { selectReport } from './service-reports.sql.ts';

// What follows on a report by itself: the program looks at what was handed in, and the managers of an agency are told by
// SMS what was decided.

export const reportListeners: readonly Listener[] = [
  listener(reportDecided, 'serviceReports.tellAgency', tellAgency),
  listener(reportSubmitted, 'serviceReports.decideByProgram', decideByProgram),
];

async function tellAgency(
  ctx: Context,
  { reportId, outcome }: z.output<typeof reportDecided.data>,
): Promise<void> {
  const report = await selectReport.first(ctx, { id: reportId, ...reportSight(ctx) });
  if (report === undefined) return;
  const about = { recipient: 'agency' as const, subject: report.requestId, part: report.workOrderId };
  for (const { mobile } of await agencyManagers(ctx, report.agencyId)) {
    if (outcome === 'sent_back') {
      const reason = report.sentBackReason ?? '';
      const values = { number: report.number, reason };
      await sendText(ctx, { to: mobile, template: 'reports.sentBack', ...about, values });
    } else {
      const values = { number: report.number };
      await sendText(ctx, { to: mobile, template: templates[outcome], ...about, values });
    }
  }
}

const templates = {
  approved: 'reports.approved',
  partly_approved: 'reports.partlyApproved',
  rejected: 'reports.rejected',
} as const;
