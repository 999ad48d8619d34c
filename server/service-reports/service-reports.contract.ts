import { z } from 'zod';

import { FileView } from '../files/files.contract.ts';
import { contract } from '../lib/contract.ts';
import {
  amountField,
  codeField,
  dayView,
  idField,
  instantView,
  lineField,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { PriceExplanation } from '../tariffs/tariffs.contract.ts';
import { CoverageLineView } from '../warranty/warranty.contract.ts';
import {
  differenceKinds,
  evidenceKinds,
  EVIDENCE_MAX,
  flagCodes,
  flagSeverities,
  lineDecisions,
  partSources,
  QUANTITY_MAX,
  reportKinds,
  reportLineKinds,
  REPORT_LINES_MAX,
  reportStates,
  reportTabs,
  reportVerbs,
  sendBackAims,
} from './words.contract.ts';

export * from './words.contract.ts';

const Named = z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() });
const Facts = z.record(z.string(), z.union([z.string(), z.number()]));

/** A finding of the rules: `serviceReports.flag.<code>` says it to the agency without blame. */
export const FlagView = z.strictObject({
  code: z.enum(flagCodes),
  /** Which wording of the rule found it. */
  version: z.int(),
  severity: z.enum(flagSeverities),
  /** Null: the report as a whole. */
  lineId: z.uuid().nullable(),
  /** The field it stands at: `serialRead`, `sealNumber`, `evidence`, `lines.2`, or empty. */
  path: z.string(),
  facts: Facts,
});
export type FlagView = z.input<typeof FlagView>;

/** What is not any more as it was at submission; a decision names each with a reason. */
export const DifferenceView = z.strictObject({
  /** Stays the same while the difference is the same. */
  id: z.string(),
  kind: z.enum(differenceKinds),
  lineId: z.uuid().nullable(),
  facts: Facts,
});
export type DifferenceView = z.input<typeof DifferenceView>;

export const ReportLineView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(reportLineKinds),
  repairAction: z.strictObject({ ...Named.shape, needsSeal: z.boolean() }).nullable(),
  fault: z.strictObject({ ...Named.shape, familyTitle: z.string() }).nullable(),
  part: z.strictObject({ ...Named.shape, unit: z.string(), returnRule: z.string() }).nullable(),
  source: z.enum(partSources).nullable(),
  /** Base units of a part, kilometres of travel, 1 for labour. */
  quantity: z.int(),
  serial: z.string().nullable(),
  /** Who pays for it: at submission (the snapshot), and asked again now; null where nothing is asked. */
  coverage: z.strictObject({ submitted: CoverageLineView.nullable(), now: CoverageLineView.nullable() }),
  /** What the company owes the agency for the line. Null: nothing is known of a price. */
  fee: z.strictObject({
    submittedAmount: z.int().nullable(),
    nowAmount: z.int().nullable(),
    decidedAmount: z.int().nullable(),
    submittedExplanation: PriceExplanation.nullable(),
    nowExplanation: PriceExplanation.nullable(),
    /** Of the agency's own part: the list price of one unit. */
    unitAmount: z.int().nullable(),
  }),
  /** Of a consigned part: what the agency's books hold, without what other reports have reserved. */
  onHandQuantity: z.int().nullable(),
  decision: z
    .strictObject({
      decision: z.enum(lineDecisions),
      quantity: z.int(),
      feeAmount: z.int().nullable(),
      /** The fee by the tariff, when another was set by hand. */
      tariffFeeAmount: z.int().nullable(),
      reasonCode: z.string().nullable(),
      reasonTitle: z.string().nullable(),
      note: z.string(),
    })
    .nullable(),
});
export type ReportLineView = z.input<typeof ReportLineView>;

