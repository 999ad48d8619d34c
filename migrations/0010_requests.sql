-- Requests, the work orders within them, and who they were referred to.

create table tracking_block (
  tenant_id uuid not null,
  number integer not null check (number >= 0),
  taken_by uuid not null,
  taken_at timestamptz not null,
  primary key (tenant_id, number)
);
comment on table tracking_block is 'A hundred sequence numbers that one process gives to requests, so that requests never wait for each other. Owner: requests.';
comment on column tracking_block.number is 'The block holds the sequence numbers from 100 × number.';
comment on column tracking_block.taken_by is 'The taking; a process uses a block further only once it reads its own taking here.';
select distribute('tracking_block');

create table request (
  tenant_id uuid not null,
  id uuid not null,
  number text not null check (number ~ '^[0-9]{9}$'),
  kind text not null check (kind in ('service', 'question', 'parts', 'plan', 'other')),
  channel text not null check (channel in
    ('phone', 'walk_in', 'sms', 'email', 'fax', 'web', 'chat', 'ticket', 'agency', 'dealer')),
  stage text not null check (stage in
    ('new', 'referred', 'waiting', 'scheduled', 'in_progress', 'done', 'closed', 'cancelled')),
  customer_id uuid,
  site_id uuid,
  city_id uuid,
  caller_name text not null default '',
  caller_number text,
  priority text not null default 'normal' check (priority in ('normal', 'urgent')),
  note text not null default '',
  answer text,
  work_order_count integer not null check (work_order_count between 0 and 20),
  contact_count integer not null default 0,
  raised_at timestamptz,
  received_at timestamptz not null,
  received_by uuid,
  received_by_title text not null,
  ended_at timestamptz,
  changed_by_title text not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint request_number unique (tenant_id, number),
  constraint request_end check ((stage in ('closed', 'cancelled')) = (ended_at is not null)),
  constraint request_answered check (work_order_count > 0 or stage <> 'closed' or answer is not null)
);
comment on table request is 'What a customer wants, told by any channel in one or many contacts. Owner: requests.';
comment on column request.stage is 'The least advanced open stage of its work orders; without open ones closed if any is, else cancelled.';
comment on column request.city_id is 'City of the site when received; what the list is filtered by.';
comment on column request.contact_count is 'Follow-up contacts; the third raises it to the process owner.';
comment on column request.raised_at is 'When it was raised to the process owner.';
comment on column request.received_by_title is 'Who received it, as he was called then.';
comment on column request.changed_by_title is 'Who changed it last; told to whoever comes too late.';
create index request_stage on request (tenant_id, stage, id desc);
create index request_customer on request (tenant_id, customer_id, id desc) where customer_id is not null;
create index request_city on request (tenant_id, city_id, id desc);
create index request_raised on request (tenant_id, id desc) where raised_at is not null and ended_at is null;
select distribute('request');

create table request_phone (
  tenant_id uuid not null,
  request_id uuid not null,
  number text not null,
  is_caller boolean not null,
  primary key (tenant_id, request_id, number)
);
comment on table request_phone is 'Phones on a request: the caller''s and the customer''s at that time. Public tracking asks for one of them. Owner: requests.';
create index request_phone_number on request_phone (tenant_id, number, request_id desc);
select distribute('request_phone');

create table request_device (
  tenant_id uuid not null,
  request_id uuid not null,
  device_id uuid not null,
  primary key (tenant_id, request_id, device_id)
);
comment on table request_device is 'The devices a request is about, a question without work order included. Owner: requests.';
create index request_device_device on request_device (tenant_id, device_id, request_id desc);
select distribute('request_device');

create table request_symptom (
  tenant_id uuid not null,
  request_id uuid not null,
  symptom_id uuid not null,
  primary key (tenant_id, request_id, symptom_id)
);
comment on table request_symptom is 'Symptoms told with a request that has no work order. Owner: requests.';
select distribute('request_symptom');

