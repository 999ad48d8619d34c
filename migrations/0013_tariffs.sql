-- What a technician finds and does, what becomes of parts, and the tariff: dated rules that price labour, the
-- agency's fee, travel and a visit.

create table fault_family (
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
  constraint fault_family_code unique (tenant_id, code_key)
);
comment on table fault_family is 'Faults that count as the same when a device comes back. Owner: catalog.';
create index fault_family_title on fault_family (tenant_id, title collate "fa-x-icu", id);
select distribute('fault_family');

create table fault (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  family_id uuid not null,
  type_id uuid,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint fault_code unique (tenant_id, code_key)
);
comment on table fault is 'What a technician finds to be wrong. Owner: catalog.';
create index fault_title on fault (tenant_id, title collate "fa-x-icu", id);
select distribute('fault');

comment on column fault.type_id is 'The product type that can have it; null: every type.';

create table repair_action (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  type_id uuid,
  needs_seal boolean not null default false,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint repair_action_code unique (tenant_id, code_key)
);
comment on table repair_action is 'What is done to a device in a repair. Owner: catalog.';
create index repair_action_title on repair_action (tenant_id, title collate "fa-x-icu", id);
select distribute('repair_action');

comment on column repair_action.type_id is 'The product type it is done to; null: every type.';
comment on column repair_action.needs_seal is 'The seal is broken by it, and the number of the new one is written down.';

create table agency_grade (
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
  constraint agency_grade_code unique (tenant_id, code_key)
);
comment on table agency_grade is 'How an agency stands with the company; the tariff may depend on it. Owner: catalog.';
create index agency_grade_title on agency_grade (tenant_id, title collate "fa-x-icu", id);
select distribute('agency_grade');

create table region_class (
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
  constraint region_class_code unique (tenant_id, code_key)
);
comment on table region_class is 'Regions that the tariff treats alike, such as the far ones. Owner: catalog.';
create index region_class_title on region_class (tenant_id, title collate "fa-x-icu", id);
select distribute('region_class');

alter table region add column class_id uuid;
comment on column region.class_id is 'Null: the class of the region it lies in.';

alter table part
  add column return_rule text not null default 'must_return'
    check (return_rule in ('none', 'must_return', 'hold_and_inspect', 'photo_scrap')),
  add column cover_months integer not null default 6 check (cover_months between 0 and 240),
  add column is_serial_tracked boolean not null default false;
comment on column part.return_rule is 'What an agency owes of the defective one: nothing, the part itself, to keep it until looked at, or a photo of the scrap.';
comment on column part.cover_months is 'How long the part is covered by itself after it was fitted.';

create table part_fit (
  tenant_id uuid not null,
  part_id uuid not null,
  model_id uuid not null,
  primary key (tenant_id, part_id, model_id)
);
comment on table part_fit is 'The models a part fits; a part without a row fits every model. Owner: catalog.';
select distribute('part_fit');

alter table reason drop constraint reason_kind_check;
alter table reason add constraint reason_kind_check check (kind in (
  'decline', 'wait', 'cancel', 'close', 'recall',
  'reject_line', 'send_back', 'change_fee', 'annul_answer', 'reverse_entry', 'appeal'));

create table agency_in_grade (
  tenant_id uuid not null,
  agency_id uuid not null,
  from_on date not null,
  grade_id uuid,
  primary key (tenant_id, agency_id, from_on)
);
comment on table agency_in_grade is 'The grade of an agency from a day on, until its next. Owner: tariffs.';
comment on column agency_in_grade.grade_id is 'Null: in no grade any more.';
select distribute('agency_in_grade');

