import { serve } from '../lib/endpoint.ts';
import { decide } from './decide-report.ts';
import { allowGoodwill, readGoodwill, takeBackGoodwill } from './goodwill.contract.ts';
import * as goodwill from './goodwill.ts';
import { open } from './open-report.ts';
import { changePolicy, readPolicy } from './policy.contract.ts';
import * as policy from './policy.ts';
import { listOfReports } from './report-list.ts';
import { viewReport } from './report-view.ts';
import { save } from './save-report.ts';
import {
  appealReport,
  decideReport,
  listReports,
  openReport,
  readReport,
  saveReport,
  submitReport,
  withdrawReport,
} from './service-reports.contract.ts';
import { submit } from './submit-report.ts';
import { appeal, withdraw } from './withdraw-report.ts';

export const reportRoutes = [
  serve(openReport, open),
  serve(listReports, listOfReports),
  serve(readReport, (ctx, { id }) => viewReport(ctx, id)),
  serve(saveReport, save),
  serve(submitReport, submit),
  serve(withdrawReport, withdraw),
  serve(decideReport, decide),
  serve(appealReport, appeal),
  serve(readPolicy, policy.read),
  serve(changePolicy, policy.change),
  serve(readGoodwill, goodwill.read),
  serve(allowGoodwill, goodwill.allow),
  serve(takeBackGoodwill, goodwill.takeBack),
];