create table work_order (
  tenant_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  place integer not null check (place between 1 and 20),
  device_id uuid not null,
  product_line_id uuid not null,
  service_kind text not null,
  symptom_note text not null default '',
  stage text not null check (stage in
    ('new', 'referred', 'waiting', 'scheduled', 'in_progress', 'done', 'closed', 'cancelled')),
  waiting_from text check (waiting_from in ('new', 'referred', 'scheduled', 'in_progress')),
  waiting_reason text,
  tier text not null default 'cc' check (tier in ('cc', 'es', 'ts')),
  coverage jsonb,
  referral_id uuid,
  agency_id uuid,
  technician_id uuid,
  is_accepted boolean not null default false,
  answer text,
  cancel_reason text,
  received_at timestamptz not null,
  done_at timestamptz,
  ended_at timestamptz,
  personal_until timestamptz,
  changed_by_title text not null,
  version integer not null default 1,
  tab text not null generated always as (case
    when stage = 'new' then 'new'
    when stage = 'referred' and not is_accepted then 'offered'
    when stage in ('referred', 'scheduled') then 'accepted'
    when stage = 'in_progress' then 'working'
    when stage in ('closed', 'cancelled') then 'ended'
    else stage end) stored,
  primary key (tenant_id, id),
  constraint work_order_place unique (tenant_id, request_id, place),
  constraint work_order_referred check ((referral_id is null) = (agency_id is null)),
  constraint work_order_technician check (technician_id is null or agency_id is not null),
  constraint work_order_accepted check (not is_accepted or agency_id is not null),
  constraint work_order_stage_agency check (stage not in ('referred', 'scheduled', 'in_progress', 'done') or agency_id is not null),
  constraint work_order_new_agency check (stage <> 'new' or agency_id is null),
  constraint work_order_waits check ((stage = 'waiting') = (waiting_from is not null)),
  constraint work_order_end check ((stage in ('closed', 'cancelled')) = (ended_at is not null))
);
comment on table work_order is 'The service of one device within a request; what is referred, done and paid. Owner: requests.';
comment on column work_order.place is 'Its place in the request: 482915637-2.';
comment on column work_order.product_line_id is 'The line of its device when received; by it work is routed and filtered.';
comment on column work_order.waiting_from is 'The stage it goes back to after waiting.';
comment on column work_order.tier is 'Which tier of the head office owns it now.';
comment on column work_order.coverage is 'The answer of the coverage check when received, kept as it was.';
comment on column work_order.referral_id is 'The live referral; agency, technician and acceptance are its own.';
comment on column work_order.agency_id is 'Agency of the live referral, changed by refer, decline, recall and silence alone.';
comment on column work_order.personal_until is 'From then on the agency sees the job without personal data: 90 days after its last cover ended.';
comment on column work_order.tab is 'Where lists show it.';
create index work_order_device on work_order (tenant_id, device_id, id desc);
create index work_order_agency on work_order (tenant_id, agency_id, tab, id desc) where agency_id is not null;
create index work_order_technician on work_order (tenant_id, technician_id, id desc) where technician_id is not null;
create index work_order_tab on work_order (tenant_id, tab, id desc);
create index work_order_line on work_order (tenant_id, product_line_id, request_id desc);
create index work_order_agency_request on work_order (tenant_id, agency_id, request_id desc) where agency_id is not null;
select distribute('work_order');

create table work_order_symptom (
  tenant_id uuid not null,
  work_order_id uuid not null,
  symptom_id uuid not null,
  primary key (tenant_id, work_order_id, symptom_id)
);
comment on table work_order_symptom is 'What the customer says is wrong, coded. Owner: requests.';
select distribute('work_order_symptom');

