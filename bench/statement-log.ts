import { appendFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

// The statements of an operation as the database itself logged them. The collector writes JSON, for only there a
// statement stands whole with its values.

/** One transaction, in the order in which its statements came. */
export type Script = readonly LoggedStatement[];
export interface LoggedStatement {
  readonly text: string;
  /** What the program calls it; empty for one that is not kept prepared. */
  readonly name: string;
  /** Null: sent without values, as begin and commit are. */
  readonly values: readonly (string | null)[] | null;
  /** Reading, planning and doing it, as the database took the time while it wrote all of it down. */
  readonly ms: number;
}

const LOG_FOLDER = 'statements';
const SETTINGS = {
  logging_collector: 'on',
  log_destination: 'jsonlog',
  log_directory: LOG_FOLDER,
  log_filename: 'all',
  log_file_mode: '0644',
  log_rotation_age: '0',
  log_rotation_size: '0',
};

/** Prepares a data folder, before its server starts, to write down statements when told. */
export function prepareLog(folder: string): void {
  const lines = Object.entries(SETTINGS).map(([name, value]) => `${name} = '${value}'`);
  appendFileSync(join(folder, 'postgres', 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
}

/** Switches the log on or off; connections that are open follow at their next statement. */
export function switchLog(folder: string, postmaster: number, on: boolean): void {
  const line = `log_min_duration_statement = '${on ? '0' : '-1'}'\n`;
  appendFileSync(join(folder, 'postgres', 'postgresql.auto.conf'), line);
  process.kill(postmaster, 'SIGHUP');
}

const Line = z.object({
  session_id: z.string(),
  line_num: z.number(),
  message: z.string(),
  detail: z.string().optional(),
  user: z.string().optional(),
});

/** How many bytes were logged so far: what comes later is read from there. */
export async function logLength(folder: string): Promise<number> {
  return (await readLog(folder)).length;
}

/** Every whole transaction that was logged since. */
export async function readScripts(folder: string, since: number): Promise<Script[]> {
  const text = (await readLog(folder)).subarray(since).toString('utf8');
  const open = new Map<string, LoggedStatement[]>();
  const prepared = new Map<string, number>();
  const scripts: Script[] = [];
  for (const json of text.split('\n')) {
    if (json === '') continue;
    const line = Line.safeParse(JSON.parse(json));
    const part = line.success ? partOf(line.data) : undefined;
    if (!line.success || part === undefined) continue;
    const session = line.data.session_id;
    if (!part.isDone) {
      prepared.set(session, (prepared.get(session) ?? 0) + part.ms);
      continue;
    }
    const statement = { ...part.statement, ms: part.ms + (prepared.get(session) ?? 0) };
    prepared.delete(session);
    if (/^begin\b/i.test(statement.text)) open.set(session, []);
    const script = open.get(session);
    script?.push(statement);
    if (script === undefined || !/^(commit|rollback)\b/i.test(statement.text)) continue;
    open.delete(session);
    if (/^commit\b/i.test(statement.text)) scripts.push(script);
  }
  return scripts;
}

async function readLog(folder: string): Promise<Buffer> {
  const place = join(folder, 'postgres', LOG_FOLDER);
  const name = (await readdir(place)).find((each) => each.endsWith('.json'));
  return name === undefined ? Buffer.alloc(0) : await readFile(join(place, name));
}

type Part =
  | { readonly isDone: false; readonly ms: number }
  | { readonly isDone: true; readonly ms: number; readonly statement: Omit<LoggedStatement, 'ms'> };

function partOf({ message, detail }: z.output<typeof Line>): Part | undefined {
  const [, took, kind, given = '', text = ''] =
    /^duration: ([\d.]+) ms  (statement|parse|bind|execute)(?: ([^:]*))?: ([\s\S]*)$/.exec(message) ?? [];
  if (kind === undefined) return undefined;
  const ms = Number(took);
  if (kind === 'parse' || kind === 'bind') return { isDone: false, ms };
  const name = given.startsWith('<') ? '' : given;
  const values = kind === 'statement' ? null : valuesOf(detail ?? '');
  return { isDone: true, ms, statement: { text, name, values } };
}

/** What the statements of an operation cost, the dearest first. */
export function costsOf(scripts: readonly Script[]): { name: string; times: number; ms: number }[] {
  const costs = new Map<string, { times: number; ms: number }>();
  for (const { name, text, ms } of scripts.flat()) {
    const called = name === '' ? text.trim().replaceAll(/\s+/g, ' ').slice(0, 60) : name;
    const known = costs.get(called) ?? { times: 0, ms: 0 };
    costs.set(called, { times: known.times + 1, ms: known.ms + ms });
  }
  const count = Math.max(1, scripts.length);
  return [...costs]
    .map(([name, cost]) => ({ name, times: cost.times / count, ms: cost.ms / count }))
    .toSorted((one, other) => other.ms - one.ms);
}

/** `Parameters: $1 = 'it''s', $2 = NULL` as values. */
export function valuesOf(detail: string): (string | null)[] {
  return [...detail.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g)].map((match) =>
    match[1] === undefined ? null : match[1].replaceAll("''", "'"),
  );
}
