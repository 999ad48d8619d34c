import type { FieldFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { ImportState } from './exchange.contract.ts';
import type { CellNote } from './sheet-rows.ts';

export interface ImportRecord {
  id: string;
  kind: string;
  fileId: string;
  fileName: string;
  state: ImportState;
  problem: { code: string; facts: Readonly<Record<string, string | number>> } | null;
  headings: string[];
  fields: string[];
  lastRow: number;
  doneRow: number;
  rowCount: number;
  badCount: number;
  createdCount: number;
  changedCount: number;
  sameCount: number;
  madeByTitle: string;
  madeAt: Date;
  runBy: string | null;
  runByTitle: string | null;
  endedAt: Date | null;
}

const COLUMNS = `id, kind, file_id, file_name, state, problem, headings, fields, last_row, done_row, row_count,
  bad_count, created_count, changed_count, same_count, made_by_title, made_at, run_by, run_by_title, ended_at`;

export const insertImport = statement(
  'exchange.insertImport',
  `insert into import (tenant_id, id, kind, file_id, file_name, find_key, state, made_by, made_by_title, made_at, touched_at)
   values (:tenant, :id, :kind, :fileId, :fileName, :findKey, 'reading', :madeBy, :madeByTitle, :now::timestamptz,
     :now::timestamptz)`,
);
export const importById = statement<ImportRecord>(
  'exchange.importById',
  `select ${COLUMNS} from import where tenant_id = :tenant and id = :id`,
);
export const lockImport = statement<ImportRecord>(
  'exchange.lockImport',
  `select ${COLUMNS} from import where tenant_id = :tenant and id = :id for update`,
);
export const imports = statement<ImportRecord>(
  'exchange.imports',
  `select ${COLUMNS} from import where tenant_id = :tenant and kind = any(:kinds::text[])
     and (:after::uuid is null or id < :after) and find_key like all (:patterns::text[])
   order by id desc limit :limit`,
  { plan: 'custom' },
);
export const setState = statement(
  'exchange.setState',
  `update import set state = :state, problem = :problem, touched_at = :now::timestamptz,
     ended_at = case when :isEnd::boolean then :now::timestamptz end
   where tenant_id = :tenant and id = :id`,
);
export const setRunning = statement(
  'exchange.setRunning',
  `update import set state = 'running', run_by = :runBy, run_by_title = :runByTitle, run_at = :now::timestamptz,
     touched_at = :now::timestamptz
   where tenant_id = :tenant and id = :id`,
);
export const setHeadings = statement(
  'exchange.setHeadings',
  `update import set state = 'checking', headings = :headings::text[], fields = :fields::text[],
     touched_at = :now::timestamptz
   where tenant_id = :tenant and id = :id`,
);

export interface StoredRow {
  number: number;
  cells: string[];
  notes: CellNote[];
}
export const insertRows = statement(
  'exchange.insertRows',
  `insert into import_row (tenant_id, import_id, number, cells, notes, key_hash, state, failures)
   select :tenant, :importId, r.number, r.cells, r.notes, decode(r.key, 'hex'), r.state, r.failures
   from jsonb_to_recordset(:rows::jsonb)
     as r(number integer, cells jsonb, notes jsonb, key text, state text, failures jsonb)`,
);
export const countRead = statement(
  'exchange.countRead',
  `update import set last_row = :lastRow, row_count = row_count + :rows, bad_count = bad_count + :bad,
     touched_at = :now::timestamptz
   where tenant_id = :tenant and id = :id`,
);
/**
 * Which of these keys came in earlier rows of the file, and where. Only the first row of a key carries it, so that the
 * index answers; ordered by row number, the planner walked the whole file for each key (30 s for 8,000 rows).
 */
export const earlierKeys = statement<{ key: string; number: number }>(
  'exchange.earlierKeys',
  `select encode(key_hash, 'hex') as key, number from import_row
   where tenant_id = :tenant and import_id = :importId and key_hash = any(:keys::bytea[])
   order by key_hash limit 1000`,
  { plan: 'custom' },
);
export const waitingRows = statement<StoredRow>(
  'exchange.waitingRows',
  `select number, cells, notes from import_row
   where tenant_id = :tenant and import_id = :importId and number > :afterRow and state = 'waiting'
   order by number limit :limit`,
  { plan: 'custom' },
);
export const setOutcomes = statement(
  'exchange.setOutcomes',
  `update import_row r set state = o.state, failures = o.failures
   from jsonb_to_recordset(:outcomes::jsonb) as o(number integer, state text, failures jsonb)
   where r.tenant_id = :tenant and r.import_id = :importId and r.number = o.number`,
  { plan: 'custom' },
);
export const countDone = statement(
  'exchange.countDone',
  `update import set done_row = :doneRow, created_count = created_count + :created, changed_count = changed_count + :changed,
     same_count = same_count + :same, bad_count = bad_count + :bad, touched_at = :now::timestamptz
   where tenant_id = :tenant and id = :id`,
);

export interface BadRowRecord {
  number: number;
  cells: string[];
  failures: FieldFailure[];
}
export const badRows = statement<BadRowRecord>(
  'exchange.badRows',
  `select number, cells, failures from import_row
   where tenant_id = :tenant and import_id = :importId and state = 'bad' and number > :afterRow
   order by number limit :limit`,
  { plan: 'custom' },
);

export const standingStill = statement<{ id: string; state: ImportState }>(
  'exchange.standingStill',
  `select id, state from import
   where tenant_id = :tenant and ended_at is null and state <> 'ready'
     and touched_at < :now::timestamptz - interval '2 minutes' order by touched_at, id limit 100`,
);
export const endedLongAgo = statement<{ id: string }>(
  'exchange.endedLongAgo',
  `select id from import i where tenant_id = :tenant and coalesce(ended_at, touched_at) < :now::timestamptz - interval '30 days'
     and exists (select 1 from import_row r where r.tenant_id = :tenant and r.import_id = i.id)
   order by id limit 1`,
);
export const forgetRows = statement(
  'exchange.forgetRows',
  `delete from import_row where tenant_id = :tenant and import_id = :importId and number in (
     select number from import_row where tenant_id = :tenant and import_id = :importId order by number limit 20000)`,
);