create table tariff_rule (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('labour_charge', 'agency_fee', 'travel_rate', 'visit_fee')),
  title text not null default '',
  search_key text not null,
  agency_id uuid,
  grade_id uuid,
  model_id uuid,
  type_id uuid,
  product_line_id uuid,
  repair_action_id uuid,
  fault_id uuid,
  service_kind text check (service_kind in (
    'installation', 'commissioning', 're_installation', 'warranty_repair', 'paid_repair', 'inspection',
    'periodic', 'training', 'update', 'pick_up', 'delivery')),
  region_class_id uuid,
  amount bigint check (amount >= 0),
  currency text not null default 'IRR',
  basis_points integer check (basis_points between 1 and 1000000),
  from_on date not null,
  to_on date,
  retired_at timestamptz,
  version integer not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  -- Two rules with one scope are equally specific, for a question has one value in each dimension.
  scope_key text not null generated always as (
    coalesce(agency_id::text, '') || '/' || coalesce(grade_id::text, '') || '/' || coalesce(model_id::text, '')
    || '/' || coalesce(type_id::text, '') || '/' || coalesce(product_line_id::text, '')
    || '/' || coalesce(repair_action_id::text, '') || '/' || coalesce(fault_id::text, '')
    || '/' || coalesce(service_kind, '') || '/' || coalesce(region_class_id::text, '')) stored,
  primary key (tenant_id, id),
  constraint tariff_rule_effect check ((amount is null) <> (basis_points is null)),
  constraint tariff_rule_days check (to_on >= from_on),
  constraint tariff_rule_one_product check (num_nonnulls(model_id, type_id, product_line_id) <= 1),
  constraint tariff_rule_agency_price check (
    amount is null or agency_id is null or (service_kind is not null and num_nonnulls(model_id, type_id) = 1)),
  constraint tariff_rule_equally_specific exclude using gist (
    tenant_id with =, kind with =, scope_key with =, daterange(from_on, to_on, '[]') with &&
  ) where (retired_at is null)
);
comment on table tariff_rule is 'A rule of the tariff: sets a price, or multiplies the price of less specific rules, from day to day. Owner: tariffs.';
comment on column tariff_rule.kind is 'What it prices: labour to the customer, the agency''s fee, a kilometre of travel, a visit without repair.';
comment on column tariff_rule.agency_id is 'Only this agency; null: every one. So too the eight that follow.';
comment on column tariff_rule.amount is 'The price in whole minor units of the currency; of travel, for one kilometre.';
comment on column tariff_rule.basis_points is 'The coefficient in ten-thousandths: 12500 makes 1,000 into 1,250.';
comment on column tariff_rule.from_on is 'First day.';
comment on column tariff_rule.to_on is 'Last day, that day included; null: without end.';
comment on column tariff_rule.retired_at is 'Since when it does not count, for no day.';
comment on column tariff_rule.made_by is 'Membership or API key that wrote it last.';
comment on column tariff_rule.search_key is 'Folded title, by which it is found.';
create index tariff_rule_page on tariff_rule (tenant_id, from_on desc, id desc);
create index tariff_rule_scope on tariff_rule (tenant_id, scope_key, kind, from_on);
create index tariff_rule_model on tariff_rule (tenant_id, model_id) where model_id is not null;
select distribute('tariff_rule');

alter table fault add constraint fault_family_known
  foreign key (tenant_id, family_id) references fault_family (tenant_id, id);
alter table fault add constraint fault_type
  foreign key (tenant_id, type_id) references product_type (tenant_id, id);
alter table repair_action add constraint repair_action_type
  foreign key (tenant_id, type_id) references product_type (tenant_id, id);
alter table region add constraint region_class_known
  foreign key (tenant_id, class_id) references region_class (tenant_id, id);
alter table part_fit add constraint part_fit_part
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table part_fit add constraint part_fit_model
  foreign key (tenant_id, model_id) references model (tenant_id, id);
alter table agency_in_grade add constraint agency_in_grade_agency
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table agency_in_grade add constraint agency_in_grade_grade
  foreign key (tenant_id, grade_id) references agency_grade (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_agency
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_grade
  foreign key (tenant_id, grade_id) references agency_grade (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_model
  foreign key (tenant_id, model_id) references model (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_type
  foreign key (tenant_id, type_id) references product_type (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_product_line
  foreign key (tenant_id, product_line_id) references product_line (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_repair_action
  foreign key (tenant_id, repair_action_id) references repair_action (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_fault
  foreign key (tenant_id, fault_id) references fault (tenant_id, id);
alter table tariff_rule add constraint tariff_rule_region_class
  foreign key (tenant_id, region_class_id) references region_class (tenant_id, id);

select wall('fault_family');
select wall('fault');
select wall('repair_action');
select wall('agency_grade');
select wall('region_class');
select wall('part_fit');
select wall('agency_in_grade');
select wall('tariff_rule');
