import { parentPort, workerData } from 'node:worker_threads';

import { z } from 'zod';

import { findColumns, headingRowOf } from './sheet-columns.ts';
import type { SheetRow } from './sheet-rows.ts';
import { sheetRows, SheetRefusal } from './sheet-rows.ts';

// The thread that reads one file. It reads to the end before it tells the first row: a file that is damaged
// or too long in its last row leaves nothing behind. What waits is kept as JSON, a fifth of the rows' own
// size.

const FIRST_ROWS = 20;
const BATCH_ROWS = 1000;
const BATCH_CHARACTERS = 2_000_000;

const Task = z.object({
  bytes: z.instanceof(Uint8Array),
  fileName: z.string(),
  /** Rows up to this one are known already. */
  afterRow: z.int(),
  rowsMax: z.int(),
  columns: z.array(z.object({ field: z.string(), titles: z.array(z.string()), isRequired: z.boolean() })),
});
const task = Task.parse(workerData);
const port = parentPort;
if (port === null) throw new Error('this file runs as a thread');

const batches: string[] = [];
let batch: SheetRow[] = [];
let characters = 0;

try {
  await read();
} catch (error) {
  if (!(error instanceof SheetRefusal)) throw error;
  port.postMessage({ kind: 'refused', code: error.code, facts: error.facts });
  port.close();
}

async function read(): Promise<void> {
  const rows = sheetRows(task.bytes, task.fileName);
  const first: SheetRow[] = [];
  while (first.length < FIRST_ROWS) {
    const { value, done } = await rows.next();
    if (done === true) break;
    first.push(value);
  }
  const headingAt = headingRowOf(
    first.map((row) => row.cells),
    task.columns,
  );
  const headings = headingsOf(first[headingAt]);
  let count = 0;
  for (const row of first.slice(headingAt + 1)) take(row, (count += 1));
  for await (const row of rows) take(row, (count += 1));
  if (count === 0) throw new SheetRefusal('exchange.noRows');
  closeBatch();
  port?.postMessage(headings);
  port?.on('message', next);
}

function take(row: SheetRow, place: number): void {
  if (place > task.rowsMax) throw new SheetRefusal('exchange.tooManyRows', { max: task.rowsMax });
  if (row.number <= task.afterRow) return;
  batch.push(row);
  characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
  if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) closeBatch();
}

function closeBatch(): void {
  if (batch.length > 0) batches.push(JSON.stringify(batch));
  batch = [];
  characters = 0;
}

/** Tells the next batch each time it is asked for. */
function next(): void {
  const rows = batches.shift();
  port?.postMessage(rows === undefined ? { kind: 'end' } : { kind: 'rows', rows });
  if (rows === undefined) port?.close();
}

function headingsOf(row: SheetRow | undefined) {
  if (row === undefined) throw new SheetRefusal('exchange.emptyFile');
  const { fields, missing, double } = findColumns(row.cells, task.columns);
  if (missing.length > 0)
    throw new SheetRefusal('exchange.missingColumns', { count: missing.length, columns: missing.join('، ') });
  if (double.length > 0) throw new SheetRefusal('exchange.doubleColumns', { columns: double.join('، ') });
  return { kind: 'headings', headings: row.cells, fields };
}
