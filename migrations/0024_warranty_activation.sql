-- The code by which a customer proves his phone when he activates a warranty on the public page.

create table activation_code (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  mobile_hash bytea not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  try_count integer not null default 0 check (try_count between 0 and 5),
  used_at timestamptz,
  primary key (tenant_id, id)
);
comment on table activation_code is 'Six digits that prove a phone for the activation of one device. Owner: warranty.';
comment on column activation_code.mobile_hash is 'Whose phone: nobody has to be able to read it here.';
comment on column activation_code.code_hash is 'Of device, phone and digits: copied to another it opens nothing.';
comment on column activation_code.try_count is 'Tries at these digits, the right one too.';
create index activation_code_mobile on activation_code (tenant_id, mobile_hash, made_at desc, id desc);
create index activation_code_device on activation_code (tenant_id, device_id, made_at desc);
select distribute('activation_code');

alter table activation_code add constraint activation_code_device_known
  foreign key (tenant_id, device_id) references device (tenant_id, id);

select wall('activation_code');