export const EvidenceView = z.strictObject({ kind: z.enum(evidenceKinds), file: FileView });
/** Earlier reports on the same device; an agency sees its own. */
export const ReportPast = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(reportKinds),
  state: z.enum(reportStates),
  on: dayView(),
  agencyTitle: z.string(),
  faults: z.array(z.string()),
  actions: z.array(z.string()),
  parts: z.array(z.string()),
});
export const DecisionView = z.strictObject({
  id: z.uuid(),
  outcome: z.enum(['approved', 'partly_approved', 'sent_back', 'rejected']),
  /** A decision after the first: on an appeal, or on lines that were held. */
  isSupplement: z.boolean(),
  aim: z.enum(sendBackAims).nullable(),
  reasonCode: z.string().nullable(),
  reasonTitle: z.string().nullable(),
  note: z.string(),
  feeAmount: z.int(),
  acknowledged: z.array(z.strictObject({ kind: z.enum(differenceKinds), reason: z.string() })),
  decidedAt: instantView(),
  decidedByTitle: z.string(),
});

export const ReportView = z.strictObject({
  id: z.uuid(),
  /** Of its work order: 482915637-2. */
  number: z.string(),
  workOrderId: z.uuid(),
  kind: z.enum(reportKinds),
  state: z.enum(reportStates),
  tab: z.enum(reportTabs),
  device: z.strictObject({
    id: z.uuid(),
    serial: z.string().nullable(),
    modelId: z.uuid(),
    modelTitle: z.string(),
    brandTitle: z.string(),
    isUnproven: z.boolean(),
    soldOn: dayView().nullable(),
    installedOn: dayView().nullable(),
  }),
  agency: Named,
  technician: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
  serialRead: z.string(),
  sealNumber: z.string(),
  note: z.string(),
  /** When the work ended: the job's own; null while it is not done. */
  workEndedAt: instantView().nullable(),
  workDay: dayView().nullable(),
  /** The phone's clock was doubted: a person decides. */
  isDateHeld: z.boolean(),
  openedAt: instantView(),
  openedByTitle: z.string(),
  firstSubmittedAt: instantView().nullable(),
  submittedAt: instantView().nullable(),
  submittedByTitle: z.string().nullable(),
  decidedAt: instantView().nullable(),
  currency: z.string(),
  /** Sums of the lines' fees. */
  fee: z.strictObject({
    submittedAmount: z.int(),
    nowAmount: z.int(),
    decidedAmount: z.int().nullable(),
  }),
  lines: z.array(ReportLineView),
  evidence: z.array(EvidenceView),
  flags: z.array(FlagView),
  /** Empty unless it waits for a decision. */
  differences: z.array(DifferenceView),
  past: z.array(ReportPast),
  /** Newest first. */
  decisions: z.array(DecisionView),
  sentBack: z
    .strictObject({ aim: z.enum(sendBackAims), reasonTitle: z.string(), note: z.string() })
    .nullable(),
  appeal: z
    .strictObject({
      note: z.string(),
      lineIds: z.array(z.uuid()),
      madeAt: instantView(),
      madeByTitle: z.string(),
      isAnswered: z.boolean(),
    })
    .nullable(),
  version: z.int(),
  moves: z.array(z.enum(reportVerbs)),
});
export type ReportView = z.input<typeof ReportView>;

export const ReportRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  workOrderId: z.uuid(),
  kind: z.enum(reportKinds),
  state: z.enum(reportStates),
  tab: z.enum(reportTabs),
  deviceTitle: z.string(),
  serial: z.string().nullable(),
  agency: Named,
  technicianTitle: z.string().nullable(),
  openedAt: instantView(),
  /** Since when it waits: its first submission, else its opening. */
  since: instantView(),
  submittedAt: instantView().nullable(),
  decidedAt: instantView().nullable(),
  lineCount: z.int(),
  feeAmount: z.int(),
  currency: z.string(),
  /** The gravest flag found at submission. */
  severity: z.enum(flagSeverities).nullable(),
  flagCount: z.int(),
  version: z.int(),
});
export type ReportRow = z.input<typeof ReportRow>;

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
  summary: 'Asks once for another decision on lines that were rejected or corrected. Row I8.',
  input: z.strictObject({
    ...mark,
    lineIds: z.array(idField()).min(1, 'lib.required').max(REPORT_LINES_MAX, 'lib.tooManyItems'),
    note: noteField().min(1, 'lib.required'),
  }),
  output: ReportView,
});
