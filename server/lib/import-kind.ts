import type { z } from 'zod';

import type { Context } from './context.ts';
import type { FieldFailure } from './failure.ts';

// What a slice says so that its things can come in by spreadsheet. The exchange reads files, finds columns, keeps
// rows, shows bad ones and runs the good ones in batches; the slice only knows what one row means.

export interface ImportColumn {
  /** Field name in the row. */
  readonly field: string;
  /** Head of the column in the template, first; further names by which it is found too. Texts, not codes. */
  readonly titles: readonly string[];
  readonly isRequired: boolean;
  /** Shown in the template's second row. */
  readonly example: string;
  /** How a cell is read: text as typed, digits to Latin, a Jalali day, a rial amount … */
  readonly reads: 'text' | 'code' | 'day' | 'amount' | 'number' | 'phone' | 'list';
}

export type RowOutcome = 'created' | 'changed' | 'same';

/** A page of what there is, as cells by field. */
export interface ExportPage {
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** The `after` of the next page; undefined at the end. */
  readonly next: string | undefined;
}

export interface ImportKind<Row extends z.ZodType = z.ZodType> {
  /** 'devices', 'agencies' …: the `kind` of POST /imports. */
  readonly kind: string;
  readonly permission: string;
  readonly columns: readonly ImportColumn[];
  /** Parses the cells (all strings) of one row by field name. */
  readonly row: Row;
  /** What is wrong with each row beyond its own cells (unknown model, double key in the database …); in row order. */
  check(ctx: Context, rows: readonly z.output<Row>[]): Promise<readonly (readonly FieldFailure[])[]>;
  /** Identity of a row within a file: two rows with one key are an error of the second. */
  keyOf(row: z.output<Row>): string;
  /** Writes a batch (at most 1,000 rows) and says what became of each, in order. Runs again harmlessly. */
  apply(ctx: Context, rows: readonly z.output<Row>[]): Promise<readonly RowOutcome[]>;
  /** Everything there is, page by page, in cells that would come in again as they are. */
  exported?(ctx: Context, after: string | undefined): Promise<ExportPage>;
}

export function importKind<Row extends z.ZodType>(given: ImportKind<Row>): ImportKind<Row> {
  return given;
}
