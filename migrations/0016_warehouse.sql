-- Stock: moves between locations, never edited; how much lies where; goods on their way to agencies; reservations
-- of service reports; and the replaced parts that agencies owe the company (داغی).

create table warehouse (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint warehouse_code unique (tenant_id, code_key)
);
comment on table warehouse is 'A spare-part warehouse of the company. Owner: warehouse.';
create index warehouse_title on warehouse (tenant_id, title collate "fa-x-icu", id);
select distribute('warehouse');

create table stock_location (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('spare', 'consigned', 'own', 'transit', 'defective_at_agency',
    'defective_in_transit', 'defective_at_warehouse', 'scrap', 'supplier', 'customer', 'adjustment')),
  agency_id uuid,
  warehouse_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint stock_location_once unique nulls not distinct (tenant_id, kind, agency_id, warehouse_id),
  constraint stock_location_of_agency check ((agency_id is not null)
    = (kind in ('consigned', 'own', 'transit', 'defective_at_agency', 'defective_in_transit'))),
  constraint stock_location_of_warehouse check ((warehouse_id is not null) = (kind = 'spare'))
);
comment on table stock_location is 'Where goods can be, made when first needed; supplier, customer and adjustment are the outside. Append only. Owner: warehouse.';
comment on column stock_location.kind is 'consigned: the company''s goods at an agency; own: bought by it; transit: sent to it and not yet received.';
create index stock_location_agency on stock_location (tenant_id, agency_id, kind);
select distribute('stock_location');

create table stock_balance (
  tenant_id uuid not null,
  location_id uuid not null,
  part_id uuid not null,
  id uuid not null,
  on_hand_quantity bigint not null default 0,
  reserved_quantity bigint not null default 0,
  changed_at timestamptz not null,
  primary key (tenant_id, location_id, part_id),
  constraint stock_balance_id unique (tenant_id, id),
  constraint stock_balance_not_negative check (on_hand_quantity >= 0),
  constraint stock_balance_reserved check (reserved_quantity between 0 and on_hand_quantity)
);
comment on table stock_balance is 'How much of a part lies at a location: the sum of its moves, kept in their transaction. The outside has none. Owner: warehouse.';
comment on column stock_balance.on_hand_quantity is 'In the base unit of the part.';
comment on column stock_balance.reserved_quantity is 'Of it, what submitted service reports wait to use.';
create index stock_balance_part on stock_balance (tenant_id, part_id, location_id);
select distribute('stock_balance');

create table stock_move (
  tenant_id uuid not null,
  id uuid not null,
  part_id uuid not null,
  quantity bigint not null check (quantity > 0),
  from_location_id uuid not null,
  to_location_id uuid not null,
  kind text not null check (kind in ('opening', 'supply', 'issue', 'receipt', 'issue_return', 'issue_loss',
    'transfer', 'count_gain', 'count_loss', 'return_good', 'use', 'sale', 'debit_loss', 'scrap', 'removal',
    'defective_send', 'defective_receipt', 'defective_back', 'defective_end')),
  document_kind text not null check (document_kind in ('opening', 'supply', 'stock_issue', 'stock_entry',
    'service_report', 'obligation')),
  document_id uuid not null,
  document_number text not null,
  line_id uuid,
  supply_kind text check (supply_kind in ('bought', 'imported', 'made', 'refurbished')),
  corrects_id uuid,
  note text not null default '',
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  actor_title text not null,
  primary key (tenant_id, id),
  constraint stock_move_goes_somewhere check (from_location_id <> to_location_id),
  constraint stock_move_supplied check ((supply_kind is not null) = (kind = 'supply')),
  constraint stock_move_corrected_once unique (tenant_id, corrects_id)
);
comment on table stock_move is 'A quantity of a part from one location to another, with its document. Append only; a correction is a move back that names the first. Owner: warehouse.';
comment on column stock_move.kind is 'What made it move; a correction keeps the kind of what it corrects, so that every sum by kind stays right.';
comment on column stock_move.document_number is 'As people know the document.';
comment on column stock_move.line_id is 'The line of a service report.';
comment on column stock_move.corrects_id is 'The move that it takes back.';
comment on column stock_move.occurred_at is 'When the goods moved, as it was said; recorded_at is the server''s.';
create index stock_move_from on stock_move (tenant_id, from_location_id, part_id, id desc);
create index stock_move_to on stock_move (tenant_id, to_location_id, part_id, id desc);
create index stock_move_part on stock_move (tenant_id, part_id, id desc);
create index stock_move_document on stock_move (tenant_id, document_id, id);
create unique index stock_move_line_used on stock_move (tenant_id, line_id)
  where kind = 'use' and line_id is not null and corrects_id is null;
