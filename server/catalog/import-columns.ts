import { z } from 'zod';

import { amountField, codeField, dayField, lineField, titleField } from '../lib/fields.ts';
import type { ImportColumn } from '../lib/import-kind.ts';

// Columns that several lists of base data share, and how their cells are read.

export const codeCell = () => codeField();
export const titleCell = () => titleField();
/** An empty cell leaves what is known as it is. */
export const optionalCell = () => lineField().transform((text) => (text === '' ? undefined : text));
export const optionalCodeCell = () => z.preprocess(emptyIsUndefined, codeField().optional());
export const optionalDayCell = () => z.preprocess(emptyIsUndefined, dayField().optional());
export const optionalAmountCell = () =>
  z.preprocess((text) => (text === '' ? undefined : Number(text)), amountField().optional());

export function textColumn(
  field: string,
  titles: readonly string[],
  example: string,
  isRequired = false,
): ImportColumn {
  return { field, titles, example, isRequired, reads: 'text' };
}

export function codeColumn(
  field: string,
  titles: readonly string[],
  example: string,
  isRequired = false,
): ImportColumn {
  return { field, titles, example, isRequired, reads: 'code' };
}

export const titleEnColumn = textColumn('titleEn', ['عنوان انگلیسی', 'نام انگلیسی', 'English title'], '');

/** A code made of a title, where a file gives none. */
export function codeOf(title: string): string {
  return title.trim().replaceAll(/\s+/g, '-').slice(0, 60);
}

function emptyIsUndefined(text: unknown): unknown {
  return text === '' ? undefined : text;
}
