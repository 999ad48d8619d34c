import type { Dictionary } from '../../server/lib/texts.ts';

/** Goodwill on a work order and what the program decides of reports, in English. */
export const reportRules = {
  'reportRules.goodwill': 'Goodwill',
  'reportRules.goodwillSays':
    'No warranty covers this repair. With goodwill the company bears it, as a cost apart from those of the warranty.',
  'reportRules.allow': 'Allow goodwill',
  'reportRules.allowed': 'Goodwill is allowed; the agency can write its report.',
  'reportRules.takeBack': 'Take goodwill back',
  'reportRules.takenBack': 'Goodwill was taken back.',
  'reportRules.takeBackSays':
    'Take the goodwill for this work back? The agency can enter no uncovered line any more.',
  'reportRules.reason': 'Reason',
  'reportRules.note': 'Note for the head office',
  'reportRules.allowedBy': '{person} allowed it',
  'reportRules.policyLine': 'Which reports the program approves by itself, and which always go to a person.',
  'reportRules.isAutomatic': 'The program approves reports without a flag and of little worth',
  'reportRules.isAutomaticSays':
    'Only what is handed in for the first time, has no flag, is covered in every line and has not changed since.',
  'reportRules.worthMax': 'Up to this worth',
  'reportRules.worthMaxSays': 'Fees, and parts by the list price of agencies, together.',
  'reportRules.samplePercent': 'Share for a person (percent)',
  'reportRules.samplePercentSays': 'Of a hundred such reports so many go to a person; nobody can tell which.',
  'reportRules.isSmallCompany': 'The company is small',
  'reportRules.isSmallCompanySays':
    'One may approve what he wrote himself and answer the appeal against his own decision. It is logged.',
  'reportRules.savedPolicy': 'The rules of approval were saved.',
  'reportRules.version': 'Version {version}',
} as const satisfies Dictionary;
