import { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { failureOf } from '../lib/failure.ts';
import type { ImportKind } from '../lib/import-kind.ts';
import type { OutsideJob, Sweep, World } from '../lib/jobs.ts';
import { enqueue, outsideJob } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { json } from '../lib/sql.ts';
import { IMPORT_ROWS_MAX } from './exchange.contract.ts';
import * as sql from './exchange.sql.ts';
import { keepRows, refuseRow, writeRows } from './import-rows.ts';
import { readSheet } from './sheet-reader.ts';
import { SheetRefusal } from './sheet-rows.ts';

// The two long works of an import, each a chain of short transactions that say themselves where they stopped:
// a job that is killed, or runs twice at once, goes on after the last batch that was committed.

const About = z.object({ importId: z.uuid() });
type ImportJob = OutsideJob<typeof About>;

/** The kinds of the program and the jobs that work on them. */
export interface Exchange {
  readonly kinds: ReadonlyMap<string, ImportKind>;
  readonly prepare: ImportJob;
  readonly write: ImportJob;
}

const BATCH_ROWS = 1000;

export function openExchange(given: readonly ImportKind[]): Exchange {
  const kinds = new Map(given.map((kind) => [kind.kind, kind]));
  return {
    kinds,
    prepare: outsideJob({
      name: 'exchange.prepare',
      data: About,
      run: (world, { importId }) => prepare(world, kinds, importId),
    }),
    write: outsideJob({
      name: 'exchange.write',
      data: About,
      run: (world, { importId }) => write(world, kinds, importId),
    }),
  };
}

async function prepare(world: World, kinds: Exchange['kinds'], importId: string): Promise<void> {
  const begun = await world.transaction((ctx) => sql.importById.first(ctx, { id: importId }));
  const kind = kinds.get(begun?.kind ?? '');
  if (begun === undefined || kind === undefined) return;
  if (begun.state !== 'reading' && begun.state !== 'checking') return;
  try {
    if (await readAll(world, kind, begun)) await step(world, importId, 'checking', 'ready');
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    await world.transaction(async (ctx) => {
      const now = await sql.lockImport.one(ctx, { id: importId });
      if (now.endedAt !== null) return;
      const problem = json({ code: refusal.code, facts: refusal.facts });
      await sql.setState.run(ctx, { id: importId, state: 'failed', problem, isEnd: true, now: ctx.now });
      hint(ctx, { topic: 'import', id: importId });
    });
  }
}

/** Reads on after the last known row; false when the import went another way meanwhile. */
async function readAll(world: World, kind: ImportKind, begun: sql.ImportRecord): Promise<boolean> {
  const { id: importId, fileId, fileName } = begun;
  let { lastRow, fields } = begun;
  const wanted = { fileName, columns: kind.columns, rowsMax: IMPORT_ROWS_MAX, afterRow: lastRow };
  for await (const found of readSheet(world.files.read(fileId), wanted)) {
    if (found.kind === 'headings') {
      fields = found.fields;
      const { headings } = found;
      if (begun.state === 'reading' && !(await keepHeadings(world, importId, headings, fields))) return false;
      continue;
    }
    const at = { importId, fields, afterRow: lastRow };
    if (!(await world.transaction((ctx) => keepRows(ctx, kind, at, found.rows)))) return false;
    lastRow = found.rows.at(-1)?.number ?? lastRow;
  }
  return true;
}

async function keepHeadings(
  world: World,
  id: string,
  headings: readonly string[],
  fields: readonly string[],
) {
  return await world.transaction(async (ctx) => {
    if ((await sql.lockImport.one(ctx, { id })).state !== 'reading') return false;
    await sql.setHeadings.run(ctx, { id, headings, fields, now: ctx.now });
    hint(ctx, { topic: 'import', id });
    return true;
  });
}

async function write(world: World, kinds: Exchange['kinds'], importId: string): Promise<void> {
  const begun = await world.transaction((ctx) => sql.importById.first(ctx, { id: importId }));
  const kind = kinds.get(begun?.kind ?? '');
  if (kind === undefined || begun?.state !== 'running') return;
  // A batch that the database refuses is written row by row, so that one row cannot hold up the others.
  let singly = 0;
  for (;;) {
    const limit = singly > 0 ? 1 : BATCH_ROWS;
    singly = Math.max(0, singly - 1);
    try {
      if (!(await world.transaction((ctx) => writeRows(ctx, kind, importId, limit)))) break;
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.kind === 'unavailable') throw error;
      if (limit > 1) singly = BATCH_ROWS;
      else
        await world.transaction((ctx) =>
          refuseRow(ctx, importId, failure?.code ?? 'lib.broken', failure?.facts ?? {}),
        );
    }
  }
  await step(world, importId, 'running', 'done');
}

/** From one state to the next, unless somebody else was faster. */
async function step(
  world: World,
  id: string,
  from: 'checking' | 'running',
  to: 'ready' | 'done',
): Promise<void> {
  await world.transaction(async (ctx) => {
    const now = await sql.lockImport.one(ctx, { id });
    if (now.state !== from) return;
    await sql.setState.run(ctx, { id, state: to, problem: null, isEnd: to === 'done', now: ctx.now });
    if (to === 'done') await tellDone(ctx, now);
    hint(ctx, { topic: 'import', id });
  });
}

async function tellDone(ctx: Context, done: sql.ImportRecord): Promise<void> {
  const { id, kind, createdCount, changedCount, sameCount, badCount } = done;
  const after = { kind, createdCount, changedCount, sameCount, badCount };
  await audit(ctx, { action: 'import.done', kind: 'import', id, after });
}

function refusalOf(error: unknown): SheetRefusal | undefined {
  if (error instanceof SheetRefusal) return error;
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isGone ? new SheetRefusal('exchange.fileGone') : undefined;
}

/** Work whose job was lost is taken up again; the cells of old imports, which are personal, are forgotten. */
export function exchangeSweeps(exchange: Exchange): Sweep[] {
  return [
    {
      name: 'exchange.takeUp',
      cron: '* * * * *',
      async run(ctx) {
        for (const { id, state } of await sql.standingStill.all(ctx, { now: ctx.now })) {
          await sql.setState.run(ctx, { id, state, problem: null, isEnd: false, now: ctx.now });
          await enqueue(ctx, state === 'running' ? exchange.write : exchange.prepare, { importId: id });
        }
      },
    },
    {
      name: 'exchange.forget',
      cron: '*/10 2-5 * * *',
      async run(ctx) {
        for (const { id } of await sql.endedLongAgo.all(ctx, { now: ctx.now })) {
          await sql.forgetRows.run(ctx, { importId: id });
        }
      },
    },
  ];
}
