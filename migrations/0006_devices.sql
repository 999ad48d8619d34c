-- Devices: serial-numbered units of a model, with the dates of their way to the customer.

create table device (
  tenant_id uuid not null,
  id uuid not null,
  brand_id uuid not null,
  model_id uuid not null,
  serial text,
  serial_key text,
  customer_id uuid,
  site_id uuid,
  produced_on date,
  left_warehouse_on date,
  sold_to_dealer_on date,
  sold_on date,
  installed_on date,
  activated_on date,
  is_unproven boolean not null default false,
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint device_serial unique (tenant_id, serial_key, brand_id),
  constraint device_serial_has_key check ((serial is null) = (serial_key is null) and serial_key <> ''),
  constraint device_site_has_owner check (site_id is null or customer_id is not null)
);
comment on table device is 'One unit of a model, whether or not it ever was in our stock. Owner: devices.';
comment on column device.brand_id is 'The brand of its model, kept here because a serial is unique within a brand.';
comment on column device.serial is 'As written on the plate; null only where a person at a screen left it empty.';
comment on column device.serial_key is 'Letters and digits of the serial alone: AB-12 and ab ۱۲ are one device.';
comment on column device.customer_id is 'The present owner.';
comment on column device.site_id is 'Where it stands: a site of its owner.';
comment on column device.left_warehouse_on is 'The day it left our warehouse.';
comment on column device.sold_on is 'The day it was sold to its user.';
comment on column device.activated_on is 'The day the owner activated its warranty.';
comment on column device.is_unproven is 'Registered on the spot by its word alone; the proof is judged later.';
create index device_by_customer on device (tenant_id, customer_id, id desc) where customer_id is not null;
create index device_by_model on device (tenant_id, model_id, id desc);
select distribute('device');

alter table device add constraint device_brand_known
  foreign key (tenant_id, brand_id) references brand (tenant_id, id);
alter table device add constraint device_model_known
  foreign key (tenant_id, model_id) references model (tenant_id, id);
alter table device add constraint device_customer_known
  foreign key (tenant_id, customer_id) references customer (tenant_id, id);
alter table device add constraint device_site_known
  foreign key (tenant_id, site_id) references site (tenant_id, id);

select wall('device');
