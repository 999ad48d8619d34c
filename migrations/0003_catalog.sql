-- The coded words: what is sold, what can be wrong with it, what it is repaired with, where it stands, and
-- why not. Every coded table has one shape: code_key (letters and digits of the code), title_key (the title
-- folded, without spaces) and search_key (everything it is found by, folded) are written by the program,
-- which alone knows the fold.

create table brand (
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
  constraint brand_code unique (tenant_id, code_key)
);
comment on table brand is 'A brand of devices. Owner: catalog.';
create index brand_title on brand (tenant_id, title collate "fa-x-icu", id);
select distribute('brand');

create table product_line (
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
  constraint product_line_code unique (tenant_id, code_key)
);
comment on table product_line is
  'A set of product types by which work is routed to agencies. Owner: catalog.';
create index product_line_title on product_line (tenant_id, title collate "fa-x-icu", id);
select distribute('product_line');

create table product_type (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  product_line_id uuid not null,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint product_type_code unique (tenant_id, code_key)
);
comment on table product_type is 'A kind of device, such as a side-by-side refrigerator. Owner: catalog.';
create index product_type_title on product_type (tenant_id, title collate "fa-x-icu", id);
select distribute('product_type');

create table model (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  brand_id uuid not null,
  type_id uuid not null,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint model_code unique (tenant_id, code_key)
);
comment on table model is 'A model of a brand, as printed on the device. Owner: catalog.';
create index model_title on model (tenant_id, title collate "fa-x-icu", id);
select distribute('model');

create table symptom (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  type_id uuid,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint symptom_code unique (tenant_id, code_key)
);
comment on table symptom is 'What a customer says is wrong. Owner: catalog.';
create index symptom_title on symptom (tenant_id, title collate "fa-x-icu", id);
select distribute('symptom');

comment on column symptom.type_id is 'The product type that can have it; null: every type.';

create table part (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  unit text not null,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint part_code unique (tenant_id, code_key)
);
comment on table part is 'A spare part or supply. Owner: catalog.';
create index part_title on part (tenant_id, title collate "fa-x-icu", id);
select distribute('part');

comment on column part.unit is
  'The base unit in which it is counted, as written on documents: piece, gram, centimetre.';
create table part_price (
  tenant_id uuid not null,
  part_id uuid not null,
  buyer text not null check (buyer in ('company', 'agency', 'customer', 'dealer')),
  from_on date not null,
  amount bigint not null check (amount >= 0),
  currency text not null default 'IRR',
  primary key (tenant_id, part_id, buyer, from_on)
);
comment on table part_price is
  'What a part costs a kind of buyer from a day on, until the next price. Owner: catalog.';
comment on column part_price.amount is 'Whole minor units of the currency.';
select distribute('part_price');

create table region (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  kind text not null check (kind in ('province', 'city', 'district')),
  parent_id uuid,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint region_code unique (tenant_id, code_key),
  constraint region_title_once unique nulls not distinct (tenant_id, kind, parent_id, title_key),
  constraint region_parent check ((kind = 'province') = (parent_id is null))
);
comment on table region is 'A province, a city of it, or a district of a city. Owner: catalog.';
create index region_title on region (tenant_id, title collate "fa-x-icu", id);
select distribute('region');

create index region_parent_id on region (tenant_id, parent_id);

create table area_code (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  region_id uuid not null,
  city_id uuid,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint area_code_code unique (tenant_id, code_key)
);
comment on table area_code is
  'The beginning of landline numbers of a province or, longer, of a city; the code is the beginning with its zero. Owner: catalog.';
create index area_code_title on area_code (tenant_id, title collate "fa-x-icu", id);
select distribute('area_code');

comment on column area_code.region_id is 'The province.';

create table reason (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  title_en text,
  title_key text not null,
  search_key text not null,
  kind text not null check (kind in ('decline', 'wait', 'cancel', 'close', 'recall')),
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint reason_code unique (tenant_id, kind, code_key)
);
comment on table reason is 'Why something was done or not done. Owner: catalog.';
create index reason_title on reason (tenant_id, title collate "fa-x-icu", id);
select distribute('reason');

alter table product_type add constraint product_type_line
  foreign key (tenant_id, product_line_id) references product_line (tenant_id, id);
alter table model add constraint model_brand
  foreign key (tenant_id, brand_id) references brand (tenant_id, id);
alter table model add constraint model_type
  foreign key (tenant_id, type_id) references product_type (tenant_id, id);
alter table symptom add constraint symptom_type
  foreign key (tenant_id, type_id) references product_type (tenant_id, id);
alter table part_price add constraint part_price_part
  foreign key (tenant_id, part_id) references part (tenant_id, id);
alter table region add constraint region_in
  foreign key (tenant_id, parent_id) references region (tenant_id, id);
alter table area_code add constraint area_code_province
  foreign key (tenant_id, region_id) references region (tenant_id, id);
alter table area_code add constraint area_code_city
  foreign key (tenant_id, city_id) references region (tenant_id, id);

select wall('brand');
select wall('product_line');
select wall('product_type');
select wall('model');
select wall('symptom');
select wall('part');
select wall('part_price');
select wall('region');
select wall('area_code');
select wall('reason');
