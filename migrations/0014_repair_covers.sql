-- What reports leave with a device: its registration by an installation, the covers of repairs, services and parts.

alter table warranty_registration add column used_at timestamptz;
comment on column warranty_registration.used_at is 'Since when a report of paid work rests on it: no other report replaces it by itself.';

create table report_registration (
  tenant_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  registration_id uuid not null,
  was_policy_id uuid,
  was_starts_on date,
  was_basis text,
  was_source text,
  was_provisional boolean,
  made_at timestamptz not null,
  settled_at timestamptz,
  outcome text check (outcome in ('confirmed', 'withdrawn')),
  primary key (tenant_id, id),
  constraint report_registration_was_whole check (
    num_nulls(was_policy_id, was_starts_on, was_basis, was_source, was_provisional) in (0, 5)),
  constraint report_registration_settled check ((settled_at is null) = (outcome is null))
);
comment on table report_registration is 'What an installation report did to the warranty of its device until it is decided. Owner: warranty.';
comment on column report_registration.was_policy_id is 'What the registration was before the report; null: there was none, the report made it.';
create unique index report_registration_open on report_registration (tenant_id, report_id) where settled_at is null;
create index report_registration_by_registration on report_registration (tenant_id, registration_id);
select distribute('report_registration');

create table repair_cover (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  report_id uuid not null,
  kind text not null check (kind in ('part', 'fault_family')),
  part_id uuid,
  part_key text,
  family_id uuid,
  serial text,
  title text not null,
  policy_id uuid,
  guarantor_kind text not null check (guarantor_kind in ('company', 'importer', 'seller', 'insurer', 'agency')),
  guarantor_id uuid,
  starts_on date not null,
  months integer not null check (months between 1 and 240),
  made_at timestamptz not null,
  primary key (tenant_id, id),
  constraint repair_cover_once unique nulls not distinct (tenant_id, report_id, part_id, family_id, serial),
  constraint repair_cover_of_part check ((kind = 'part') = (part_id is not null and part_key is not null)),
  constraint repair_cover_of_family check ((kind = 'fault_family') = (family_id is not null))
);
comment on table repair_cover is 'What a repair promises from the day it ended: the part it fitted, the family of its fault. Append only. Owner: warranty.';
comment on column repair_cover.part_key is 'Key of the part''s code, as the coverage check asks for it.';
comment on column repair_cover.serial is 'Of the part, where parts of its kind carry one.';
comment on column repair_cover.policy_id is 'The policy that covered the device then; null: none did.';
comment on column repair_cover.starts_on is 'The day the repair ended.';
create index repair_cover_device on repair_cover (tenant_id, device_id, id);
select distribute('repair_cover');

create table device_service (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  report_id uuid not null,
  work_order_number text not null,
  kind text not null,
  done_on date not null,
  actions text[] not null,
  agency_id uuid not null,
  technician_title text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  constraint device_service_report unique (tenant_id, report_id)
);
comment on table device_service is 'One service done on a device, from its approved report. Append only. Owner: devices.';
comment on column device_service.actions is 'What was done, as titles of that day.';
create index device_service_device on device_service (tenant_id, device_id, done_on desc, id desc);
select distribute('device_service');

create table device_part (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  report_id uuid not null,
  work_order_number text not null,
  line_id uuid not null,
  part_id uuid not null,
  part_code text not null,
  part_title text not null,
  quantity integer not null check (quantity between 1 and 10000),
  serial text,
  fitted_on date not null,
  cover_months integer not null check (cover_months between 0 and 240),
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  constraint device_part_line unique (tenant_id, report_id, line_id)
);
comment on table device_part is 'One part fitted in a device, from its approved report. Append only. Owner: devices.';
comment on column device_part.cover_months is 'Its own cover from the day it was fitted; 0: none.';
create index device_part_device on device_part (tenant_id, device_id, fitted_on desc, id desc);
select distribute('device_part');

alter table report_registration add constraint report_registration_registration_known
  foreign key (tenant_id, registration_id) references warranty_registration (tenant_id, id);
alter table repair_cover add constraint repair_cover_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table repair_cover add constraint repair_cover_part_known
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table repair_cover add constraint repair_cover_family_known
  foreign key (tenant_id, family_id) references fault_family (tenant_id, id);
alter table device_service add constraint device_service_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table device_service add constraint device_service_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table device_part add constraint device_part_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table device_part add constraint device_part_part_known
  foreign key (tenant_id, part_id) references part (tenant_id, id);

select wall('report_registration');
select wall('repair_cover', 'append');
select wall('device_service', 'append');
select wall('device_part', 'append');
