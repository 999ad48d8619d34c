import { z } from 'zod';

import { FileView } from '../files/files.contract.ts';
import { dayView, instantView } from '../lib/fields.ts';
import { PriceExplanation } from '../tariffs/tariffs.contract.ts';
import { CoverageLineView } from '../warranty/warranty.contract.ts';
import { GoodwillView } from './goodwill.contract.ts';
import {
  differenceKinds,
  evidenceKinds,
  findingSeverities,
  flagCodes,
  flagSeverities,
  lineDecisions,
  partSources,
  reportKinds,
  reportLineKinds,
  reportStates,
  reportTabs,
  reportVerbs,
  sendBackAims,
} from './words.contract.ts';

// Service reports as people read them.

const Named = z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() });
const Facts = z.record(z.string(), z.union([z.string(), z.number()]));

/** A finding of the rules as it is kept; one of severity `observe` stays there. */
export const FindingView = z.strictObject({
  code: z.enum(flagCodes),
  /** Which wording of the rule found it. */
  version: z.int(),
  severity: z.enum(findingSeverities),
  /** Null: the report as a whole. */
  lineId: z.uuid().nullable(),
  /** The field it stands at: `serialRead`, `sealNumber`, `evidence`, `lines.2`, or empty. */
  path: z.string(),
  facts: Facts,
});
export type FindingView = z.input<typeof FindingView>;
/** A finding that people read: `serviceReports.flag.<code>` says it to the agency without blame. */
export const FlagView = z.strictObject({ ...FindingView.shape, severity: z.enum(flagSeverities) });
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
  /** No warranty covers it, and the company pays all the same. */
  isGoodwill: z.boolean(),
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
  /** Made by the program, under the policy of this version; null: by a person. */
  policyVersion: z.int().nullable(),
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
  /** Under which what no warranty covers may be entered all the same. */
  goodwill: GoodwillView.nullable(),
  /** While it is written: what is covered of a device of which not everything is; its title is empty for all of it. */
  promises: z.array(
    z.strictObject({
      kind: z.enum(['labour', 'part', 'travel']),
      title: z.string(),
      endsOn: dayView().nullable(),
    }),
  ),
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
      reasonTitle: z.string(),
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
  isGoodwill: z.boolean(),
  version: z.int(),
});
export type ReportRow = z.input<typeof ReportRow>;
