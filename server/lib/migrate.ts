import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { asOwner } from './database-check.ts';
import { migrateJobs } from './migrate-jobs.ts';
import { StartProblem } from './start-problem.ts';

// Numbered files of plain SQL, forward only, frozen by checksum once applied; what is missing is applied whole or not
// at all.

export interface MigrateOptions {
  /** Told of each file that was applied. */
  readonly log?: { info(facts: object, text: string): void };
  /** Where the files lie; tests bring their own. */
  readonly folder?: string;
  /** Called once before a database that already has a level is brought to a newer one. */
  readonly beforeUpgrade?: () => Promise<void>;
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

const FOLDER = join(import.meta.dirname, '..', '..', 'migrations');
/** Any number: two programs that start at once agree on it. */
const LOCK = 7_300_018;

/**
 * Brings the database to the newest form, the job queue's schema included. Throws a StartProblem if it
 * cannot.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<{ applied: number }> {
  const known = await readMigrations(options.folder ?? FOLDER);
  return asOwner(ownerUrl, async (client) => {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await makeRoles(client);
    await makeLedger(client);
    const applied = await appliedMigrations(client);
    refuseForeign(known, applied);
    const missing = known.filter((migration) => !applied.has(migration.number));
    if (missing.length > 0 && applied.size > 0) await options.beforeUpgrade?.();
    await applyAll(client, missing);
    for (const each of missing) options.log?.info({ migration: title(each) }, 'migration applied');
    await migrateJobs(client, ownerUrl);
    await client.query(`select pg_advisory_unlock(${LOCK})`);
    return { applied: missing.length };
  });
}

/** How many files the database lacks, and how many it has that this program does not know. */
export async function migrationsBehind(ownerUrl: string): Promise<{ missing: number; unknown: number }> {
  const known = await readMigrations(FOLDER);
  const applied = await asOwner(ownerUrl, appliedMigrations);
  const numbers = new Set(known.map((migration) => migration.number));
  return {
    missing: known.filter((migration) => !applied.has(migration.number)).length,
    unknown: [...applied.keys()].filter((number) => !numbers.has(number)).length,
  };
}

/** The level of the newest file that this program has. */
export async function newestMigration(): Promise<number> {
  return (await readMigrations(FOLDER)).at(-1)?.number ?? 0;
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  const migrations: Migration[] = [];
  for (const file of files) {
    const parts = /^(\d{4})_([a-z0-9_-]+)\.sql$/.exec(file);
    const number = Number(parts?.[1]);
    const isNext = parts !== null && number > (migrations.at(-1)?.number ?? 0);
    if (!isNext) throw new StartProblem('migrationMisnamed', { file });
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    const checksum = createHash('sha256').update(sql).digest('hex');
    migrations.push({ number, name: parts[2] ?? '', checksum, sql });
  }
  return migrations;
}

/** Roles belong to the whole server, so another database's start may be making them at the same moment. */
async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of ['vafa_app', 'vafa_search']) {
    await client.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then
          create role ${role} nologin;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    // From 16 on, who makes a role may grant it but not yet `set role` to it.
    await client.query(`
      do $$ declare
        number int := current_setting('server_version_num');
        needed text := case when number >= 160000 then 'set' else 'member' end;
      begin
        if not pg_has_role('${role}', needed) then grant ${role} to current_user; end if;
      exception when unique_violation or sqlstate 'XX000' then null;
      end $$`);
  }
}

async function makeLedger(client: pg.Client): Promise<void> {
  await client.query(`
    create table if not exists migration (
      number int primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  await client.query(
    `comment on table migration is 'Which files of migrations/ this database has. Owner: lib.'`,
  );
  await client.query(
    `comment on column migration.checksum is 'SHA-256 of the file: an applied file never changes.'`,
  );
  await client.query(`
    create table if not exists installation (
      only_row boolean primary key default true check (only_row),
      secret_digest text not null
    )`);
  await client.query(
    `comment on table installation is 'What belongs to the whole installation. Owner: lib.'`,
  );
  await client.query(`comment on column installation.secret_digest is
    'Tells whether VAFA_SECRET is the one that encrypted what is stored here.'`);
}

async function appliedMigrations(
  client: pg.Client,
): Promise<ReadonlyMap<number, Pick<Migration, 'name' | 'checksum'>>> {
  const found = await client.query<Pick<Migration, 'number' | 'name' | 'checksum'>>(
    `select number, name, checksum from migration order by number limit 10000`,
  );
  return new Map(found.rows.map((row) => [row.number, row]));
}

function refuseForeign(
  known: readonly Migration[],
  applied: ReadonlyMap<number, Pick<Migration, 'name' | 'checksum'>>,
): void {
  const byNumber = new Map(known.map((migration) => [migration.number, migration]));
  for (const [number, { name, checksum }] of applied) {
    const file = byNumber.get(number);
    if (file === undefined) throw new StartProblem('databaseNewer', { name: title({ number, name }) });
    if (file.checksum !== checksum)
      throw new StartProblem('migrationChanged', { name: title({ number, name }) });
  }
  const newest = Math.max(0, ...applied.keys());
  const late = known.find((migration) => migration.number < newest && !applied.has(migration.number));
  if (late !== undefined) throw new StartProblem('migrationMisnamed', { file: title(late) });
}

/** All of them or none: after a failure the former program still runs on what it knows. */
async function applyAll(client: pg.Client, missing: readonly Migration[]): Promise<void> {
  if (missing.length === 0) return;
  let current = missing[0];
  try {
    await client.query('begin');
    for (current of missing) {
      await client.query(current.sql);
      const { number, name, checksum } = current;
      const row = [number, name, checksum];
      await client.query(`insert into migration (number, name, checksum) values ($1, $2, $3)`, row);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const reason = error instanceof Error ? error.message : '';
    throw new StartProblem('migrationFailed', { name: current ? title(current) : '', reason }, error);
  }
}

function title(migration: { number: number; name: string }): string {
  return `${String(migration.number).padStart(4, '0')}_${migration.name}`;
}
