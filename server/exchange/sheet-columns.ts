import { fold } from '../lib/fold.ts';

// Columns are found by their headings, in any order: letters and digits of the folded text count, nothing
// else.

/** What of an import column is needed to find it. */
export interface WantedColumn {
  readonly field: string;
  readonly titles: readonly string[];
  readonly isRequired: boolean;
}

interface FoundColumns {
  /** The field of each heading, '' for a column that is left alone. */
  readonly fields: readonly string[];
  readonly missing: readonly string[];
  readonly double: readonly string[];
}

/** Finds the columns in one row of headings. */
export function findColumns(headings: readonly string[], wanted: readonly WantedColumn[]): FoundColumns {
  const byKey = new Map<string, WantedColumn>();
  for (const column of wanted) {
    for (const title of [...column.titles, column.field]) {
      if (!byKey.has(headingKey(title))) byKey.set(headingKey(title), column);
    }
  }
  const fields: string[] = [];
  const double: string[] = [];
  for (const heading of headings) {
    const column = byKey.get(headingKey(heading));
    if (column !== undefined && fields.includes(column.field)) double.push(titleOf(column));
    fields.push(column === undefined ? '' : column.field);
  }
  const missing = wanted.filter((column) => column.isRequired && !fields.includes(column.field)).map(titleOf);
  return { fields, missing, double };
}

/** Which of the first rows holds the headings: the one in which most columns are found; else the first. */
export function headingRowOf(rows: readonly (readonly string[])[], wanted: readonly WantedColumn[]): number {
  const found = rows.map((cells) => findColumns(cells, wanted).fields.filter((field) => field !== '').length);
  return Math.max(0, found.indexOf(Math.max(...found)));
}

function titleOf(column: WantedColumn): string {
  return column.titles[0] ?? column.field;
}

function headingKey(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '') || '\0';
}
