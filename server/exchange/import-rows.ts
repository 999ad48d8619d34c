import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';

import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import type { ImportKind } from '../lib/import-kind.ts';
import { hint } from '../lib/live.ts';
import { json } from '../lib/sql.ts';
import type { RowState } from './exchange.contract.ts';
import * as sql from './exchange.sql.ts';
import { parseRow } from './row-cells.ts';
import type { SheetRow } from './sheet-rows.ts';

// One batch of rows, in one transaction: kept with what is wrong with them, or written with what became of
// them.

interface Judged extends SheetRow {
  readonly key: string | null;
  readonly row?: unknown;
  readonly failures: readonly FieldFailure[];
}
interface Reading {
  readonly importId: string;
  readonly fields: readonly string[];
  /** The last row that was known before. */
  readonly afterRow: number;
}

/**
 * Keeps a batch of rows, judged. False when the import is no longer where this reader believes it. Row F10.
 */
export async function keepRows(
  ctx: Context,
  kind: ImportKind,
  { importId, fields, afterRow }: Reading,
  rows: readonly SheetRow[],
): Promise<boolean> {
  const now = await sql.lockImport.one(ctx, { id: importId });
  if (now.state !== 'checking' || now.lastRow !== afterRow) return false;
  const judged = await judge(
    ctx,
    kind,
    importId,
    rows.map((row) => {
      const parsed = parseRow(kind, fields, row);
      return { ...row, ...parsed, key: 'row' in parsed ? keyHash(kind.keyOf(parsed.row)) : null };
    }),
  );
  await sql.insertRows.run(ctx, {
    importId,
    rows: json(
      judged.map(({ number, cells, notes, key, failures }) => ({
        number,
        cells,
        notes,
        key,
        state: failures.length > 0 ? 'bad' : 'waiting',
        failures: failures.length > 0 ? failures : null,
      })),
    ),
  });
  await sql.countRead.run(ctx, {
    id: importId,
    now: ctx.now,
    lastRow: rows.at(-1)?.number ?? afterRow,
    rows: rows.length,
    bad: judged.filter((row) => row.failures.length > 0).length,
  });
  hint(ctx, { topic: 'import', id: importId });
  return true;
}

/** Adds what only the database or the rest of the file can tell. */
async function judge(
  ctx: Context,
  kind: ImportKind,
  importId: string,
  rows: readonly Judged[],
): Promise<Judged[]> {
  const first = new Map<string, number>();
  const keys = [...new Set(rows.flatMap((row) => row.key ?? []))];
  for (const { key, number } of await sql.earlierKeys.all(ctx, {
    importId,
    keys: keys.map((key) => Buffer.from(key, 'hex')),
  }))
    first.set(key, number);
  const told = await checked(ctx, kind, rows);
  return rows.map((row, at) => {
    const earlier = row.key === null ? undefined : first.get(row.key);
    if (row.key !== null && earlier === undefined) first.set(row.key, row.number);
    const double =
      earlier === undefined ? [] : [{ path: '', code: 'exchange.doubleRow', facts: { row: earlier } }];
    return {
      ...row,
      key: earlier === undefined ? row.key : null,
      failures: [...row.failures, ...(told[at] ?? []), ...double],
    };
  });
}

/** What the kind says against the rows that could be read, in the place of each. */
async function checked(
  ctx: Context,
  kind: ImportKind,
  rows: readonly Judged[],
): Promise<(readonly FieldFailure[])[]> {
  const read = rows.flatMap((row, at) => ('row' in row ? [{ at, row: row.row }] : []));
  const found =
    read.length === 0
      ? []
      : await kind.check(
          ctx,
          read.map((each) => each.row),
        );
  assert.equal(found.length, read.length, `${kind.kind}: check answers for each row`);
  const failures: (readonly FieldFailure[])[] = rows.map(() => []);
  read.forEach(({ at }, place) => (failures[at] = found[place] ?? []));
  return failures;
}

/**
 * Writes the next rows that wait, at most `limit`. False when none waits or the import is not running.
 * They are checked again: since the dry run the world may have changed.
 */
export async function writeRows(
  ctx: Context,
  kind: ImportKind,
  importId: string,
  limit: number,
): Promise<boolean> {
  const now = await sql.lockImport.one(ctx, { id: importId });
  if (now.state !== 'running') return false;
  const rows = await sql.waitingRows.all(ctx, { importId, afterRow: now.doneRow, limit });
  const last = rows.at(-1);
  if (last === undefined) return false;
  const acting = { ...ctx, actor: { ...ctx.actor, id: now.runBy, title: now.runByTitle ?? ctx.actor.title } };
  const parsed = rows.map((row) => ({ ...row, key: null, ...parseRow(kind, now.fields, row) }));
  const told = await checked(acting, kind, parsed);
  const judged = parsed.map((row, at) => ({ ...row, failures: [...row.failures, ...(told[at] ?? [])] }));
  const good = judged.filter((row) => row.failures.length === 0);
  const outcomes =
    good.length === 0
      ? []
      : await kind.apply(
          acting,
          good.map((row) => row.row),
        );
  assert.equal(outcomes.length, good.length, `${kind.kind}: apply answers for each row`);
  let place = 0;
  await keepOutcomes(
    ctx,
    importId,
    last.number,
    judged.map(({ number, failures }) =>
      failures.length > 0
        ? { number, state: 'bad', failures }
        : { number, state: outcomes[place++] ?? 'same', failures: null },
    ),
  );
  return true;
}

/** Sets the next waiting row aside as bad: the database would not take it. */
export async function refuseRow(
  ctx: Context,
  importId: string,
  code: string,
  facts: FieldFailure['facts'] & object,
): Promise<void> {
  const now = await sql.lockImport.one(ctx, { id: importId });
  const row = await sql.waitingRows.first(ctx, { importId, afterRow: now.doneRow, limit: 1 });
  if (now.state !== 'running' || row === undefined) return;
  const failures = [{ path: '', code, facts }];
  await keepOutcomes(ctx, importId, row.number, [{ number: row.number, state: 'bad', failures }]);
}

interface Outcome {
  readonly number: number;
  readonly state: RowState;
  readonly failures: readonly FieldFailure[] | null;
}

async function keepOutcomes(
  ctx: Context,
  importId: string,
  doneRow: number,
  outcomes: readonly Outcome[],
): Promise<void> {
  const count = (state: RowState) => outcomes.filter((outcome) => outcome.state === state).length;
  await sql.setOutcomes.run(ctx, { importId, outcomes: json(outcomes) });
  await sql.countDone.run(ctx, {
    id: importId,
    now: ctx.now,
    doneRow,
    created: count('created'),
    changed: count('changed'),
    same: count('same'),
    bad: count('bad'),
  });
  hint(ctx, { topic: 'import', id: importId });
}

function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
