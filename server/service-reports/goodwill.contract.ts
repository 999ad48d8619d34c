import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { codeField, idField, instantView, noteField } from '../lib/fields.ts';
import { CoverageLineView } from '../warranty/warranty.contract.ts';

// Goodwill: the head office lets the company pay for a repair that no warranty covers, with a coded reason.

export const GoodwillView = z.strictObject({
  id: z.uuid(),
  reasonCode: z.string(),
  reasonTitle: z.string(),
  /** Of the head office; empty for an agency. */
  note: z.string(),
  allowedAt: instantView(),
  allowedByTitle: z.string(),
});
export type GoodwillView = z.input<typeof GoodwillView>;

/** Verbs a screen may offer. */
export const goodwillVerbs = ['allow', 'takeBack'] as const;

export const GoodwillAnswer = z.strictObject({
  workOrderId: z.uuid(),
  goodwill: GoodwillView.nullable(),
  /** Who pays on the work day without it: labour, a part, travel of the device as a whole. */
  coverage: z.array(CoverageLineView),
  moves: z.array(z.enum(goodwillVerbs)),
});
export type GoodwillAnswer = z.input<typeof GoodwillAnswer>;

export const readGoodwill = contract({
  operation: 'serviceReports.goodwill',
  method: 'GET',
  path: '/work-orders/:id/goodwill',
  permission: 'report.read',
  summary: 'Whether the company pays for the repair of a work order out of goodwill, and why. Row I2.',
  input: z.strictObject({ id: idField() }),
  output: GoodwillAnswer,
});
export const allowGoodwill = contract({
  operation: 'serviceReports.allowGoodwill',
  method: 'POST',
  path: '/work-orders/:id/goodwill',
  permission: 'goodwill.allow',
  summary: 'Lets the company pay for a repair that no warranty covers, with a coded reason. Row I2.',
  input: z.strictObject({ id: idField(), reasonCode: codeField(), note: noteField().default('') }),
  output: GoodwillAnswer,
});
export const takeBackGoodwill = contract({
  operation: 'serviceReports.takeBackGoodwill',
  method: 'POST',
  path: '/work-orders/:id/goodwill/take-back',
  permission: 'goodwill.allow',
  summary: 'Takes goodwill back, as long as no report that was handed in rests on it. Row I2.',
  input: z.strictObject({ id: idField() }),
  output: GoodwillAnswer,
});
