import { agency } from './fa/agency.ts';
import { agencyJob } from './fa/agency-job.ts';
import { agencyReport } from './fa/agency-report.ts';

/** What the agency portal alone says; it comes with the portal. */
export const faPortal = {
  ...agency,
  ...agencyJob,
  ...agencyReport,
} as const;
