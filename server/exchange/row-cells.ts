import { cleanText } from '../lib/fold.ts';
import { latinDigits } from '../lib/digits.ts';
import type { FieldFailure } from '../lib/failure.ts';
import type { ImportColumn, ImportKind } from '../lib/import-kind.ts';
import { addDays } from '../lib/jalali.ts';
import { parseAmount } from '../lib/money.ts';
import { failureOfIssues } from '../lib/problem.ts';
import type { CellNote } from './sheet-rows.ts';

// What the cells of a row mean to its kind, and what is wrong with them.

interface ParsedRow {
  /** What the kind's schema made of it; undefined when something is wrong. */
  readonly row?: unknown;
  readonly failures: readonly FieldFailure[];
}

/** Reads one row by the columns found in its file. */
export function parseRow(
  kind: ImportKind,
  fields: readonly string[],
  { cells, notes }: { readonly cells: readonly string[]; readonly notes: readonly CellNote[] },
): ParsedRow {
  const values: Record<string, string> = {};
  const failures: FieldFailure[] = [];
  for (const column of kind.columns) {
    const at = fields.indexOf(column.field);
    const cell = at < 0 ? '' : (cells[at] ?? '');
    const note = notes.find(([noted]) => noted === at)?.[1];
    const wrong = wrongCell(column, cell, note);
    if (wrong !== undefined) failures.push({ path: column.field, code: wrong });
    values[column.field] = valueOf(column.reads, cell);
  }
  if (failures.length > 0) return { failures };
  const parsed = kind.row.safeParse(values);
  if (parsed.success) return { row: parsed.data, failures };
  const { issues } = parsed.error;
  return {
    failures: failureOfIssues(issues).fields.map((failure, at) => {
      const issue = issues[at];
      const facts = {
        ...(issue?.code === 'too_big' && { max: Number(issue.maximum) }),
        ...(issue?.code === 'too_small' && { min: Number(issue.minimum) }),
      };
      return { facts, ...failure };
    }),
  };
}

function wrongCell(column: ImportColumn, cell: string, note: CellNote[1] | undefined): string | undefined {
  if (note === 'tooLong') return 'exchange.cellTooLong';
  if (note === 'notStorable') return 'lib.notStorable';
  if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(cell)) return 'exchange.formulaError';
  if (column.reads !== 'code' && column.reads !== 'phone') return undefined;
  if (note === 'date') return 'exchange.becameADate';
  return note === 'digitsLost' || /^\d([.,]\d+)?E\+?\d+$/i.test(cell.trim())
    ? 'exchange.digitsLost'
    : undefined;
}

function valueOf(reads: ImportColumn['reads'], cell: string): string {
  // Our own sheets write a mark before what a spreadsheet could take for a formula.
  const typed = cleanText(cell).replace(/^'(?=[=+\-@])/, '');
  switch (reads) {
    case 'text':
    case 'list':
      return typed;
    case 'code':
    case 'phone':
      return latinDigits(withoutMarks(typed));
    case 'day':
      return dayText(latinDigits(withoutMarks(typed)));
    case 'amount': {
      const amount = parseAmount(typed.replace(/[.٫]0+$/, ''));
      return amount.ok ? String(amount.amount) : typed;
    }
    case 'number':
      return latinDigits(withoutMarks(typed))
        .replaceAll(/[,٬\s]/g, '')
        .replace('٫', '.');
  }
}

const SPREADSHEET_DAY_ZERO = '1899-12-30';

/** A day as 14050901 or, in a cell that lost its form, as a spreadsheet counts days; else as typed. */
function dayText(typed: string): string {
  const together = /^(1[2-4]\d\d)(\d\d)(\d\d)$/.exec(typed);
  if (together !== null) return together.slice(1).join('/');
  const counted = /^[1-9]\d{4}$/.test(typed) ? Number(typed) : 0;
  return counted >= 20_000 && counted < 80_000 ? addDays(SPREADSHEET_DAY_ZERO, counted) : typed;
}

function withoutMarks(text: string): string {
  return text.replaceAll(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}

/** The head of a field's column in the file. */
export function headingOf(
  headings: readonly string[],
  fields: readonly string[],
  path: string,
): string | null {
  return headings[fields.indexOf(path.split('.')[0] ?? path)] ?? null;
}
