import type { z } from 'zod';

import { agencyManagers } from '../agencies/agencies.ts';
import type { Context } from '../lib/context.ts';
import { listener } from '../lib/jobs.ts';
import type { Listener } from '../lib/jobs.ts';
import { sendText } from '../messaging/messaging.ts';
import { reportDecided } from './service-reports.events.ts';
import { reportSight } from './service-reports.scope.ts';
import { selectReport } from './service-reports.sql.ts';

// Who is told by SMS once a report is decided: the managers of its agency.

export const reportListeners: readonly Listener[] = [
  listener(reportDecided, 'serviceReports.tellAgency', tellAgency),
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
