import type pg from 'pg';

import * as names from '../server/customers/iranian-names.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { fold } from '../server/lib/fold.ts';
import { trackingNumberAt } from '../server/requests/tracking-number.ts';
import * as books from './data-books.sql.ts';
import type { BenchPlace } from './data-company.ts';
import { makeBenchCompany, TENANT_ID, withCompany } from './data-company.ts';
import * as lists from './data-lists.sql.ts';
import * as people from './data-people.sql.ts';
import * as work from './data-work.sql.ts';

// A company with years of work, in bulk by its owner: row-level security would stop COPY and slow the rest, and the verbs
// would need an hour. The same seed makes the same rows, but for the ids of base data, which the verbs made.

export interface DataWish {
  readonly seed: number;
  readonly requestCount: number;
  /** Told what was made and how long it took. */
  readonly log?: (text: string) => void;
}

/** All work ended or stood open at this instant, whenever the data is made. */
const ANCHOR = `timestamptz '2026-03-21 00:00:00Z'`;
const BEGINNING = `timestamptz '2024-03-01 00:00:00Z'`;
const KEY = Buffer.from('the bench’s key!').subarray(0, 16);
const NUMBERS_AT_ONCE = 50_000;

/** Makes the company and fills it; the database is migrated and has no such company yet. */
export async function fillBench(ownerUrl: string, wish: DataWish): Promise<void> {
  const places = await withCompany(ownerUrl, makeBenchCompany);
  await asOwner(ownerUrl, async (client) => {
    await client.query(`set statement_timeout = 0; set work_mem = '128MB'; set synchronous_commit = off`);
    await client.query('update tenant set tracking_key = $2 where id = $1', [TENANT_ID, KEY]);
    const step = stepper(client, wish);
    await step('chance', lists.CHANCE);
    await makeLists(client, step, places);
    await withoutIndexes(client, async () => {
      await writeNumbers(client, wish.requestCount);
      for (const text of [people.CUSTOMERS, people.DEVICES]) await step('people', text);
      await keepStatistics(client, ['bench_customer', 'bench_device', 'bench_number']);
      for (const text of [work.REQUESTS, work.ORDERS]) await step('work', text);
      await keepStatistics(client, ['bench_request', 'bench_order']);
      for (const text of [books.REPORTS, books.LINES, books.OWED]) await step('reports', text);
      await keepStatistics(client, ['bench_report', 'bench_line', 'bench_owed']);
      const rows = [...people.CUSTOMER_ROWS, ...people.DEVICE_ROWS, ...work.REQUEST_ROWS, ...work.FOUND_ROWS];
      for (const text of [...rows, ...books.REPORT_ROWS, ...books.STOCK_ROWS]) await step('rows', text);
      await step('payments', books.PAYMENTS);
      for (const text of books.BOOK_ROWS) await step('books', text);
    });
  });
  // As a server is found after a night of work.
  await asOwner(ownerUrl, (client) => client.query('vacuum analyze'));
}

type Step = (what: string, text: string, more?: readonly unknown[]) => Promise<void>;

function stepper(client: pg.Client, { seed, requestCount, log }: DataWish): Step {
  const put: Readonly<Record<string, string>> = {
    SEED: String(seed),
    ANCHOR,
    BEGINNING,
    COUNT_REQUESTS: String(requestCount),
    COUNT_CUSTOMERS: String(Math.ceil(requestCount / 4) + 1),
    COUNT_DEVICES: String(Math.ceil(requestCount / 3)),
  };
  return async (what, text, more = []) => {
    const startedAt = performance.now();
    const whole = text.replaceAll(
      /\b(SEED|ANCHOR|BEGINNING|COUNT_[A-Z]+)\b/g,
      (_, name: string) => put[name] ?? '',
    );
    const values = /\$1\b/.test(whole) && more.length === 0 ? [TENANT_ID] : [...more];
    const { rowCount } = await client.query(whole, values);
    const table = /(?:into|table) (\w+)/.exec(whole)?.[1] ?? what;
    log?.(`${table}: ${rowCount ?? 0} in ${Math.round(performance.now() - startedAt)} ms`);
  };
}

async function keepStatistics(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const isKeyed = table !== 'bench_owed' && table !== 'bench_line';
    if (isKeyed) await client.query(`create unique index on ${table} (n)`);
    if (table === 'bench_line') await client.query('create index on bench_line (report)');
    await client.query(`analyze ${table}`);
  }
}

/** Base data as numbered lists, with the folded words that rows are found by. */
async function makeLists(client: pg.Client, step: Step, places: readonly BenchPlace[]): Promise<void> {
  const titles = {
    first: [...names.womenNames, ...names.menNames],
    family: names.familyNames,
    house: names.organisationNames,
    houseTitle: names.organisationTitles,
    street: names.streets,
  };
  const rows = Object.entries(titles).flatMap(([kind, all]) =>
    all.map((title, at) => ({ kind, n: at + 1, title, folded: fold(title) })),
  );
  await step('names', lists.NAMES, [JSON.stringify(rows)]);
  const regions = await folded(client, `select id, title from region where tenant_id = $1`);
  const weighted = places.map((place, at) => ({
    at,
    city_id: place.cityId,
    province_id: place.provinceId,
    area_code: place.areaCode,
  }));
  await step('places', lists.PLACES, [TENANT_ID, JSON.stringify(weighted), regions]);
  const models = await folded(
    client,
    `select m.id, concat_ws(' · ', m.code, m.title, b.title, t.title) as title from model m
     join brand b on b.tenant_id = $1 and b.id = m.brand_id join product_type t on t.tenant_id = $1 and t.id = m.type_id
     where m.tenant_id = $1`,
  );
  await step('models', lists.MODELS, [TENANT_ID, models]);
  const agencies = await folded(client, 'select id, title from agency where tenant_id = $1');
  await step('agencies', lists.AGENCIES, [TENANT_ID, agencies]);
  await step('near', lists.NEAR);
  const symptoms = await folded(client, 'select id, title from symptom where tenant_id = $1');
  await step('symptoms', lists.SYMPTOMS, [TENANT_ID, symptoms]);
  await step('repairs', lists.REPAIRS);
  await step('parts', lists.PARTS);
  await step('statistics', 'analyze');
}

async function folded(client: pg.Client, question: string): Promise<string> {
  const { rows } = await client.query<{ id: string; title: string }>(question, [TENANT_ID]);
  return JSON.stringify(rows.map(({ id, title }) => ({ id, folded: fold(title) })));
}

async function writeNumbers(client: pg.Client, count: number): Promise<void> {
  for (let from = 0; from < count; from += NUMBERS_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(NUMBERS_AT_ONCE, count - from) }, (_, at) =>
      trackingNumberAt(KEY, from + at),
    );
    if (from === 0) await client.query(work.NUMBERS, [numbers]);
    else await client.query(work.MORE_NUMBERS, [numbers, from]);
  }
}

/** Indexes that no constraint needs are made again once the rows are there: a tenth of the time, and smaller. */
async function withoutIndexes(client: pg.Client, run: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(INDEXES, [BIG_TABLES]);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await run();
  await client.query(`set maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await client.query(definition);
}

const BIG_TABLES = [
  'search_row',
  'timeline_entry',
  'request',
  'request_phone',
  'work_order',
  'referral',
  'device',
  'customer_phone',
  'journal_entry',
  'service_report',
];
const INDEXES = `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i where i.indrelid = any($1::text[]::regclass[]) and not i.indisunique and not i.indisprimary
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  order by 1`;
