import { strict as assert } from 'node:assert';
import pg from 'pg';

import { leanQuery } from './lean-query.ts';

// The one way to the database: a transaction of one tenant, statements pipelined, nothing kept after an error.

const { Pool, types } = pg;

export type Pool = pg.Pool;

/** What a statement came back with: column names and rows as arrays. */
export interface Answer {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly count: number;
}

/**
 * Whether a prepared statement has one plan for all values, or a new one for each. Left to itself the database plans a
 * statement about a list of ids anew each time, for it expects ten of them where one comes: dearer than doing it.
 */
export type PlanMode = 'generic' | 'custom';

/** An open transaction. Closed handles refuse, so that a late statement can never reach the next user's transaction. */
export interface Tx {
  /** The tenant whose rows are in sight; null only at the door, before a tenant is known. */
  readonly tenantId: string | null;
  /** The database's transaction time. */
  readonly startedAt: Promise<Date>;
  query(text: string, values: readonly unknown[], name?: string, plan?: PlanMode): Promise<Answer>;
  /** A statement that goes out together with the COMMIT and closes the handle: one round trip less. */
  last(text: string, values: readonly unknown[], name?: string): Promise<Answer>;
}

const LIMITS = [
  'statement_timeout=5000',
  'lock_timeout=3000',
  'idle_in_transaction_session_timeout=10000',
  'client_connection_check_interval=1000',
  'plan_cache_mode=force_generic_plan',
];
// Not yet in the driver's types.
const ONE_STATEMENT = { queryMode: 'extended' };
const DATE_OID = 1082;
const INT8_OID = 20;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NOT_IN_A_TRANSACTION =
  /^(\s|;|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(begin|start|commit|end|rollback|abort|savepoint|release|set|reset|discard|copy|listen|prepare|deallocate)\b/i;
const SETS_ANYTHING = /\bset_config\s*\(/i;
const DATABASE_STATE = /^[0-9A-Z]{5}$/;

types.setTypeParser(DATE_OID, (text) => text);
types.setTypeParser(INT8_OID, (text) => {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `a number of the database is too big to be exact: ${text}`);
  return value;
});

/** Connections that act as the application role: neither owner nor exempt from row-level security. */
export function openPool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    options: ['role=vafa_app', ...LIMITS].map((setting) => `-c ${setting}`).join(' '),
  });
  // An idle connection that dies is replaced at its next use; without a listener the error would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Runs `run` in one transaction of `tenantId` and commits, or rolls back and throws.
 * Resolves only when the database has said COMMIT: a pipelined commit after a swallowed error answers ROLLBACK.
 */
export async function transaction<T>(
  pool: Pool,
  tenantId: string | null,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  assert(tenantId === null || UUID.test(tenantId), 'a tenant id must be a UUID');
  const client = await pool.connect();
  // A connection that dies while no statement is under way says so by an event that nobody else would hear, and an
  // event of that kind without a listener ends the process. The next statement, or the commit, fails by itself.
  client.on('error', ignore);
  const giveBack = (isClean: boolean) => {
    client.removeListener('error', ignore);
    client.release(!isClean);
  };
  const handle = openHandle(client, tenantId);
  try {
    const value = await run(handle.tx);
    await handle.commit();
    giveBack(true);
    return value;
  } catch (error) {
    giveBack(await handle.rollback());
    throw handle.firstError() ?? error;
  }
}

const ignore = () => undefined;

interface Handle {
  readonly tx: Tx;
  commit(): Promise<void>;
  /** Says whether the connection may be used again. */
  rollback(): Promise<boolean>;
  firstError(): Error | undefined;
}

function openHandle(client: pg.PoolClient, tenantId: string | null): Handle {
  const sent: Promise<unknown>[] = [];
  let isOpen = true;
  let planned: PlanMode = 'generic';
  let committed: Promise<pg.QueryResult> | undefined;
  let first: Error | undefined;

  const remember = (error: unknown) => {
    first ??= error instanceof Error ? error : new Error(String(error));
  };
  const planAs = (mode: PlanMode) => {
    if (mode === planned) return;
    planned = mode;
    sent.push(client.query(`set local plan_cache_mode = force_${mode}_plan`).catch(remember));
  };
  const send = (
    text: string,
    values: readonly unknown[],
    name?: string,
    plan: PlanMode = planned,
  ): Promise<Answer> => {
    assert(isOpen, 'the transaction is over; this statement came late');
    assert(!NOT_IN_A_TRANSACTION.test(text), 'a statement inside a transaction may not steer it');
    assert(
      !SETS_ANYTHING.test(text),
      'a statement may not change the settings of its transaction, such as the tenant',
    );
    planAs(plan);
    cork(client);
    const given = { text, values };
    const answer = (
      name === undefined
        ? client.query({ ...unnamed(given), ...ONE_STATEMENT })
        : leanQuery(client, { ...given, name })
    ).then(toAnswer);
    sent.push(answer.catch(remember));
    return answer;
  };

  // Without a tenant the setting is empty, whatever it was before: the wall then answers with an error.
  const scope = `set local app.tenant_id = '${tenantId ?? ''}'`;
  cork(client);
  const opened = client.query<{ now: Date }>(`begin;${scope};select now() as now`);
  const startedAt = opened.then((result) => {
    const results: unknown = result;
    const last = Array.isArray(results) ? results.at(-1) : result;
    return new Date(last.rows[0].now);
  });
  sent.push(startedAt.catch(remember));

  const sendCommit = () => {
    isOpen = false;
    cork(client);
    committed = client.query('commit');
    committed.catch(() => undefined);
  };

  return {
    tx: {
      tenantId,
      startedAt,
      query: send,
      last(text, values, name) {
        const answer = send(text, values, name);
        sendCommit();
        return answer;
      },
    },
    async commit() {
      if (committed === undefined) {
        await Promise.all(sent);
        if (first !== undefined) throw first;
        sendCommit();
      }
      const result = await committed;
      if (result?.command !== 'COMMIT')
        throw first ?? new Error('the database rolled back instead of committing');
    },
    async rollback() {
      isOpen = false;
      try {
        await client.query('rollback');
        // What the driver itself could not send or read leaves its notes about prepared statements wrong.
        return first === undefined || isOfDatabase(first);
      } catch {
        // The connection is broken: it is thrown away, and the server rolls back by itself.
        return false;
      }
    },
    firstError: () => first,
  };
}

/** The extended protocol takes one statement at a time: `select 1; commit` is refused by the database. */
function unnamed({ text, values }: { text: string; values: readonly unknown[] }) {
  return { text, values: [...values], rowMode: 'array' as const };
}

const corked = new WeakSet<pg.ClientBase>();

/** What is sent in one turn goes out as one write: statements that wait for nothing share the way to the database. */
function cork(client: pg.PoolClient): void {
  if (corked.has(client)) return;
  const { stream } = client.connection;
  corked.add(client);
  stream.cork();
  process.nextTick(() => {
    corked.delete(client);
    stream.uncork();
  });
}

function isOfDatabase(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && DATABASE_STATE.test(error.code);
}

function toAnswer(result: pg.QueryArrayResult): Answer {
  return { fields: result.fields.map((field) => field.name), rows: result.rows, count: result.rowCount ?? 0 };
}