create unique index stock_move_opened_once on stock_move (tenant_id, to_location_id, part_id)
  where kind = 'opening' and corrects_id is null;
select distribute('stock_move');

create table stock_reservation (
  tenant_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  part_id uuid not null,
  quantity bigint not null check (quantity > 0),
  report_id uuid not null,
  line_id uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  constraint stock_reservation_line unique (tenant_id, line_id)
);
comment on table stock_reservation is 'What a submitted service report holds of an agency''s consigned stock; the row goes when it is used or released. Owner: warehouse.';
create index stock_reservation_report on stock_reservation (tenant_id, report_id, part_id);
select distribute('stock_reservation');

create table stock_issue (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  agency_id uuid not null,
  warehouse_id uuid not null,
  state text not null check (state in ('sent', 'received', 'differs', 'settled')),
  note text not null default '',
  carrier text not null default '',
  sent_at timestamptz not null,
  sent_by_title text not null,
  received_at timestamptz,
  received_by_title text,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint stock_issue_number unique (tenant_id, number)
);
comment on table stock_issue is 'Goods sent to an agency on consignment, and what of it arrived. Owner: warehouse.';
comment on column stock_issue.number is 'Gapless within the company.';
comment on column stock_issue.state is 'differs: less was received than sent, and nobody has said yet where the rest is.';
comment on column stock_issue.carrier is 'Who brings it and the way-bill''s number, as written.';
create index stock_issue_agency on stock_issue (tenant_id, agency_id, id desc);
create index stock_issue_state on stock_issue (tenant_id, state, id desc);
select distribute('stock_issue');

create table stock_issue_line (
  tenant_id uuid not null,
  issue_id uuid not null,
  part_id uuid not null,
  id uuid not null,
  sent_quantity bigint not null check (sent_quantity > 0),
  received_quantity bigint,
  difference_note text not null default '',
  primary key (tenant_id, issue_id, part_id),
  constraint stock_issue_line_id unique (tenant_id, id),
  constraint stock_issue_line_received check (received_quantity between 0 and sent_quantity)
);
comment on table stock_issue_line is 'One part of an issue. Owner: warehouse.';
comment on column stock_issue_line.received_quantity is 'Null until received.';
comment on column stock_issue_line.difference_note is 'What the receiver says about what did not arrive, or arrived beyond.';
select distribute('stock_issue_line');

create table defective_parcel (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  agency_id uuid not null,
  carrier text not null default '',
  sent_at timestamptz not null,
  sent_by_title text not null,
  primary key (tenant_id, id),
  constraint defective_parcel_number unique (tenant_id, number)
);
comment on table defective_parcel is 'Replaced parts that an agency sent back together. Append only. Owner: warehouse.';
select distribute('defective_parcel');

