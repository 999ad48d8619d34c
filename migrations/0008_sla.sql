-- Clocks: who works when, which days are off, and what runs out at which instant.

create table work_calendar (
  tenant_id uuid not null,
  id uuid not null,
  agency_id uuid,
  weekdays jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint work_calendar_once unique nulls not distinct (tenant_id, agency_id)
);
comment on table work_calendar is 'The working hours of the company or of one agency. Owner: sla.';
comment on column work_calendar.agency_id is 'Null: the company, and every agency without hours of its own.';
comment on column work_calendar.weekdays is 'By day of the week, shifts as pairs of HH:MM on the clocks of the company.';
select distribute('work_calendar');

create table holiday (
  tenant_id uuid not null,
  id uuid not null,
  day date not null,
  title text not null,
  title_en text,
  kind text not null check (kind in ('solar', 'lunar', 'decree')),
  province_id uuid,
  is_provisional boolean not null default false,
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint holiday_once unique nulls not distinct (tenant_id, day, province_id)
);
comment on table holiday is 'A day on which nobody works: official, or closed by decree, in the country or one province. Owner: sla.';
comment on column holiday.province_id is 'Null: the whole country.';
comment on column holiday.is_provisional is 'A lunar date before the month was announced.';
select distribute('holiday');

create table holiday_year (
  tenant_id uuid not null,
  year integer not null,
  is_complete boolean not null,
  primary key (tenant_id, year)
);
comment on table holiday_year is 'How much is known of the holidays of a Jalali year; a year without a row is not known. Owner: sla.';
comment on column holiday_year.is_complete is 'False: the solar holidays alone.';
select distribute('holiday_year');

create table clock_policy (
  tenant_id uuid not null,
  code text not null,
  from_on date not null,
  target_minutes integer not null check (target_minutes > 0),
  basis text not null check (basis in ('working', 'calendar')),
  primary key (tenant_id, code, from_on)
);
comment on table clock_policy is 'What a clock allows, dated: a running clock keeps what it began with. Owner: sla.';
comment on column clock_policy.basis is 'working: by the hours of the agency or company; calendar: every minute counts.';
select distribute('clock_policy');

create table clock (
  tenant_id uuid not null,
  id uuid not null,
  policy text not null,
  subject_id uuid not null,
  agency_id uuid,
  basis text not null check (basis in ('working', 'calendar')),
  target_minutes integer not null,
  started_at timestamptz not null,
  due_at timestamptz,
  stopped_at timestamptz,
  breached_at timestamptz,
  primary key (tenant_id, id)
);
comment on table clock is 'A deadline that runs for one thing. Owner: sla.';
comment on column clock.subject_id is 'What it runs for: a referral, a request …';
comment on column clock.agency_id is 'Whose hours it counts; null: the company''s.';
comment on column clock.due_at is 'An index of the answer that calendar and events give; null while a pause holds it.';
comment on column clock.breached_at is 'When the breach was found; the clock may still be stopped later.';
create unique index clock_runs_once on clock (tenant_id, policy, subject_id) where stopped_at is null;
create index clock_due on clock (tenant_id, due_at, id) where stopped_at is null and breached_at is null;
create index clock_subject on clock (tenant_id, subject_id, policy);
select distribute('clock');

create table clock_event (
  tenant_id uuid not null,
  id uuid not null,
  clock_id uuid not null,
  kind text not null check (kind in ('started', 'paused', 'resumed', 'stopped', 'breached', 'recomputed')),
  at timestamptz not null,
  due_at timestamptz,
  reason text,
  primary key (tenant_id, id)
);
comment on table clock_event is 'What happened to a clock; the clock is this list. Append only. Owner: sla.';
comment on column clock_event.at is 'When it happened, which may lie before it was written.';
comment on column clock_event.due_at is 'The due time that followed from it.';
create index clock_event_clock on clock_event (tenant_id, clock_id, at, id);
select distribute('clock_event');

alter table work_calendar add constraint work_calendar_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table holiday add constraint holiday_province_known
  foreign key (tenant_id, province_id) references region (tenant_id, id);
alter table clock add constraint clock_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table clock_event add constraint clock_event_clock_known
  foreign key (tenant_id, clock_id) references clock (tenant_id, id);

select wall('work_calendar');
select wall('holiday');
select wall('holiday_year');
select wall('clock_policy');
select wall('clock');
select wall('clock_event', 'append');
