-- SMS: lines, texts, every message out and in, and the sandbox phone of demo companies.

create table sms_line (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('sandbox', 'panel')),
  number text not null,
  purpose text not null check (purpose in ('service', 'promotional')),
  can_receive boolean not null,
  secret_hash bytea not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint sms_line_number unique (tenant_id, number),
  constraint sms_line_secret unique (tenant_id, secret_hash)
);
comment on table sms_line is 'A number that messages leave from and answers come back to. Owner: messaging.';
comment on column sms_line.kind is 'sandbox: the panel without a panel, for demo companies; panel: a provider of SMS.';
comment on column sms_line.secret_hash is 'Hash of the secret in the address that a panel calls with incoming messages.';
select distribute('sms_line');

create table sms_template (
  tenant_id uuid not null,
  code text not null,
  text text,
  is_on boolean not null,
  version integer not null,
  changed_at timestamptz not null,
  primary key (tenant_id, code)
);
comment on table sms_template is 'What a company changed about a text of ours; no row: our text, on, version 1. Owner: messaging.';
comment on column sms_template.code is 'The event and its recipient, as texts/fa/sms.ts names them.';
comment on column sms_template.text is 'The company''s own wording with {slots}; null: ours.';
comment on column sms_template.is_on is 'Whether it is sent at all.';
select distribute('sms_template');

create table sms_message (
  tenant_id uuid not null,
  id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  number text not null,
  recipient text,
  template text,
  text text not null,
  search_key text not null,
  part_count integer not null check (part_count >= 0),
  state text check (state in ('queued', 'scheduled', 'sent', 'delivered', 'undelivered', 'failed', 'blocked',
    'cancelled', 'expired', 'unknown')),
  reason text,
  panel_code text,
  line_id uuid,
  provider_id text,
  subject_id uuid,
  part_id uuid,
  try_count integer not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz,
  handed_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  primary key (tenant_id, id),
  constraint sms_message_state check ((direction = 'out') = (state is not null)),
  constraint sms_message_line_for_hand_over check (handed_at is null or line_id is not null)
);
comment on table sms_message is 'A message out or in. Owner: messaging.';
comment on column sms_message.number is 'Whom it goes to or comes from: E.164, or as the panel wrote it where it is no phone.';
comment on column sms_message.recipient is 'What the recipient is to us: customer, agency, technician, office, member; null for incoming.';
comment on column sms_message.text is 'As sent, but with dots in the place of a secret.';
comment on column sms_message.search_key is 'Folded text and number, for the list''s own search.';
comment on column sms_message.part_count is 'Parts that the real text costs.';
comment on column sms_message.state is 'Null for incoming. From the moment of handing over until the panel answers it is unknown: a crash in between tells the truth.';
comment on column sms_message.reason is 'Why it did not arrive, as our own code: noLine, notReached, refused …';
comment on column sms_message.panel_code is 'The same in the panel''s own code.';
comment on column sms_message.provider_id is 'The panel''s name for it.';
comment on column sms_message.subject_id is 'What it is about: a request. Null: an incoming one that fitted nothing, or a log-in code.';
comment on column sms_message.part_id is 'A part of the subject, such as one work order.';
comment on column sms_message.try_count is 'How often handing over was begun.';
comment on column sms_message.expires_at is 'From then on it is worth nothing and is not sent.';
comment on column sms_message.handed_at is 'When handing over to the panel was begun.';
comment on column sms_message.sent_at is 'When the panel accepted it; for incoming, when we received it.';
comment on column sms_message.settled_at is 'When its last state was reached.';
create index sms_message_subject on sms_message (tenant_id, subject_id, id desc) where subject_id is not null;
create index sms_message_of_number on sms_message (tenant_id, number, id desc);
create index sms_message_by_state on sms_message (tenant_id, state, id desc);
create index sms_message_unmatched on sms_message (tenant_id, id desc) where direction = 'in' and subject_id is null;
select distribute('sms_message');

create table sms_secret (
  tenant_id uuid not null,
  message_id uuid not null,
  text text not null,
  primary key (tenant_id, message_id)
);
comment on table sms_secret is 'The full text of a message with a code, until it is handed over; then the row goes. Owner: messaging.';
select distribute('sms_secret');

create table sms_inbound (
  id uuid primary key,
  line_id uuid not null,
  provider_id text not null,
  sender text,
  text text,
  received_at timestamptz not null,
  routed_at timestamptz,
  constraint sms_inbound_once unique (line_id, provider_id)
);
comment on table sms_inbound is 'What panels brought, each once; a job copies it to the company that it is for. Owner: messaging.';
comment on column sms_inbound.line_id is 'The line that received it; a line may later serve several companies, hence global.';
comment on column sms_inbound.sender is 'As the panel wrote it; emptied with the text once the company has it.';
select distribute('sms_inbound', 'global');

create table sandbox_phone (
  tenant_id uuid not null,
  phone text not null,
  newest_text text not null,
  is_newest_own boolean not null,
  newest_at timestamptz not null,
  unread_count integer not null,
  primary key (tenant_id, phone)
);
comment on table sandbox_phone is 'A phone of the sandbox: every number a demo company wrote to. Owner: messaging.';
comment on column sandbox_phone.is_newest_own is 'Whether its owner wrote the newest message.';
create index sandbox_phone_newest on sandbox_phone (tenant_id, newest_at desc, phone);
select distribute('sandbox_phone');

create table sandbox_delivery (
  tenant_id uuid not null,
  id uuid not null,
  phone text not null,
  text text not null,
  is_own boolean not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table sandbox_delivery is 'What lies on the phones of the sandbox, codes in full; demo companies only. Owner: messaging.';
comment on column sandbox_delivery.id is 'The message''s own id, so that handing it over again changes nothing.';
comment on column sandbox_delivery.is_own is 'Written by the owner of the phone, not received.';
create index sandbox_delivery_phone on sandbox_delivery (tenant_id, phone, at desc, id desc);
select distribute('sandbox_delivery');

alter table sms_message add constraint sms_message_line_known
  foreign key (tenant_id, line_id) references sms_line (tenant_id, id);
alter table sms_secret add constraint sms_secret_message_known
  foreign key (tenant_id, message_id) references sms_message (tenant_id, id);

select wall('sms_line');
select wall('sms_template');
select wall('sms_message');
select wall('sms_secret');
select wall('sms_inbound', 'global');
select wall('sandbox_phone');
select wall('sandbox_delivery');
