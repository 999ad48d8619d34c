-- Files of work (photos, signatures, papers) and service reports: what was done, found, fitted and taken out, and what
-- was decided about it.

create table sent_file (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('photo', 'signature', 'paper')),
  name text not null,
  byte_count integer not null check (byte_count > 0),
  sha256 bytea not null,
  received_bytes integer not null default 0,
  wrong_hash_count integer not null default 0,
  refusal text,
  whole_at timestamptz,
  type text,
  kept_byte_count integer,
  kept_sha256 bytea,
  taken_at timestamptz,
  latitude double precision,
  longitude double precision,
  agency_id uuid,
  made_by uuid not null,
  subject_id uuid,
  reader_id uuid,
  announced_at timestamptz not null,
  primary key (tenant_id, id),
  constraint sent_file_received check (received_bytes between 0 and byte_count),
  constraint sent_file_whole check (whole_at is null or (type is not null and kept_byte_count is not null)),
  constraint sent_file_place check ((latitude is null) = (longitude is null))
);
comment on table sent_file is 'A photo, signature or paper that a person sends in chunks under an id made on his phone. Owner: files.';
comment on column sent_file.byte_count is 'As it was sent; what is kept may be smaller.';
comment on column sent_file.sha256 is 'Of the bytes as they were sent: the same photo sent again is found by it.';
comment on column sent_file.received_bytes is 'How much has come without a gap.';
comment on column sent_file.wrong_hash_count is 'How often it was complete and its hash wrong.';
comment on column sent_file.refusal is 'Why it will never become whole, the key of a sentence.';
comment on column sent_file.whole_at is 'When it was complete, checked and cleaned.';
comment on column sent_file.taken_at is 'When the photo says that it was taken; it is not in the kept bytes any more. So the place.';
comment on column sent_file.agency_id is 'The agency that may see it; null: head office only.';
comment on column sent_file.made_by is 'Membership or API key that sends it.';
comment on column sent_file.subject_id is 'What it was handed in with; null: nothing yet, so that it is swept some day.';
comment on column sent_file.reader_id is 'The technician of the job it belongs to, beside who sent it.';
create index sent_file_hash on sent_file (tenant_id, sha256);
create index sent_file_orphan on sent_file (tenant_id, announced_at) where subject_id is null;
select distribute('sent_file');

create table sent_file_chunk (
  tenant_id uuid not null,
  file_id uuid not null,
  at integer not null check (at >= 0),
  bytes bytea not null,
  primary key (tenant_id, file_id, at)
);
comment on table sent_file_chunk is 'A file''s bytes: as they come until it is whole, then as they are kept. Owner: files.';
comment on column sent_file_chunk.at is 'Offset of its first byte.';
select distribute('sent_file_chunk');

