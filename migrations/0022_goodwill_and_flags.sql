-- Goodwill, which pays what no warranty covers; what more flags ask; decisions that the program makes; appeals with a
-- coded reason.

alter table reason drop constraint reason_kind_check;
alter table reason add constraint reason_kind_check check (kind in (
  'decline', 'wait', 'cancel', 'close', 'recall',
  'reject_line', 'send_back', 'change_fee', 'annul_answer', 'reverse_entry', 'appeal', 'goodwill'));

create table goodwill (
  tenant_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  device_id uuid not null,
  reason_code text not null,
  reason_title text not null,
  note text not null,
  allowed_at timestamptz not null,
  allowed_by uuid,
  allowed_by_title text not null,
  ended_at timestamptz,
  ended_by_title text,
  primary key (tenant_id, id),
  constraint goodwill_ended check ((ended_at is null) = (ended_by_title is null))
);
comment on table goodwill is 'The head office lets the company pay for a repair that no warranty covers. Owner: service-reports.';
comment on column goodwill.reason_title is 'The reason as it was worded when it was chosen.';
comment on column goodwill.allowed_by is 'Membership of who allowed it; null: a program by its key.';
comment on column goodwill.ended_at is 'When it was taken back, before a report rested on it.';
create unique index goodwill_live on goodwill (tenant_id, work_order_id) where ended_at is null;
create index goodwill_newest on goodwill (tenant_id, id desc);
select distribute('goodwill');

alter table service_report
  add column is_goodwill boolean not null default false,
  add column work_minutes integer check (work_minutes >= 0),
  add column appeal_reason_code text,
  add column appeal_reason_title text;
comment on column service_report.is_goodwill is 'A line of it is paid as goodwill.';
comment on column service_report.work_minutes is 'From start to end of its visits, at submission; null: nobody pressed start.';
create index service_report_norm on service_report (tenant_id, submitted_model_id, id desc)
  where state in ('approved', 'partly_approved');

alter table service_report_line add column is_goodwill boolean not null default false;
comment on column service_report_line.is_goodwill is 'No warranty covered it and the company pays all the same: a cost of its own kind.';

alter table service_report_decision
  add column is_automatic boolean not null default false,
  add column policy_version integer,
  add constraint service_report_decision_policy check (is_automatic = (policy_version is not null));
comment on column service_report_decision.is_automatic is 'Made by the program, under the policy of that version.';

alter table sent_file add column look bit(64);
comment on column sent_file.look is 'Of a photo: for each of 64 places whether it is brighter than the next. Photos that look the same differ in few.';
create table photo_look (
  tenant_id uuid not null,
  band integer not null,
  file_id uuid not null,
  primary key (tenant_id, band, file_id)
);
comment on table photo_look is 'The looks of photos cut into six bands: two that differ in five bits at most have one band in common. Owner: files.';
comment on column photo_look.band is 'Which band, and its bits.';
create index photo_look_file on photo_look (tenant_id, file_id);
select distribute('photo_look');

create index visit_technician_start on visit (tenant_id, technician_id, started_at) where started_at is not null;

alter table photo_look add constraint photo_look_file_known
  foreign key (tenant_id, file_id) references sent_file (tenant_id, id);
alter table goodwill add constraint goodwill_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table goodwill add constraint goodwill_device
  foreign key (tenant_id, device_id) references device (tenant_id, id);

select wall('goodwill');
select wall('photo_look');
