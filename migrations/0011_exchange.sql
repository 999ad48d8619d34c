-- Lists that come in by file: what was received, each row with its cells and what became of it.

create table import (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  file_id uuid not null,
  file_name text not null,
  state text not null check (state in ('reading', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled')),
  problem jsonb,
  headings text[] not null default '{}',
  fields text[] not null default '{}',
  last_row integer not null default 0,
  done_row integer not null default 0,
  row_count integer not null default 0,
  bad_count integer not null default 0,
  created_count integer not null default 0,
  changed_count integer not null default 0,
  same_count integer not null default 0,
  made_by uuid,
  made_by_title text not null,
  made_at timestamptz not null,
  run_by uuid,
  run_by_title text,
  run_at timestamptz,
  touched_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
comment on table import is 'A list that came in by file, and how far it is. Owner: exchange.';
comment on column import.kind is 'What its rows are: devices, agencies … as the slices register them.';
comment on column import.problem is
  'Why the file as a whole could not be read: code and facts of the sentence.';
comment on column import.headings is 'Heads of the columns as written in the file.';
comment on column import.fields is
  'The field that each heading was found to be; empty for a column that is left alone.';
comment on column import.last_row is
  'Number of the last row of the sheet that is read and checked; reading goes on after it.';
comment on column import.done_row is 'Number of the last row that is written; the run goes on after it.';
comment on column import.touched_at is 'Last step; work that stood still longer is taken up again.';
create index import_newest on import (tenant_id, id desc);
create index import_unended on import (tenant_id, touched_at) where ended_at is null;
select distribute('import');

create table import_row (
  tenant_id uuid not null,
  import_id uuid not null,
  number integer not null,
  cells jsonb not null,
  notes jsonb not null,
  key_hash bytea,
  state text not null check (state in ('bad', 'waiting', 'created', 'changed', 'same')),
  failures jsonb,
  primary key (tenant_id, import_id, number)
);
comment on table import_row is
  'One row of a list that came in by file. Personal; emptied 30 days after the end. Owner: exchange.';
comment on column import_row.number is 'Row number in the sheet, as the person sees it.';
comment on column import_row.cells is 'The cells as text, in the order of the file.';
comment on column import_row.notes is 'What was seen while a cell was read: [column, note].';
comment on column import_row.key_hash is
  'Digest of what the row is about, on the first row of it; a second one in the file is bad.';
create unique index import_row_key on import_row (tenant_id, import_id, key_hash) where key_hash is not null;
create index import_row_bad on import_row (tenant_id, import_id, number) where state = 'bad';
select distribute('import_row');

alter table import_row add constraint import_row_import
  foreign key (tenant_id, import_id) references import (tenant_id, id);
alter table import add constraint import_file
  foreign key (tenant_id, file_id) references file (tenant_id, id);

select wall('import');
select wall('import_row');
