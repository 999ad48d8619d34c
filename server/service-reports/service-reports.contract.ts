import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  amountField,
  codeField,
  idField,
  lineField,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { ReportRow, ReportView } from './report-views.contract.ts';
import {
  EVIDENCE_MAX,
  evidenceKinds,
  partSources,
  QUANTITY_MAX,
  REPORT_LINES_MAX,
  reportKinds,
  reportTabs,
  sendBackAims,
} from './words.contract.ts';

export * from './report-views.contract.ts';
export * from './words.contract.ts';

const CountView = z.strictObject({ count: z.int(), isMore: z.boolean() });
export const listReports = contract({
  operation: 'serviceReports.list',
  method: 'GET',
  path: '/service-reports',
  permission: 'report.read',
  summary:
    'Service reports, the longest waiting first: the head office all, an agency its own, a technician his. I7.',
  input: z.strictObject({
    ...pageFields(),
    tab: z.enum(reportTabs).optional(),
    kind: z.enum(reportKinds).optional(),
    agencyId: idField().optional(),
  }),
  output: z.strictObject({
    items: z.array(ReportRow),
    next: z.string().nullable(),
    /** By tab, under the same kind and agency; null on later pages and when searching. */
    counts: z.record(z.string(), CountView).nullable(),
  }),
});
export type ListReports = z.output<typeof listReports.input>;
export const readReport = contract({
  operation: 'serviceReports.read',
  method: 'GET',
  path: '/service-reports/:id',
  permission: 'report.read',
  summary:
    'One service report with everything its decision needs, as far as the reader may see it. Rows I3, I8, I10.',
  input: z.strictObject({ id: idField() }),
  output: ReportView,
});

/** Of a line known before, its id: it stays the same line. A new one has none. */
const lineId = { id: idField().nullable().default(null) };
const quantityField = () =>
  z.int({ error: 'lib.notANumber' }).min(1, 'lib.tooSmall').max(QUANTITY_MAX, 'lib.tooBig');
const partSerialField = () => lineField(60).nullable().default(null);
export const ReportLineForm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('labour'),
    ...lineId,
    /** Null only in an installation report: the installation itself. */
    repairActionId: idField().nullable(),
    faultId: idField().nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('part_added'),
    ...lineId,
    partId: idField(),
    source: z.enum(partSources),
    quantity: quantityField(),
    serial: partSerialField(),
    faultId: idField().nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('part_removed'),
    ...lineId,
    partId: idField(),
    quantity: quantityField(),
    serial: partSerialField(),
  }),
  z.strictObject({ kind: z.literal('travel'), ...lineId, kilometres: quantityField() }),
]);
export type ReportLineForm = z.output<typeof ReportLineForm>;

const mark = { id: idField(), version: versionField() };
export const openReport = contract({
  operation: 'serviceReports.open',
  method: 'POST',
  path: '/work-orders/:id/service-report',
  permission: 'report.write',
  summary: 'Opens the service report of a work order, or answers the one it has. Rows I1, I2.',
  input: z.strictObject({ id: idField() }),
  output: ReportView,
});
export const saveReport = contract({
  operation: 'serviceReports.save',
  method: 'PUT',
  path: '/service-reports/:id',
  permission: 'report.write',
  summary: 'Writes a report that is being written anew, wholly. Rows I1, I2, I3.',
  input: z.strictObject({
    ...mark,
    serialRead: lineField(60).default(''),
    sealNumber: lineField(60).default(''),
    note: noteField().default(''),
    lines: z.array(ReportLineForm).max(REPORT_LINES_MAX, 'lib.tooManyItems'),
    evidence: z
      .array(z.strictObject({ kind: z.enum(evidenceKinds), fileId: idField() }))
      .max(EVIDENCE_MAX, 'lib.tooManyItems'),
  }),
  output: ReportView,
});
export const submitReport = contract({
  operation: 'serviceReports.submit',
  method: 'POST',
  path: '/service-reports/:id/submit',
  permission: 'report.write',
  summary:
    'Hands a report in: prices it, reserves its parts, opens obligations and cover provisionally. Rows I1, I3, I10.',
  input: z.strictObject(mark),
  output: ReportView,
});
export const withdrawReport = contract({
  operation: 'serviceReports.withdraw',
  method: 'POST',
  path: '/service-reports/:id/withdraw',
  permission: 'report.write',
  summary: 'Takes a report that nobody has decided back to be written on.',
  input: z.strictObject(mark),
  output: ReportView,
});

const reasoned = { reasonCode: codeField(), note: noteField().default('') };
const LineDecisionForm = z.discriminatedUnion('decision', [
  z.strictObject({ lineId: idField(), decision: z.literal('approve') }),
  z.strictObject({
    lineId: idField(),
    decision: z.literal('correct'),
    /** Another quantity, another fee, or both; what is left out stays. */
    quantity: quantityField().optional(),
    feeAmount: amountField().optional(),
    /** Of the kind `change_fee`. */
    ...reasoned,
  }),
  /** Its reason is of the kind `reject_line`. */
  z.strictObject({ lineId: idField(), decision: z.literal('reject'), ...reasoned }),
]);
export type LineDecisionForm = z.output<typeof LineDecisionForm>;
const acknowledged = z
  .array(z.strictObject({ id: z.string().max(200), reason: noteField().min(1, 'lib.required') }))
  .max(100, 'lib.tooManyItems')
  .default([]);
export const DecisionForm = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('lines'),
    /** Every line of the report; on an appeal or for held lines those that are decided anew. */
    lines: z.array(LineDecisionForm).min(1, 'lib.required').max(REPORT_LINES_MAX, 'lib.tooManyItems'),
    acknowledged,
    note: noteField().default(''),
  }),
  /** Its reason is of the kind `send_back`. */
  z.strictObject({ outcome: z.literal('send_back'), aim: z.enum(sendBackAims), ...reasoned }),
  /** The whole report; its reason is of the kind `reject_line`. */
  z.strictObject({ outcome: z.literal('reject'), ...reasoned }),
]);
export type DecisionForm = z.output<typeof DecisionForm>;
export const decideReport = contract({
  operation: 'serviceReports.decide',
  method: 'POST',
  path: '/service-reports/:id/decide',
  permission: 'report.decide',
  summary:
    'Approves, corrects or rejects line by line, sends back, or rejects; all its effects at once. Rows I8, I9, J5.',
  input: z.strictObject({ ...mark, decision: DecisionForm }),
  output: ReportView,
});
export const appealReport = contract({
  operation: 'serviceReports.appeal',
  method: 'POST',
  path: '/service-reports/:id/appeal',
  permission: 'report.appeal',
  summary:
    'Asks once, with a coded reason, for another decision on lines that were rejected or corrected. Row I8.',
  input: z.strictObject({
    ...mark,
    lineIds: z.array(idField()).min(1, 'lib.required').max(REPORT_LINES_MAX, 'lib.tooManyItems'),
    /** Of the kind `appeal`. */
    reasonCode: codeField(),
    note: noteField().min(1, 'lib.required'),
  }),
  output: ReportView,
});
