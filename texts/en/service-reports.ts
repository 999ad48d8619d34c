import type { Dictionary } from '../../server/lib/texts.ts';

export const serviceReports = {
  'permission.report.read': 'See service reports',
  'permission.report.write': 'Write service reports',
  'permission.report.decide': 'Decide service reports',
  'permission.report.appeal': 'Appeal a decision on a report',
} as const satisfies Dictionary;
