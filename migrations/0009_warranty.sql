-- Warranty: policies by version with their terms, registrations of devices, what happened to them, answers given.

create table warranty_policy (
  tenant_id uuid not null,
  id uuid not null,
  model_id uuid not null,
  number integer not null check (number >= 1),
  from_on date,
  guarantor_kind text not null check (guarantor_kind in ('company', 'importer', 'seller', 'insurer', 'agency')),
  guarantor_id uuid,
  start_bases text[] not null check (cardinality(start_bases) between 1 and 6),
  latest_start_anchor text,
  latest_start_months integer check (latest_start_months between 0 and 120),
  service_duty_years integer not null check (service_duty_years between 0 and 30),
  parts_duty_years integer not null check (parts_duty_years between 0 and 30),
  made_at timestamptz not null,
  made_by uuid,
  primary key (tenant_id, id),
  constraint warranty_policy_number unique (tenant_id, model_id, number),
  constraint warranty_policy_latest_start check ((latest_start_anchor is null) = (latest_start_months is null)),
  constraint warranty_policy_first_holds check ((number = 1) = (from_on is null))
);
comment on table warranty_policy is 'One version of what is promised with a model; a change makes the next version. Append only. Owner: warranty.';
comment on column warranty_policy.number is 'The version, from 1.';
comment on column warranty_policy.from_on is 'Cover that starts on or after this day is under this version; null: the first, which holds for every day before.';
comment on column warranty_policy.guarantor_id is 'Which seller, insurer or agency; null: not one of several.';
comment on column warranty_policy.start_bases is 'The dates of a device that may start cover, the preferred one first.';
comment on column warranty_policy.latest_start_anchor is 'Cover begins at the latest so many months after this date.';
comment on column warranty_policy.service_duty_years is 'How long every service is owed, free or paid, from its sale or first cover day.';
comment on column warranty_policy.parts_duty_years is 'How long parts are owed after the last sale of the model.';
comment on column warranty_policy.made_by is 'Membership or API key.';
select distribute('warranty_policy');

create table warranty_term (
  tenant_id uuid not null,
  id uuid not null,
  policy_id uuid not null,
  place integer not null,
  title text not null default '',
  scope text not null check (scope in ('device', 'components', 'repair_actions')),
  scope_codes text[] not null,
  labour_percent smallint not null check (labour_percent between 0 and 100),
  part_percent smallint not null check (part_percent between 0 and 100),
  travel_percent smallint not null check (travel_percent between 0 and 100),
  length_unit text check (length_unit in ('day', 'week', 'month')),
  length_count integer check (length_count >= 1),
  usage_max bigint check (usage_max >= 1),
  usage_unit text,
  exclusions text[] not null default '{}',
  conditions text[] not null default '{}',
  redress text not null default 'repair' check (redress in ('repair', 'replace', 'refund')),
  primary key (tenant_id, id),
  constraint warranty_term_place unique (tenant_id, policy_id, place),
  constraint warranty_term_has_scope check ((scope = 'device') = (cardinality(scope_codes) = 0)),
  constraint warranty_term_length_whole check ((length_unit is null) = (length_count is null)),
  constraint warranty_term_usage_whole check ((usage_max is null) = (usage_unit is null)),
  constraint warranty_term_ends check (length_unit is not null or usage_max is not null)
);
comment on table warranty_term is 'One promise of a policy: to what, of what kind of cost, how long. Append only. Owner: warranty.';
comment on column warranty_term.place is 'Its order within the policy, from 1.';
comment on column warranty_term.title is 'What people call what it covers, such as کمپرسور; empty for the whole device.';
comment on column warranty_term.scope_codes is 'Keys of the codes of components or repair actions; empty for the whole device.';
comment on column warranty_term.labour_percent is 'What the guarantor bears of labour; 0: not promised.';
comment on column warranty_term.usage_max is 'Covers while the reading is below; whichever comes first, time or usage.';
comment on column warranty_term.exclusions is 'Codes of damage that it does not pay for, though it lives on.';
comment on column warranty_term.conditions is 'Codes of what the owner must keep.';
select distribute('warranty_term');

