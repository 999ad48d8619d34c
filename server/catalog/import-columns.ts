import { z } from 'zod';

import type { CodedRow } from '../lib/coded-table.ts';
import { amountField, codeField, dayField, lineField, titleField } from '../lib/fields.ts';
import { foldTight } from '../lib/fold.ts';
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

/** The cells that every coded list shares, as they would come in again. */
export function cellsOfCoded({ code, title, titleEn }: CodedRow): Record<string, string> {
  return { code, title, titleEn: titleEn ?? '' };
}

/** A code made of a title, where a file gives none. */
export function codeOf(title: string): string {
  return title.trim().replaceAll(/\s+/g, '-').slice(0, 60);
}

function emptyIsUndefined(text: unknown): unknown {
  return text === '' ? undefined : text;
}

const YES = new Set(['بله', 'بلی', 'دارد', 'yes', '1', 'true'].map(foldTight));
const NO = new Set(['خیر', 'نه', 'ندارد', 'no', '0', 'false'].map(foldTight));
/** A yes or no as people write it; an empty cell says neither. */
export const yesNoCell = () =>
  lineField().transform((text, check): boolean | undefined => {
    const said = foldTight(text);
    if (said === '') return undefined;
    if (!YES.has(said) && !NO.has(said)) check.addIssue({ code: 'custom', message: 'catalog.notYesOrNo' });
    return YES.has(said);
  });