create table service_report (
  tenant_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  request_id uuid not null,
  number text not null,
  kind text not null check (kind in ('installation', 'warranty_repair')),
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'sent_back', 'approved', 'partly_approved', 'rejected')),
  device_id uuid not null,
  agency_id uuid not null,
  technician_id uuid,
  serial_read text not null default '',
  seal_number text not null default '',
  seal_key text not null default '',
  note text not null default '',
  opened_at timestamptz not null,
  opened_by_title text not null,
  writer_ids uuid[] not null default '{}',
  work_ended_at timestamptz,
  work_on date,
  is_date_held boolean not null default false,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  submitted_by_title text,
  submitted_serial text,
  submitted_model_id uuid,
  flags jsonb not null default '[]',
  flag_count integer not null default 0,
  severity text check (severity in ('info', 'warn', 'hold', 'block')),
  currency text not null,
  fee_amount bigint not null default 0 check (fee_amount >= 0),
  decided_at timestamptz,
  is_held boolean not null default false,
  sent_back_aim text check (sent_back_aim in ('papers', 'work')),
  sent_back_reason text,
  sent_back_note text not null default '',
  appealed_at timestamptz,
  appealed_by_title text,
  appeal_note text not null default '',
  appeal_line_ids uuid[] not null default '{}',
  appeal_answered_at timestamptz,
  search_key text not null default '',
  version integer not null default 1,
  changed_by_title text not null,
  tab text not null generated always as (case
    when state in ('draft', 'submitted', 'sent_back') then state
    when appealed_at is not null and appeal_answered_at is null then 'appealed'
    when is_held then 'held'
    else 'decided' end) stored,
  since timestamptz not null generated always as (coalesce(first_submitted_at, opened_at)) stored,
  primary key (tenant_id, id),
  constraint service_report_one_live unique (tenant_id, work_order_id),
  constraint service_report_submitted check (state = 'draft' or submitted_at is not null),
  constraint service_report_work check (state in ('draft', 'sent_back') or work_on is not null),
  constraint service_report_decided check (
    (state in ('approved', 'partly_approved', 'rejected')) = (decided_at is not null)),
  constraint service_report_sent_back check ((state = 'sent_back') = (sent_back_aim is not null)),
  constraint service_report_appeal check (appealed_at is null or decided_at is not null)
);
comment on table service_report is 'What was done on a device by one work order, and what the company pays for it. Owner: service-reports.';
comment on column service_report.number is 'Of its work order: 482915637-2.';
comment on column service_report.agency_id is 'Copied from the work order when it is opened, kept for ever.';
comment on column service_report.technician_id is 'Membership of who went, as the work order said at submission.';
comment on column service_report.serial_read is 'The serial as it was read off the device.';
comment on column service_report.writer_ids is 'Who wrote on it (log-in, else key): none of them decides it.';
comment on column service_report.work_on is 'The work day on the company''s calendar: prices and cover are those of this day.';
comment on column service_report.is_date_held is 'The phone''s clock was doubted when the work ended.';
comment on column service_report.first_submitted_at is 'By it the filing deadline is kept; sending back does not move it.';
comment on column service_report.submitted_serial is 'Of the device, as it was known at submission; so its model.';
comment on column service_report.flags is 'What the rules found when it was last saved or submitted.';
comment on column service_report.severity is 'The gravest of them.';
comment on column service_report.fee_amount is 'Sum of the lines'' fees: at submission, after the decision as decided.';
comment on column service_report.is_held is 'An approved part waits until the agency''s books have it.';
comment on column service_report.search_key is 'Number, serials and device, folded.';
comment on column service_report.since is 'Since when it waits.';
create index service_report_page on service_report (tenant_id, tab, since, id);
create index service_report_kind on service_report (tenant_id, kind, tab, since, id);
create index service_report_agency on service_report (tenant_id, agency_id, tab, since, id);
create index service_report_technician on service_report (tenant_id, technician_id, since, id);
create index service_report_device on service_report (tenant_id, device_id, id desc);
create index service_report_seal on service_report (tenant_id, seal_key) where seal_key <> '';
create index service_report_search on service_report using gin (tenant_id, search_key gin_trgm_ops);
select distribute('service_report');

