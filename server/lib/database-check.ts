import pg from 'pg';
import { StartProblem } from './start-problem.ts';

// Whether a database can carry the product. Each of these, found later, is found by a customer.

const VERSION_MIN = 150_000;
const ALPHABET = 'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
const ROLES = ['vafa_app', 'vafa_search'] as const;

/** Checks version, Persian sorting and search, and the right to make the roles. Before the migrations. */
export async function checkDatabase(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await checkVersion(client);
    await checkSorting(client);
    await checkSearch(client);
    await checkRoles(client);
  });
}

/**
 * Checks that the application's role can neither own a table nor look over the wall. After the migrations.
 */
export async function checkAppRole(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const mighty = await client.query<{ name: string }>(`
      select r.rolname as name from pg_roles r
      where (r.rolsuper or r.rolbypassrls)
        and (pg_has_role('vafa_app', r.oid, 'member') or r.rolname in ('vafa_app', 'vafa_search'))
      order by 1 limit 20`);
    if (mighty.rows.length > 0) throw new StartProblem('appRoleLooksOver', { roles: names(mighty.rows) });
    const owned = await client.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and pg_has_role('vafa_app', c.relowner, 'member')
      order by 1 limit 20`);
    if (owned.rows.length > 0) throw new StartProblem('appRoleOwnsTables', { tables: names(owned.rows) });
  });
}

/** Opens one connection as the owner; an unreachable database becomes a sentence without the password. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    const { host, pathname } = new URL(ownerUrl);
    const reason = error instanceof Error ? error.message || error.name : '';
    throw new StartProblem('databaseUnreachable', { at: `${host}${pathname}`, reason }, error);
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const found = await client.query<{ number: number; version: string; encoding: string }>(`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding`);
  const row = found.rows[0];
  if (row === undefined || row.number < VERSION_MIN) {
    throw new StartProblem('databaseTooOld', { version: row?.version ?? '' });
  }
  if (row.encoding !== 'UTF8') throw new StartProblem('databaseNotUtf8', { encoding: row.encoding });
}

async function checkSorting(client: pg.Client): Promise<void> {
  const sorted = await client
    .query<{ letters: string }>(
      `select string_agg(letter, '' order by letter collate "fa-x-icu") as letters
       from unnest($1::text[]) as letter`,
      [[...ALPHABET].toReversed()],
    )
    .catch((error: unknown) => {
      throw new StartProblem('persianSortWrong', {}, error);
    });
  if (sorted.rows[0]?.letters !== ALPHABET) throw new StartProblem('persianSortWrong');
}

async function checkSearch(client: pg.Client): Promise<void> {
  const shown = await client
    .query(`create extension if not exists pg_trgm`)
    .then(() => client.query<{ count: number }>(`select cardinality(show_trgm('سلام')) as count`))
    .catch((error: unknown) => {
      throw new StartProblem('extensionMissing', { name: 'pg_trgm' }, error);
    });
  // With LC_CTYPE C pg_trgm sees no Persian letter and finds nothing, silently.
  if ((shown.rows[0]?.count ?? 0) === 0) throw new StartProblem('persianSearchWrong');
}

async function checkRoles(client: pg.Client): Promise<void> {
  const found = await client.query<{ owner: string; mayMake: boolean; ready: number }>(
    `
    select current_user as owner, r.rolcreaterole or r.rolsuper as "mayMake",
      (select count(*)::int from pg_roles x
        where x.rolname = any($1) and pg_has_role(x.oid, 'member')) as ready
    from pg_roles r where r.rolname = current_user`,
    [[...ROLES]],
  );
  const row = found.rows[0];
  if (row === undefined || row.mayMake || row.ready === ROLES.length) return;
  throw new StartProblem('rolesMissing', { script: rolesScript(client.escapeIdentifier(row.owner)) });
}

/** What a superuser runs once where the owner may not make roles. */
function rolesScript(owner: string): string {
  return [
    ...ROLES.map((role) => `create role ${role} nologin;`),
    `grant ${ROLES.join(', ')} to ${owner};`,
  ].join('\n');
}

function names(rows: readonly { name: string }[]): string {
  return rows.map((row) => row.name).join(', ');
}
