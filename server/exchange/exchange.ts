import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import type { ReceivedFile } from '../lib/files.ts';
import { keepFile } from '../lib/files.ts';
import { cleanText, fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { ImportKind } from '../lib/import-kind.ts';
import { enqueue } from '../lib/jobs.ts';
import { fragmentPattern } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import type { ImportBrief, ImportView } from './exchange.contract.ts';
import { BAD_ROWS_SHOWN } from './exchange.contract.ts';
import type { Exchange } from './exchange.jobs.ts';
import * as sql from './exchange.sql.ts';
import { reasonText } from './reason-text.ts';
import { headingOf } from './row-cells.ts';

/** Receives a list; its dry run begins after the answer. Rows F10, R16. */
export async function receiveImport(
  ctx: Context,
  exchange: Exchange,
  input: { readonly kind: string; readonly file: ReceivedFile },
): Promise<ImportView> {
  const kind = kindFor(ctx, exchange, input.kind);
  if (input.file.byteCount === 0) throw new Failure('invalid', 'exchange.emptyFile', {}, 'file');
  await keepFile(ctx, input.file, { kind: 'import' });
  const id = newId(ctx.now.getTime());
  const fileName = cleanText(input.file.name) || 'list';
  await sql.insertImport.run(ctx, {
    id,
    kind: kind.kind,
    fileId: input.file.id,
    fileName,
    findKey: fold(fileName),
    now: ctx.now,
    madeBy: ctx.actor.id,
    madeByTitle: ctx.actor.title,
  });
  await audit(ctx, { action: 'import.receive', kind: 'import', id, after: { kind: kind.kind, fileName } });
  await enqueue(ctx, exchange.prepare, { importId: id });
  hint(ctx, { topic: 'import', id });
  return await viewOf(ctx, await sql.importById.one(ctx, { id }));
}

export async function importById(ctx: Context, exchange: Exchange, id: string): Promise<ImportView> {
  return await viewOf(ctx, inSight(ctx, exchange, await sql.importById.first(ctx, { id })));
}

interface Page {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listImports(
  ctx: Context,
  exchange: Exchange,
  { q, kind, after, limit }: Page,
): Promise<{ items: ImportBrief[]; next: string | null }> {
  const mine = kindsFor(ctx, exchange)
    .map((each) => each.kind)
    .filter((name) => kind === undefined || name === kind);
  const patterns = fold(q ?? '')
    .split(' ')
    .slice(0, 6)
    .flatMap((word) => fragmentPattern(word) ?? []);
  const found = await sql.imports.all(ctx, { kinds: mine, patterns, after: after ?? null, limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items: items.map(briefOf), next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Lets the good rows of a dry run be written. Row F10. */
export async function runImport(ctx: Context, exchange: Exchange, id: string): Promise<ImportView> {
  const record = inSight(ctx, exchange, await sql.lockImport.first(ctx, { id }));
  if (record.state !== 'ready') throw new Failure('conflict', 'exchange.notReady');
  if (briefOf(record).counts.waiting === 0) throw new Failure('conflict', 'exchange.noGoodRow');
  await sql.setRunning.run(ctx, { id, runBy: ctx.actor.id, runByTitle: ctx.actor.title, now: ctx.now });
  await audit(ctx, {
    action: 'import.run',
    kind: 'import',
    id,
    after: { rows: record.rowCount, bad: record.badCount },
  });
  await enqueue(ctx, exchange.write, { importId: id });
  hint(ctx, { topic: 'import', id });
  return await viewOf(ctx, await sql.importById.one(ctx, { id }));
}

/** Stops an import between two batches; what is written stays written. */
export async function cancelImport(ctx: Context, exchange: Exchange, id: string): Promise<ImportView> {
  const record = inSight(ctx, exchange, await sql.lockImport.first(ctx, { id }));
  if (record.endedAt !== null) throw new Failure('conflict', 'exchange.alreadyEnded');
  await sql.setState.run(ctx, { id, state: 'cancelled', problem: null, isEnd: true, now: ctx.now });
  await audit(ctx, { action: 'import.cancel', kind: 'import', id, before: { state: record.state } });
  hint(ctx, { topic: 'import', id });
  return await viewOf(ctx, await sql.importById.one(ctx, { id }));
}

/** The kinds this actor may bring in, in the order in which one builds on the other. */
export function kindsFor(ctx: Context, exchange: Exchange): ImportKind[] {
  return ctx.actor.sees === 'office'
    ? [...exchange.kinds.values()].filter((kind) => can(ctx, kind.permission))
    : [];
}

export function kindFor(ctx: Context, exchange: Exchange, name: string): ImportKind {
  const kind = exchange.kinds.get(name);
  if (kind === undefined) throw new Failure('invalid', 'exchange.unknownKind', {}, 'kind');
  if (!kindsFor(ctx, exchange).includes(kind)) throw new Failure('forbidden', 'lib.forbidden');
  return kind;
}

/** An import of a kind that the actor may not bring in is not there for him: its cells are personal. */
export function inSight(
  ctx: Context,
  exchange: Exchange,
  record: sql.ImportRecord | undefined,
): sql.ImportRecord {
  const isSeen = kindsFor(ctx, exchange).some((kind) => kind.kind === record?.kind);
  if (record === undefined || !isSeen) throw new Failure('missing', 'lib.missing');
  return record;
}

function briefOf(record: sql.ImportRecord): ImportBrief {
  const { id, kind, fileName, state, problem, rowCount, badCount, createdCount, changedCount, sameCount } =
    record;
  const waiting = rowCount - badCount - createdCount - changedCount - sameCount;
  return {
    id,
    kind,
    fileName,
    state,
    problem: problem === null ? null : { ...problem, message: reasonText(problem.code, problem.facts) },
    counts: {
      rows: rowCount,
      bad: badCount,
      created: createdCount,
      changed: changedCount,
      same: sameCount,
      waiting,
    },
    madeBy: record.madeByTitle,
    madeAt: record.madeAt,
    endedAt: record.endedAt,
    moves: [
      ...(state === 'ready' && waiting > 0 ? ['run' as const] : []),
      ...(record.endedAt === null ? ['cancel' as const] : []),
    ],
  };
}

async function viewOf(ctx: Context, record: sql.ImportRecord): Promise<ImportView> {
  const { id: importId, headings, fields } = record;
  const bad = await sql.badRows.all(ctx, { importId, afterRow: 0, limit: BAD_ROWS_SHOWN });
  return {
    ...briefOf(record),
    unknownHeadings: headings.filter((heading, at) => fields[at] === '' && heading.trim() !== ''),
    badRows: bad.map(({ number, failures }) => ({
      row: number,
      errors: failures.map(({ path, code, facts = {} }) => ({
        path,
        code,
        facts,
        message: reasonText(code, facts),
        heading: headingOf(headings, fields, path),
      })),
    })),
  };
}