create table warranty_registration (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  policy_id uuid not null,
  guarantor text not null,
  scope text not null default 'base',
  starts_on date not null,
  basis text not null,
  source text not null check (source in ('dates', 'person', 'report')),
  is_provisional boolean not null default false,
  during daterange not null check (not isempty(during)),
  withdrawn_at timestamptz,
  version integer not null default 1,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (tenant_id, id),
  constraint warranty_registration_overlaps exclude using gist (
    tenant_id with =, device_id with =, guarantor with =, scope with =, during with &&
  ) where (withdrawn_at is null)
);
comment on table warranty_registration is 'The warranty of one device: it fixes policy version, start and basis. Status is computed when asked, never stored. Owner: warranty.';
comment on column warranty_registration.guarantor is 'Kind and, where there is one, id of the guarantor.';
comment on column warranty_registration.scope is 'Beside the base cover an extended one may run.';
comment on column warranty_registration.basis is 'The date of the device that started it, or latest_start, or given by a person.';
comment on column warranty_registration.source is 'dates: by the program, from the dates of the device; it follows when they change.';
comment on column warranty_registration.during is 'An index: from the start to the last end of its terms, recomputed with each event.';
comment on column warranty_registration.withdrawn_at is 'Since when it does not count; a withdrawn one may be replaced.';
create index warranty_registration_device on warranty_registration (tenant_id, device_id, id);
select distribute('warranty_registration');

create table warranty_event (
  tenant_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  kind text not null check (kind in ('extension', 'statutory_extension', 'void', 'restore', 'suspension', 'transfer')),
  from_on date not null,
  to_on date,
  length_unit text check (length_unit in ('day', 'week', 'month')),
  length_count integer check (length_count >= 1),
  term_ids uuid[],
  void_id uuid,
  ends_repair_covers boolean not null default false,
  reason_code text not null default '',
  evidence text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  primary key (tenant_id, id),
  constraint warranty_event_length_whole check (
    (length_unit is null) = (length_count is null)
    and (length_unit is not null) = (kind in ('extension', 'statutory_extension'))),
  constraint warranty_event_restores check ((void_id is not null) = (kind = 'restore')),
  constraint warranty_event_reasoned check (kind <> 'void' or reason_code <> ''),
  constraint warranty_event_span check (to_on is null or (kind = 'suspension' and to_on > from_on)),
  constraint warranty_event_restored_once unique (tenant_id, void_id)
);
comment on table warranty_event is 'What happened to a registration. Append only; a mistake is answered by another event. Owner: warranty.';
comment on column warranty_event.from_on is 'The day from which it holds, that day included.';
comment on column warranty_event.to_on is 'The first day after a suspension; null: it still lasts.';
comment on column warranty_event.term_ids is 'The terms it extends; null: all with a time limit.';
comment on column warranty_event.void_id is 'The void that a restore annuls.';
comment on column warranty_event.ends_repair_covers is 'Whether the void also ends the covers of repairs.';
comment on column warranty_event.evidence is 'What shows it: a report, a photo, a letter, in words.';
create index warranty_event_registration on warranty_event (tenant_id, registration_id, id);
select distribute('warranty_event');

alter table warranty_policy add constraint warranty_policy_model_known
  foreign key (tenant_id, model_id) references model (tenant_id, id);
alter table warranty_term add constraint warranty_term_policy_known
  foreign key (tenant_id, policy_id) references warranty_policy (tenant_id, id);
alter table warranty_registration add constraint warranty_registration_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table warranty_registration add constraint warranty_registration_policy_known
  foreign key (tenant_id, policy_id) references warranty_policy (tenant_id, id);
alter table warranty_event add constraint warranty_event_registration_known
  foreign key (tenant_id, registration_id) references warranty_registration (tenant_id, id);

select wall('warranty_policy', 'append');
select wall('warranty_term', 'append');
select wall('warranty_registration');
select wall('warranty_event', 'append');
