-- Lists in other orders than newest first, base data that is found in any letters, and customers who are one.

-- Requests by stage: in the order of the work, what waited longest first.
alter table request add column stage_rank smallint not null generated always as (case stage
  when 'new' then 0 when 'referred' then 1 when 'waiting' then 2 when 'scheduled' then 3 when 'in_progress' then 4
  when 'done' then 5 when 'closed' then 6 else 7 end) stored;
comment on column request.stage_rank is 'Place of the stage in the order of the work, for sorting.';
create index request_stage_rank on request (tenant_id, stage_rank, id);
create index request_received_by on request (tenant_id, received_by, id desc) where received_by is not null;
create index request_channel on request (tenant_id, channel, id desc);
create index request_kind on request (tenant_id, kind, id desc);

-- Work orders by the deadline of their answer: the clock's own, kept here so that an index can carry it.
alter table work_order add column accept_by timestamptz;
comment on column work_order.accept_by is 'Deadline of the live referral while it waits for an answer; follows its clock.';
update work_order w set accept_by = f.accept_by from referral f
where f.tenant_id = w.tenant_id and f.id = w.referral_id and not w.is_accepted;
create index work_order_deadline on work_order (tenant_id, (coalesce(accept_by, 'infinity'::timestamptz)), id)
  where tab = 'offered';
create index work_order_agency_deadline on work_order
  (tenant_id, agency_id, (coalesce(accept_by, 'infinity'::timestamptz)), id) where tab = 'offered';

-- Folded names: both sides of a search are folded by the program.
alter table import add column find_key text not null default '';
comment on column import.find_key is 'Folded name of the file, for the list''s search.';
update import set find_key = lower(translate(file_name, 'يك', 'یک'));
alter table api_key add column find_key text not null default '';
comment on column api_key.find_key is 'Folded title, for the list''s search.';
update api_key set find_key = lower(translate(title, 'يك', 'یک'));

-- Customers that were found to be one.
alter table customer add column joined_into_id uuid;
alter table customer add constraint customer_joined_known
  foreign key (tenant_id, joined_into_id) references customer (tenant_id, id);
alter table customer add constraint customer_joined_other check (joined_into_id <> id);
comment on column customer.joined_into_id is 'The customer that he was found to be; all that was his is there, he himself is in no list.';
create index customer_joined on customer (tenant_id, joined_into_id) where joined_into_id is not null;
create index customer_name on customer (tenant_id, name_key, id);

-- Messages that were brought to their place by hand, or sent again.
alter table sms_message add column sent_again_id uuid;
alter table sms_message add column placed_by_title text;
comment on column sms_message.sent_again_id is 'The message that went out in its place.';
comment on column sms_message.placed_by_title is 'Who put an incoming message beside its request; null: the program.';
create index sms_message_direction on sms_message (tenant_id, direction, id desc);
