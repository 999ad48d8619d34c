import { codeKey, fold, foldTight } from './fold.ts';
import type { Statement } from './sql.ts';
import { statement } from './sql.ts';

// The statements behind a coded list. Every coded table has the columns of `BASE`; its own come by name and
// SQL type.

export interface CodedRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly isRetired: boolean;
  readonly version: number;
}

export interface CodedTable<Row extends CodedRow> {
  /** Names of the table's own columns, camelCase. */
  readonly own: readonly string[];
  readonly list: Statement<Row>;
  readonly byId: Statement<Row>;
  readonly byIds: Statement<Row>;
  readonly lock: Statement<Row>;
  /** Rows of any of `:codeKeys`, at most 5,000. */
  readonly byCodeKeys: Statement<Row>;
  /** Rows of any of `:titleKeys`, at most 5,000. */
  readonly byTitleKeys: Statement<Row>;
  /** Inserts `:rows`, made by `codedJson`. */
  readonly insertAll: Statement<never>;
  /** Updates `:rows` of the given versions; each version goes up by one. */
  readonly updateAll: Statement<never>;
}

interface GivenTable {
  /** 'catalog.brand': the statements become `catalog.brand.list` … */
  readonly name: string;
  readonly table: string;
  /** Own columns, camelCase, with their SQL types. */
  readonly own?: Readonly<Record<string, string>>;
  /** Further output columns, of joined tables. */
  readonly shown?: string;
  readonly joins?: string;
}

const BASE = {
  code: 'text',
  codeKey: 'text',
  title: 'text',
  titleEn: 'text',
  titleKey: 'text',
  searchKey: 'text',
} as const;

/** Makes the statements of one coded table; its rows are called `t`. */
export function codedTable<Row extends CodedRow>(given: GivenTable): CodedTable<Row> {
  const { name, table, own = {}, shown = '', joins = '' } = given;
  const columns = { ...BASE, ...own };
  const names = Object.keys(columns);
  const record = Object.entries(columns)
    .map(([column, type]) => `"${column}" ${type}`)
    .join(', ');
  const select = `
    select t.id, t.code, t.title, t.title_en, t.retired_at is not null as is_retired, t.version
      ${Object.keys(own)
        .map((column) => `, t.${snake(column)}`)
        .join('')}${shown}
    from ${table} t ${joins} where t.tenant_id = :tenant`;
  const filters = Object.entries(own)
    .map(([column, type]) => `and (:${column}::${type} is null or t.${snake(column)} = :${column})`)
    .join(' ');

  return {
    own: Object.keys(own),
    list: statement<Row>(
      `${name}.list`,
      `${select}
      and (t.retired_at is not null) = :isRetired and t.search_key like all (:patterns::text[]) ${filters}
      and (:after::uuid is null or (t.title collate "fa-x-icu", t.id) > (
        select a.title collate "fa-x-icu", a.id from ${table} a where a.tenant_id = :tenant and a.id = :after))
      order by t.title collate "fa-x-icu", t.id limit :limit`,
      { plan: 'custom' },
    ),
    byId: statement<Row>(`${name}.byId`, `${select} and t.id = :id`),
    byIds: statement<Row>(`${name}.byIds`, `${select} and t.id = any(:ids::uuid[]) order by t.id limit 5000`),
    lock: statement<Row>(`${name}.lock`, `${select} and t.id = :id for update of t`),
    byCodeKeys: statement<Row>(
      `${name}.byCodeKeys`,
      `${select} and t.code_key = any(:codeKeys::text[]) order by t.id limit 5000`,
    ),
    byTitleKeys: statement<Row>(
      `${name}.byTitleKeys`,
      `${select} and t.title_key = any(:titleKeys::text[]) order by t.id limit 5000`,
    ),
    insertAll: statement(
      `${name}.insertAll`,
      `
      insert into ${table} (tenant_id, id, created_at, ${names.map(snake).join(', ')})
      select :tenant, r.id, :now::timestamptz, ${names.map((column) => `r."${column}"`).join(', ')}
      from jsonb_to_recordset(:rows::jsonb) as r(id uuid, ${record})`,
    ),
    updateAll: statement(
      `${name}.updateAll`,
      `
      update ${table} t set ${names.map((column) => `${snake(column)} = r."${column}"`).join(', ')},
        retired_at = case when r."isRetired" then coalesce(t.retired_at, :now::timestamptz) end,
        version = t.version + 1
      from jsonb_to_recordset(:rows::jsonb) as r(id uuid, version integer, "isRetired" boolean, ${record})
      where t.tenant_id = :tenant and t.id = r.id and t.version = r.version`,
    ),
  };
}

interface Coded {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | null | undefined;
}

/** The `:rows` of `insertAll` and `updateAll`: the given fields with the keys they are found by. */
export function codedJson<Row extends Coded>(rows: readonly Row[]): string {
  return JSON.stringify(rows.map((row) => ({ ...row, ...keysOf(row) })));
}

/** The fragments that `q` asks for, as `like` patterns. */
export function likePatterns(q: string | undefined): string[] {
  return fold(q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
}

function keysOf({ code, title, titleEn }: Coded) {
  return {
    titleEn: titleEn ?? null,
    codeKey: codeKey(code),
    titleKey: foldTight(title),
    searchKey: [code, codeKey(code), title, foldTight(title), titleEn ?? ''].map(fold).join(' '),
  };
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
