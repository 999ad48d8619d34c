-- The work in the field: the window promised to the customer, visits with both clocks, the completion code.

create table appointment (
  tenant_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  state text not null check (state in ('promised', 'confirmed', 'move_asked', 'moved', 'withdrawn', 'kept')),
  wish text not null default '',
  token_hash bytea,
  promised_at timestamptz not null,
  promised_by_title text not null,
  answered_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint appointment_token unique (tenant_id, token_hash),
  constraint appointment_window check (from_at < to_at),
  constraint appointment_end check ((state in ('moved', 'withdrawn', 'kept')) = (ended_at is not null))
);
comment on table appointment is 'A window promised to the customer; promising again ends it and makes another. Owner: requests.';
comment on column appointment.agency_id is 'Of the referral under which it was made; never changed.';
comment on column appointment.wish is 'What the customer wrote when he asked to move it.';
comment on column appointment.token_hash is 'Of the link in the customer''s message; null until the message is written.';
comment on column appointment.answered_at is 'When the customer confirmed it or asked to move it.';
create unique index appointment_live on appointment (tenant_id, work_order_id) where ended_at is null;
create index appointment_work_order on appointment (tenant_id, work_order_id, id desc);
create index appointment_request on appointment (tenant_id, request_id, id);
select distribute('appointment');

create table visit (
  tenant_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  technician_id uuid not null,
  technician_title text not null,
  appointment_id uuid,
  left_at timestamptz,
  arrived_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'nobody_home', 'wrong_address', 'no_utilities', 'part_needed',
    'price_refused', 'not_our_device', 'unsafe')),
  note text not null default '',
  payer text check (payer in ('company', 'guarantor', 'customer', 'in_price', 'customer_vehicle')),
  proof text check (proof in ('code', 'signature')),
  signature_file_id uuid,
  photo_file_id uuid,
  is_skewed boolean not null default false,
  primary key (tenant_id, id),
  constraint visit_ordinal unique (tenant_id, work_order_id, ordinal),
  constraint visit_end check ((outcome is null) = (ended_at is null)),
  constraint visit_proof check ((outcome = 'done') is not true or proof is not null),
  constraint visit_signed check (proof is distinct from 'signature'
    or (signature_file_id is not null and photo_file_id is not null))
);
comment on table visit is 'One going of a technician to a device, with its outcome. Owner: requests.';
comment on column visit.agency_id is 'Of the referral under which it was made; never changed.';
comment on column visit.left_at is 'By the phone''s clock, as the other three; visit_event holds the server''s beside it.';
comment on column visit.is_skewed is 'The two clocks of one of its events lie more than five minutes apart.';
create unique index visit_open on visit (tenant_id, work_order_id) where ended_at is null;
create index visit_technician on visit (tenant_id, technician_id, id desc);
select distribute('visit');

create table visit_event (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  kind text not null check (kind in ('leave', 'arrive', 'start', 'ask_to_finish', 'finish', 'end')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  is_skewed boolean not null,
  by_title text not null,
  primary key (tenant_id, id)
);
comment on table visit_event is 'What happened in the field, by two clocks. Append only. Owner: requests.';
comment on column visit_event.occurred_at is 'As the device says.';
comment on column visit_event.recorded_at is 'As the server says.';
create index visit_event_visit on visit_event (tenant_id, visit_id, id);
select distribute('visit_event');

create table completion_code (
  tenant_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  code_hash text not null,
  pay_amount bigint not null default 0 check (pay_amount >= 0),
  currency text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  wrong_count integer not null default 0 check (wrong_count between 0 and 5),
  ended_at timestamptz,
  primary key (tenant_id, id)
);
comment on table completion_code is 'The five digits by which a customer says that the work is done. Owner: requests.';
comment on column completion_code.code_hash is 'A slow hash: five digits are guessed in a moment from a quick one.';
comment on column completion_code.pay_amount is 'What the customer is to pay, as the message with the code told him.';
comment on column completion_code.wrong_count is 'Wrong tries since the office last gave a code: a code that takes another''s place takes them over.';
comment on column completion_code.ended_at is 'When it was used or another took its place.';
create unique index completion_code_live on completion_code (tenant_id, work_order_id) where ended_at is null;
create index completion_code_work_order on completion_code (tenant_id, work_order_id, id desc);
select distribute('completion_code');

alter table work_order add column waiting_note text not null default '';
alter table work_order add column waiting_since_at timestamptz;
alter table work_order add column finish_proof text check (finish_proof in ('code', 'signature'));
alter table work_order add column finish_occurred_at timestamptz;
alter table work_order add column work_ended_at timestamptz;
alter table work_order add column is_date_held boolean not null default false;
comment on column work_order.finish_occurred_at is 'When the work ended as the phone said; done_at is when the server heard of it.';
comment on column work_order.work_ended_at is 'The work day: the phone''s time where it can be believed, else done_at and held for a person.';
create index work_order_proof on work_order (tenant_id, finish_proof, id desc) where finish_proof is not null;

alter table appointment add constraint appointment_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table appointment add constraint appointment_request_known
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table appointment add constraint appointment_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table visit add constraint visit_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table visit add constraint visit_request_known
  foreign key (tenant_id, request_id) references request (tenant_id, id);
alter table visit add constraint visit_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table visit add constraint visit_technician_known
  foreign key (tenant_id, technician_id) references membership (tenant_id, id);
alter table visit add constraint visit_appointment_known
  foreign key (tenant_id, appointment_id) references appointment (tenant_id, id);
alter table visit_event add constraint visit_event_visit_known
  foreign key (tenant_id, visit_id) references visit (tenant_id, id);
alter table completion_code add constraint completion_code_order
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);

select wall('appointment');
select wall('visit');
select wall('visit_event', 'append');
select wall('completion_code');