create table referral (
  tenant_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  technician_id uuid,
  state text not null check (state in ('offered', 'accepted', 'declined', 'silent', 'recalled')),
  note text not null default '',
  despite text not null default '',
  referred_at timestamptz not null,
  referred_by uuid,
  accept_by timestamptz,
  answered_at timestamptz,
  reason_code text,
  reason_note text not null default '',
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint referral_end check ((state in ('declined', 'silent', 'recalled')) = (ended_at is not null)),
  constraint referral_answer check (state <> 'accepted' or answered_at is not null)
);
comment on table referral is 'The hand-over of a work order to an agency; the former agency keeps its own line. Owner: requests.';
comment on column referral.state is 'silent is the mark on an agency that did not answer before its deadline.';
comment on column referral.despite is 'The must-rules that the dispatcher overruled, codes with commas.';
comment on column referral.technician_id is 'Membership, when referred straight to a technician.';
comment on column referral.accept_by is 'The deadline told to the agency; its clock holds the present one.';
create unique index referral_live on referral (tenant_id, work_order_id) where ended_at is null;
create index referral_agency on referral (tenant_id, agency_id, id desc);
create index referral_work_order on referral (tenant_id, work_order_id, id desc);
create index referral_request on referral (tenant_id, request_id, id);
select distribute('referral');

create table follow_up_contact (
  tenant_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  code text not null,
  channel text not null,
  caller_number text,
  note text not null default '',
  made_at timestamptz not null,
  made_by_title text not null,
  primary key (tenant_id, id),
  constraint follow_up_contact_ordinal unique (tenant_id, request_id, ordinal)
);
comment on table follow_up_contact is 'A call or message about open work, added to it and counted. Owner: requests.';
comment on column follow_up_contact.code is 'What it asked: when, who, still broken, cancel, move …';
select distribute('follow_up_contact');

create table technical_case (
  tenant_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  work_order_id uuid not null,
  question text not null,
  state text not null check (state in ('open', 'answered')),
  asked_at timestamptz not null,
  asked_by_title text not null,
  answered_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint technical_case_answered check ((state = 'answered') = (answered_at is not null))
);
comment on table technical_case is 'A question to technical support about one work order; it shows the case, never the customer. Owner: requests.';
create index technical_case_state on technical_case (tenant_id, state, id desc);
create index technical_case_work_order on technical_case (tenant_id, work_order_id, id desc);
select distribute('technical_case');

create table technical_answer (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  text text not null,
  answered_at timestamptz not null,
  answered_by_title text not null,
  primary key (tenant_id, id)
);
comment on table technical_answer is 'What technical support answered. Append only. Owner: requests.';
create index technical_answer_case on technical_answer (tenant_id, case_id, id);
select distribute('technical_answer');

alter table request add constraint request_customer_known
  foreign key (tenant_id, customer_id) references customer (tenant_id, id);
alter table request add constraint request_site_known foreign key (tenant_id, site_id) references site (tenant_id, id);
alter table request add constraint request_city_known foreign key (tenant_id, city_id) references region (tenant_id, id);
alter table request_phone add constraint request_phone_request
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table request_device add constraint request_device_request
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table request_device add constraint request_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table request_symptom add constraint request_symptom_request
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table request_symptom add constraint request_symptom_known
  foreign key (tenant_id, symptom_id) references symptom (tenant_id, id);
alter table work_order add constraint work_order_request
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table work_order add constraint work_order_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table work_order add constraint work_order_line_known
  foreign key (tenant_id, product_line_id) references product_line (tenant_id, id);
alter table work_order add constraint work_order_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table work_order add constraint work_order_technician_known
  foreign key (tenant_id, technician_id) references membership (tenant_id, id);
alter table work_order_symptom add constraint work_order_symptom_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table work_order_symptom add constraint work_order_symptom_known
  foreign key (tenant_id, symptom_id) references symptom (tenant_id, id);
alter table referral add constraint referral_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table referral add constraint referral_request_known
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table referral add constraint referral_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table follow_up_contact add constraint follow_up_contact_request
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table technical_case add constraint technical_case_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table technical_answer add constraint technical_answer_case
  foreign key (tenant_id, case_id) references technical_case (tenant_id, id);

select wall('tracking_block');
select wall('request');
select wall('request_phone');
select wall('request_device');
select wall('request_symptom');
select wall('work_order');
select wall('work_order_symptom');
select wall('referral');
select wall('follow_up_contact');
select wall('technical_case');
select wall('technical_answer', 'append');
