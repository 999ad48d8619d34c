-- Customers: persons and organisations, their phones, contacts and sites.

create table customer (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'organisation')),
  name text not null,
  name_key text not null,
  national_id text,
  company_id text,
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint customer_national_id unique (tenant_id, national_id),
  constraint customer_company_id unique (tenant_id, company_id)
);
comment on table customer is 'A person or organisation that owns devices and calls about them. Owner: customers.';
comment on column customer.name_key is 'The name folded and without spaces: two ways to write one name have one key.';
comment on column customer.national_id is 'Ten digits of a person, checked (کد ملی).';
comment on column customer.company_id is 'Eleven digits of an organisation, checked (شناسه ملی).';
create index customer_newest on customer (tenant_id, created_at desc, id desc);
select distribute('customer');

create table customer_phone (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  number text not null,
  extension text,
  kind text not null check (kind in ('mobile', 'landline', 'short', 'foreign')),
  is_first boolean not null,
  warning text,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint customer_phone_once unique nulls not distinct (tenant_id, customer_id, number, extension)
);
comment on table customer_phone is 'A phone of a customer; several customers may share one. Owner: customers.';
comment on column customer_phone.number is 'E.164; a head number of four or five digits as it was typed.';
comment on column customer_phone.extension is 'What is dialled after the number (داخلی).';
comment on column customer_phone.is_first is 'The one to call and write to first.';
comment on column customer_phone.warning is 'Why the number was doubted when it was typed: the code of a sentence.';
create index customer_phone_number on customer_phone (tenant_id, number, customer_id);
create unique index customer_phone_first on customer_phone (tenant_id, customer_id) where is_first;
select distribute('customer_phone');

create table contact (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  name text not null,
  role text not null check (role in ('operator', 'technical', 'payer', 'signer', 'owner')),
  number text,
  extension text,
  warning text,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table contact is 'A person who speaks for a customer, and in what part. Owner: customers.';
comment on column contact.number is 'E.164, or a head number as typed.';
comment on column contact.extension is 'What is dialled after the number (داخلی).';
comment on column contact.warning is 'Why the number was doubted when it was typed: the code of a sentence.';
create index contact_customer on contact (tenant_id, customer_id, id);
create index contact_number on contact (tenant_id, number) where number is not null;
select distribute('contact');

create table site (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  title text not null default '',
  province_id uuid,
  city_id uuid,
  district text not null default '',
  street text not null default '',
  alley text not null default '',
  plaque text not null default '',
  floor text not null default '',
  unit text not null default '',
  landmark text not null default '',
  postal_code text not null default '',
  latitude double precision,
  longitude double precision,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint site_place_whole check ((latitude is null) = (longitude is null))
);
comment on table site is 'A place of a customer where devices stand. Owner: customers.';
comment on column site.title is 'What the customer calls it: home, branch, third workshop.';
comment on column site.province_id is 'A region of the kind province; null while nobody knows it.';
comment on column site.city_id is 'A region of the kind city in that province.';
comment on column site.plaque is 'The number on the door (پلاک); text, for it may be 12/1 or ۱۲ قدیم.';
comment on column site.postal_code is 'As typed, in Latin digits; a wrong one only warns.';
comment on column site.latitude is 'Degrees north.';
comment on column site.longitude is 'Degrees east.';
create index site_customer on site (tenant_id, customer_id, id);
select distribute('site');

alter table customer_phone add constraint customer_phone_customer_known
  foreign key (tenant_id, customer_id) references customer (tenant_id, id);
alter table contact add constraint contact_customer_known
  foreign key (tenant_id, customer_id) references customer (tenant_id, id);
alter table site add constraint site_customer_known
  foreign key (tenant_id, customer_id) references customer (tenant_id, id);
alter table site add constraint site_province_known
  foreign key (tenant_id, province_id) references region (tenant_id, id);
alter table site add constraint site_city_known
  foreign key (tenant_id, city_id) references region (tenant_id, id);

select wall('customer');
select wall('customer_phone');
select wall('contact');
select wall('site');