create table obligation (
  tenant_id uuid not null,
  id uuid not null,
  agency_id uuid not null,
  part_id uuid not null,
  quantity bigint not null check (quantity > 0),
  serial text,
  report_id uuid not null,
  report_number text not null,
  line_id uuid not null,
  device_id uuid,
  rule text not null check (rule in ('must_return', 'hold_and_inspect', 'photo_scrap')),
  state text not null check (state in ('provisional', 'open', 'in_transit', 'accepted', 'waived', 'debited', 'withdrawn')),
  removed_on date not null,
  due_on date not null,
  value_amount bigint check (value_amount >= 0),
  currency text not null default 'IRR',
  parcel_id uuid,
  received_at timestamptz,
  result text check (result in ('confirmed', 'no_fault_found', 'wrong_part', 'other_serial', 'abused', 'missing', 'not_ours')),
  disposition text check (disposition in ('repair', 'supplier', 'scrap', 'sell')),
  result_note text not null default '',
  reason text not null default '',
  debit_amount bigint check (debit_amount >= 0),
  entry_id uuid,
  find_key text not null,
  version integer not null default 1,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint obligation_parcel check (parcel_id is not null or state <> 'in_transit'),
  constraint obligation_due check (due_on >= removed_on)
);
comment on table obligation is 'A replaced part that an agency owes the company, until it is accepted, waived or debited. Owner: warehouse.';
comment on column obligation.state is 'provisional until the report is approved; in_transit until inspected; withdrawn: the report was rejected.';
comment on column obligation.due_on is 'Last day on which it may arrive, that day included.';
comment on column obligation.value_amount is 'What the whole quantity was worth by the price list when it was removed; null: no price was known.';
comment on column obligation.received_at is 'When its parcel was counted at the warehouse; inspection may come later.';
comment on column obligation.result is 'Of the last inspection; after wrong_part, other_serial, missing and not_ours it is owed again.';
comment on column obligation.disposition is 'What becomes of an accepted part.';
comment on column obligation.reason is 'Why it was waived or debited.';
comment on column obligation.debit_amount is 'What the agency was debited with, for the loss or for abuse of an accepted part.';
comment on column obligation.entry_id is 'The ledger''s entry of the debit.';
comment on column obligation.find_key is 'Folded text of part, report and serial, for the list''s search.';
create unique index obligation_line on obligation (tenant_id, line_id) where state <> 'withdrawn';
create index obligation_report on obligation (tenant_id, report_id, id);
create index obligation_agency on obligation (tenant_id, agency_id, state, due_on, id);
create index obligation_due on obligation (tenant_id, due_on, id) where state in ('provisional', 'open', 'in_transit');
select distribute('obligation');

create table obligation_event (
  tenant_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  agency_id uuid not null,
  part_id uuid not null,
  kind text not null check (kind in ('opened', 'confirmed', 'withdrawn', 'sent', 'received', 'accepted', 'owed_again',
    'waived', 'debited', 'accepted_late')),
  quantity bigint not null check (quantity > 0),
  facts jsonb not null,
  at timestamptz not null,
  actor_title text not null,
  primary key (tenant_id, id)
);
comment on table obligation_event is 'What happened to an obligation. Append only. Owner: warehouse.';
create index obligation_event_of on obligation_event (tenant_id, obligation_id, id);
create index obligation_event_sum on obligation_event (tenant_id, agency_id, part_id, kind);
select distribute('obligation_event');

alter table stock_location add constraint stock_location_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table stock_location add constraint stock_location_warehouse_known
  foreign key (tenant_id, warehouse_id) references warehouse (tenant_id, id);
alter table stock_balance add constraint stock_balance_location_known
  foreign key (tenant_id, location_id) references stock_location (tenant_id, id);
alter table stock_balance add constraint stock_balance_part_known
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table stock_move add constraint stock_move_part_known
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table stock_move add constraint stock_move_from_known
  foreign key (tenant_id, from_location_id) references stock_location (tenant_id, id);
alter table stock_move add constraint stock_move_to_known
  foreign key (tenant_id, to_location_id) references stock_location (tenant_id, id);
alter table stock_move add constraint stock_move_corrected_known
  foreign key (tenant_id, corrects_id) references stock_move (tenant_id, id);
alter table stock_reservation add constraint stock_reservation_balance_known
  foreign key (tenant_id, location_id, part_id) references stock_balance (tenant_id, location_id, part_id);
alter table stock_issue add constraint stock_issue_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table stock_issue add constraint stock_issue_warehouse_known
  foreign key (tenant_id, warehouse_id) references warehouse (tenant_id, id);
alter table stock_issue_line add constraint stock_issue_line_issue_known
  foreign key (tenant_id, issue_id) references stock_issue (tenant_id, id);
alter table stock_issue_line add constraint stock_issue_line_part_known
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table defective_parcel add constraint defective_parcel_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table obligation add constraint obligation_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table obligation add constraint obligation_part_known
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table obligation add constraint obligation_parcel_known
  foreign key (tenant_id, parcel_id) references defective_parcel (tenant_id, id);
alter table obligation_event add constraint obligation_event_obligation_known
  foreign key (tenant_id, obligation_id) references obligation (tenant_id, id);

select wall('warehouse');
select wall('stock_location', 'append');
select wall('stock_balance');
select wall('stock_move', 'append');
select wall('stock_reservation');
select wall('stock_issue');
select wall('stock_issue_line');
select wall('defective_parcel', 'append');
select wall('obligation');
select wall('obligation_event', 'append');
