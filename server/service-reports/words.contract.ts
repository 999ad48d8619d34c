// The coded words of service reports.

export const reportPermissions = [
  'report.read',
  'report.write',
  'report.decide',
  'report.appeal',
  'report.policy',
  'goodwill.allow',
] as const;

export const reportKinds = ['installation', 'warranty_repair'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportStates = [
  'draft',
  'submitted',
  'sent_back',
  'approved',
  'partly_approved',
  'rejected',
] as const;
export type ReportState = (typeof reportStates)[number];

/** Where lists show a report; `appealed`: decided, and the agency asks for another decision; `held`: a line waits. */
export const reportTabs = ['draft', 'submitted', 'appealed', 'held', 'sent_back', 'decided'] as const;
export type ReportTab = (typeof reportTabs)[number];

export const reportLineKinds = ['labour', 'part_added', 'part_removed', 'travel'] as const;
export type ReportLineKind = (typeof reportLineKinds)[number];
/** Whose part was put in: the company's at the agency, the agency's own, or one the customer brought. */
export const partSources = ['consigned', 'own', 'customer'] as const;
export type PartSource = (typeof partSources)[number];

export const evidenceKinds = ['serial_plate', 'fault', 'after_repair', 'signature', 'paper'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What became of a line; `held`: approved, but the agency's books lack the part. */
export const lineDecisions = ['approved', 'corrected', 'rejected', 'held'] as const;
export type LineDecision = (typeof lineDecisions)[number];

export const sendBackAims = ['papers', 'work'] as const;
export type SendBackAim = (typeof sendBackAims)[number];

/** What differs from what was submitted, and why it matters to the decision. */
export const differenceKinds = [
  'fee_changed',
  'coverage_changed',
  'technician_left',
  'part_retired',
  'device_changed',
] as const;

/** info and warn are shown, hold wants a person, block cannot be submitted. */
export const flagSeverities = ['info', 'warn', 'hold', 'block'] as const;
export type FlagSeverity = (typeof flagSeverities)[number];
/** An observation is logged alone: nobody reads it in a report, until its precision is known. */
export const findingSeverities = ['observe', ...flagSeverities] as const;
export const flagCodes = [
  'serial_malformed',
  'serial_elsewhere',
  'serial_differs',
  'serial_missing',
  'serial_unproven',
  'second_installation',
  'line_not_covered',
  'goodwill',
  'part_not_of_model',
  'part_used_before',
  'part_never_issued',
  'same_part_again',
  'same_fault_again',
  'seal_missing',
  'seal_used_before',
  'photo_used_before',
  'photo_nearly_used',
  'technician_phone',
  'filed_late',
  'times_impossible',
  'visits_overlap',
  'minutes_above_norm',
  'quantity_above_norm',
  'date_held',
  'proof_missing',
] as const;
export type FlagCode = (typeof flagCodes)[number];

/** Verbs a screen may offer. */
export const reportVerbs = ['save', 'submit', 'withdraw', 'decide', 'appeal'] as const;
export type ReportVerb = (typeof reportVerbs)[number];

/** Days after the work day within which a report is filed, the last of them included. */
export const FILING_DAYS = 30;
export const REPORT_LINES_MAX = 50;
export const EVIDENCE_MAX = 30;
export const QUANTITY_MAX = 100_000;
