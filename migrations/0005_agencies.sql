-- Agencies: who repairs for the company, where and what.

create table agency (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  title text not null,
  kind text not null check (kind in ('agency', 'in_house', 'one_person')),
  province_id uuid not null,
  city_id uuid not null,
  address text not null default '',
  phone text,
  extension text,
  area_code text,
  contract_from_on date,
  contract_to_on date,
  open_work_max integer check (open_work_max > 0),
  latitude double precision,
  longitude double precision,
  find_key text not null,
  ended_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint agency_code unique (tenant_id, code_key),
  constraint agency_contract_days check (contract_to_on >= contract_from_on),
  constraint agency_place_whole check ((latitude is null) = (longitude is null))
);
comment on table agency is 'A company, an own workshop or one person that does service work in the field. Owner: agencies.';
comment on column agency.code_key is 'Letters and digits of the code: TH-01 and th01 are one agency.';
comment on column agency.kind is 'agency: a company under contract; in_house: the company''s own; one_person: his own account and stock.';
comment on column agency.phone is 'E.164, or a head number of four or five digits as typed.';
comment on column agency.extension is 'What is dialled after the number (داخلی).';
comment on column agency.area_code is 'What a landline without area code gets when its people type one, such as 051.';
comment on column agency.contract_from_on is 'First day of the contract; null: since ever.';
comment on column agency.contract_to_on is 'Last day of the contract, that day included; null: without end.';
comment on column agency.open_work_max is 'How much open work it can carry; null: no limit is known.';
comment on column agency.latitude is 'Degrees north.';
comment on column agency.longitude is 'Degrees east.';
comment on column agency.find_key is 'Folded text of code, title, place, address and phone, for the list''s search.';
create index agency_title on agency (tenant_id, title collate "fa-x-icu", id);
select distribute('agency');

create table agency_coverage (
  tenant_id uuid not null,
  id uuid not null,
  agency_id uuid not null,
  region_id uuid not null,
  product_line_id uuid,
  from_on date not null,
  to_on date,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint agency_coverage_days check (to_on >= from_on),
  constraint agency_coverage_once exclude using gist (
    tenant_id with =, agency_id with =, region_id with =,
    coalesce(product_line_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(from_on, to_on, '[]') with &&)
);
comment on table agency_coverage is 'Where an agency works and on which product line, from day to day. Owner: agencies.';
comment on column agency_coverage.region_id is 'A province, a city or a district; what lies within is covered too.';
comment on column agency_coverage.product_line_id is 'Null: every product line.';
comment on column agency_coverage.from_on is 'First day.';
comment on column agency_coverage.to_on is 'Last day, that day included; null: without end.';
create index agency_coverage_region on agency_coverage (tenant_id, region_id, agency_id);
create index agency_coverage_agency on agency_coverage (tenant_id, agency_id, from_on, id);
select distribute('agency_coverage');

alter table agency add constraint agency_province_known
  foreign key (tenant_id, province_id) references region (tenant_id, id);
alter table agency add constraint agency_city_known
  foreign key (tenant_id, city_id) references region (tenant_id, id);
alter table agency_coverage add constraint agency_coverage_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table agency_coverage add constraint agency_coverage_region_known
  foreign key (tenant_id, region_id) references region (tenant_id, id);
alter table agency_coverage add constraint agency_coverage_line_known
  foreign key (tenant_id, product_line_id) references product_line (tenant_id, id);

select wall('agency');
select wall('agency_coverage');
