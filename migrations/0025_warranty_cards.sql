-- Warranty cards: how a company's card looks, the card of each device, and the batches in which cards are printed.

create table card_design (
  tenant_id uuid not null,
  id uuid not null,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  headline text not null,
  headline_en text not null,
  terms text not null,
  terms_en text not null,
  logo bytea check (octet_length(logo) <= 65536),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (tenant_id, id),
  constraint card_design_one unique (tenant_id)
);
comment on table card_design is 'How the warranty card of a company looks; without a row it is ours. Owner: warranty.';
comment on column card_design.terms is 'What the card says of the promise in a few words; the public page says it too.';
comment on column card_design.logo is 'A PNG; null: the card bears the name of the company alone.';
select distribute('card_design');

create table warranty_card (
  tenant_id uuid not null,
  device_id uuid not null,
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  print_count integer not null default 0 check (print_count >= 0),
  made_at timestamptz not null,
  printed_at timestamptz,
  primary key (tenant_id, device_id)
);
comment on table warranty_card is 'The card of a device: what proves a printed one, and how often it was printed. Owner: warranty.';
comment on column warranty_card.code is 'Random; a card whose code is another is not of this company.';
select distribute('warranty_card');

create table card_batch (
  tenant_id uuid not null,
  id uuid not null,
  state text not null check (state in ('waiting', 'making', 'done', 'failed', 'cancelled')),
  layout text not null check (layout in ('sheet', 'single')),
  title text not null,
  card_count integer not null check (card_count between 1 and 10000),
  done_count integer not null default 0,
  reprint_count integer not null default 0,
  unknown_count integer not null default 0,
  unknown_serials text[] not null default '{}',
  made_by uuid,
  made_by_title text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint card_batch_done check (done_count between 0 and card_count)
);
comment on table card_batch is 'Cards that are printed together, and how far they are. Owner: warranty.';
comment on column card_batch.title is 'What was asked for, as a person would say it: the serials, or from which to which.';
comment on column card_batch.reprint_count is 'Cards of it that had been printed before.';
comment on column card_batch.unknown_serials is 'The first hundred serials that no device has.';
select distribute('card_batch');

create table card_batch_item (
  tenant_id uuid not null,
  batch_id uuid not null,
  place integer not null,
  device_id uuid not null,
  primary key (tenant_id, batch_id, place)
);
comment on table card_batch_item is 'One card of a batch, in the order of printing. Owner: warranty.';
select distribute('card_batch_item');

create table card_batch_part (
  tenant_id uuid not null,
  batch_id uuid not null,
  number integer not null,
  card_count integer not null,
  pdf bytea not null,
  primary key (tenant_id, batch_id, number)
);
comment on table card_batch_part is 'A finished PDF of a batch, five hundred cards; what was printed can be printed again as it was. Owner: warranty.';
select distribute('card_batch_part');

alter table warranty_card add constraint warranty_card_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table card_batch_item add constraint card_batch_item_batch_known
  foreign key (tenant_id, batch_id) references card_batch (tenant_id, id);
alter table card_batch_item add constraint card_batch_item_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);
alter table card_batch_part add constraint card_batch_part_batch_known
  foreign key (tenant_id, batch_id) references card_batch (tenant_id, id);

select wall('card_design');
select wall('warranty_card');
select wall('card_batch');
select wall('card_batch_item', 'append');
select wall('card_batch_part', 'append');
