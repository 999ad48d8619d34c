import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { amountField, instantView, versionField } from '../lib/fields.ts';

// What a company leaves to the program when reports are decided, and what a small one allows itself.

export const PolicyForm = z.strictObject({
  /** Reports in which nothing is found, worth little enough, are approved by the program. */
  isAutomatic: z.boolean(),
  /** What such a report may be worth at most: its fees, and its parts by the list price of agencies. */
  worthMaxAmount: amountField(),
  /** Of a hundred such reports so many go to a person all the same, chosen so that nobody can tell which. */
  samplePercent: z.int({ error: 'lib.notANumber' }).min(0, 'lib.tooSmall').max(100, 'lib.tooBig'),
  /** So few people that who wrote a report, or decided it before, may decide it. It is logged. */
  isSmallCompany: z.boolean(),
});
export type PolicyForm = z.output<typeof PolicyForm>;

export const PolicyView = z.strictObject({
  ...PolicyForm.shape,
  currency: z.string(),
  version: z.int(),
  /** Null: as every company begins. */
  changedAt: instantView().nullable(),
});
export type PolicyView = z.input<typeof PolicyView>;

export const readPolicy = contract({
  operation: 'serviceReports.policy',
  method: 'GET',
  path: '/report-policy',
  permission: 'report.policy',
  summary: 'What the program decides of service reports by itself. Row I8.',
  input: z.strictObject({}),
  output: PolicyView,
});
export const changePolicy = contract({
  operation: 'serviceReports.changePolicy',
  method: 'PUT',
  path: '/report-policy',
  permission: 'report.policy',
  summary: 'Changes what the program decides of service reports by itself. Row I8.',
  input: z.strictObject({ ...PolicyForm.shape, version: versionField() }),
  output: PolicyView,
});