create table service_report_line (
  tenant_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  place integer not null check (place >= 0),
  kind text not null check (kind in ('labour', 'part_added', 'part_removed', 'travel')),
  repair_action_id uuid,
  fault_id uuid,
  part_id uuid,
  source text check (source in ('consigned', 'own', 'customer')),
  quantity integer not null check (quantity > 0),
  serial text,
  serial_key text,
  coverage jsonb,
  fee_amount bigint check (fee_amount >= 0),
  unit_amount bigint check (unit_amount >= 0),
  explanation jsonb,
  decision text check (decision in ('approved', 'corrected', 'rejected', 'held')),
  decided_quantity integer check (decided_quantity > 0),
  decided_fee_amount bigint check (decided_fee_amount >= 0),
  tariff_fee_amount bigint check (tariff_fee_amount >= 0),
  reason_code text,
  reason_title text,
  decision_note text not null default '',
  primary key (tenant_id, id),
  constraint service_report_line_part check ((kind in ('part_added', 'part_removed')) = (part_id is not null)),
  constraint service_report_line_source check ((kind = 'part_added') = (source is not null)),
  constraint service_report_line_decided check (
    decision is null or (decided_quantity is not null and decided_fee_amount is not null))
);
comment on table service_report_line is 'One thing done, put in, taken out or driven. Owner: service-reports.';
comment on column service_report_line.quantity is 'Base units of a part, kilometres of travel, 1 for labour.';
comment on column service_report_line.coverage is 'The answer of the coverage check at submission, kept as it was.';
comment on column service_report_line.fee_amount is 'What the company owes the agency for it by tariff or price list, at submission; null: no rule prices it.';
comment on column service_report_line.unit_amount is 'Of the agency''s own part: the list price of one unit.';
comment on column service_report_line.explanation is 'How the tariff came to the fee.';
comment on column service_report_line.tariff_fee_amount is 'The fee by the tariff at the decision, beside one that was set by hand.';
create index service_report_line_report on service_report_line (tenant_id, report_id, place);
create index service_report_line_serial on service_report_line (tenant_id, serial_key) where serial_key is not null;
select distribute('service_report_line');

create table service_report_evidence (
  tenant_id uuid not null,
  report_id uuid not null,
  file_id uuid not null,
  place integer not null check (place >= 0),
  kind text not null check (kind in ('serial_plate', 'fault', 'after_repair', 'signature', 'paper')),
  primary key (tenant_id, report_id, file_id)
);
comment on table service_report_evidence is 'The photos, signature and papers of a report. Owner: service-reports.';
create index service_report_evidence_file on service_report_evidence (tenant_id, file_id);
select distribute('service_report_evidence');

create table service_report_decision (
  tenant_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  outcome text not null check (outcome in ('approved', 'partly_approved', 'sent_back', 'rejected')),
  is_supplement boolean not null,
  aim text check (aim in ('papers', 'work')),
  reason_code text,
  reason_title text,
  note text not null,
  fee_amount bigint not null,
  lines jsonb not null,
  acknowledged jsonb not null,
  decided_at timestamptz not null,
  decided_by uuid,
  decided_by_title text not null,
  primary key (tenant_id, id)
);
comment on table service_report_decision is 'Every decision on a report as it was made. Append only. Owner: service-reports.';
comment on column service_report_decision.is_supplement is 'Made after the report was decided: on an appeal, or on lines that were held.';
comment on column service_report_decision.fee_amount is 'What this decision put on the agency''s account.';
comment on column service_report_decision.lines is 'What it said of each line, and why.';
comment on column service_report_decision.acknowledged is 'What differed since submission, and why it was decided all the same.';
create index service_report_decision_report on service_report_decision (tenant_id, report_id, id desc);
select distribute('service_report_decision');

alter table sent_file_chunk add constraint sent_file_chunk_file
  foreign key (tenant_id, file_id) references sent_file (tenant_id, id);
alter table service_report add constraint service_report_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table service_report add constraint service_report_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table service_report add constraint service_report_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table service_report_line add constraint service_report_line_report_known
  foreign key (tenant_id, report_id) references service_report (tenant_id, id);
alter table service_report_line add constraint service_report_line_action
  foreign key (tenant_id, repair_action_id) references repair_action (tenant_id, id);
alter table service_report_line add constraint service_report_line_fault
  foreign key (tenant_id, fault_id) references fault (tenant_id, id);
alter table service_report_line add constraint service_report_line_part_known
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table service_report_evidence add constraint service_report_evidence_report
  foreign key (tenant_id, report_id) references service_report (tenant_id, id);
alter table service_report_evidence add constraint service_report_evidence_known
  foreign key (tenant_id, file_id) references sent_file (tenant_id, id);
alter table service_report_decision add constraint service_report_decision_known
  foreign key (tenant_id, report_id) references service_report (tenant_id, id);

select wall('sent_file');
select wall('sent_file_chunk');
select wall('service_report');
select wall('service_report_line');
select wall('service_report_evidence');
select wall('service_report_decision', 'append');
