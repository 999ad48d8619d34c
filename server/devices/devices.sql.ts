// Joins, read-only: model, brand, product_type (catalog); customer, customer_phone, site, region (customers, catalog).
import { statement } from '../lib/sql.ts';
import type { DeviceBrief, DeviceDate, DeviceRow } from './devices.contract.ts';

const BRIEF = `d.id, d.brand_id, b.code as brand_code,
  b.title as brand_title, d.model_id, m.code as model_code,
  m.title as model_title, m.type_id, t.title as type_title, t.product_line_id, d.serial, d.customer_id, d.site_id, d.produced_on,
  d.left_warehouse_on, d.sold_to_dealer_on, d.sold_on, d.installed_on, d.activated_on, d.is_unproven, d.version`;
const MODEL_JOINS = `join model m on m.tenant_id = d.tenant_id and m.id = d.model_id
  join brand b on b.tenant_id = d.tenant_id and b.id = d.brand_id
  join product_type t on t.tenant_id = d.tenant_id and t.id = m.type_id`;
const WITH_MODEL = `device d ${MODEL_JOINS}`;
const WITH_OWNER = `${WITH_MODEL}
  left join customer c on c.tenant_id = d.tenant_id and c.id = d.customer_id
  left join site s on s.tenant_id = d.tenant_id and s.id = d.site_id
  left join region r on r.tenant_id = d.tenant_id and r.id = s.city_id`;

export const selectBrief = statement<DeviceBrief>(
  'devices.brief',
  `
  select ${BRIEF} from ${WITH_MODEL} where d.tenant_id = :tenant and d.id = :id`,
);
export const selectBriefs = statement<DeviceBrief>(
  'devices.briefs',
  `
  select ${BRIEF} from (
    select * from device where tenant_id = :tenant and id = any(:ids::uuid[]) order by id limit 1000) d
  ${MODEL_JOINS}
  order by d.id limit 1000`,
);
export const selectBySerial = statement<DeviceBrief>(
  'devices.bySerial',
  `
  select ${BRIEF} from ${WITH_MODEL} where d.tenant_id = :tenant and d.serial_key = :serialKey
  order by d.id limit 20`,
);
/** One look into the index for each serial, in the order in which they were asked. */
export const selectOfSerials = statement<{ id: string; serialKey: string }>(
  'devices.ofSerials',
  `
  select d.id, wanted.serial_key from unnest(:serialKeys::text[]) with ordinality as wanted (serial_key, place)
  cross join lateral (select id from device
    where tenant_id = :tenant and serial_key = wanted.serial_key order by id limit 20) d
  order by wanted.place, d.id limit 20000`,
);
export const selectOfCustomer = statement<DeviceBrief>(
  'devices.ofCustomer',
  `
  select ${BRIEF} from ${WITH_MODEL} where d.tenant_id = :tenant and d.customer_id = :customerId
  order by d.id desc limit :limit`,
);

export const selectPage = statement<DeviceRow>(
  'devices.page',
  `
  select ${BRIEF}, c.name as customer_name, r.title as city_title from ${WITH_OWNER}
  where d.tenant_id = :tenant
    and (:ids::uuid[] is null or d.id = any(:ids))
    and (:serialKey::text is null or d.serial_key = :serialKey)
    and (:modelId::uuid is null or d.model_id = :modelId)
    and (:brandId::uuid is null or d.brand_id = :brandId)
    and (:customerId::uuid is null or d.customer_id = :customerId)
    and (:after::uuid is null or d.id < :after)
  order by d.id desc limit :limit`,
  { plan: 'custom' },
);
export const selectCreatedAt = statement<{ createdAt: Date }>(
  'devices.createdAt',
  `
  select created_at from device where tenant_id = :tenant and id = :id`,
);

export interface DeviceDetail extends DeviceBrief {
  note: string;
  createdAt: Date;
  changedAt: Date;
  customerName: string | null;
  phones: string[];
}
export const selectDetail = statement<DeviceDetail>(
  'devices.detail',
  `
  select ${BRIEF}, d.note, d.created_at, d.changed_at, c.name as customer_name,
    array(select p.number from customer_phone p where p.tenant_id = :tenant and p.customer_id = d.customer_id
      order by p.is_first desc, p.number limit 10) as phones
  from ${WITH_OWNER} where d.tenant_id = :tenant and d.id = :id`,
);

export interface StoredDevice extends Record<DeviceDate, string | null> {
  id: string;
  createdAt: Date;
  brandId: string;
  modelId: string;
  serial: string | null;
  serialKey: string | null;
  customerId: string | null;
  siteId: string | null;
  isUnproven: boolean;
  note: string;
  version: number;
}
const STORED = `id, brand_id, model_id, serial, serial_key, customer_id, site_id, produced_on, left_warehouse_on,
  sold_to_dealer_on, sold_on, installed_on, activated_on, is_unproven, note, version, created_at`;
export const lockDevice = statement<StoredDevice>(
  'devices.lock',
  `
  select ${STORED} from device where tenant_id = :tenant and id = :id for update`,
);
/** Without joins, as all that works on a whole batch: a company that just began has no statistics to plan by. */
export const lockDevices = statement<StoredDevice>(
  'devices.lockAll',
  `
  select ${STORED} from device where tenant_id = :tenant and id = any(:ids::uuid[])
  order by id limit 1000 for no key update`,
);
/** One look into the index for each pair; a plan over two lists was forty times slower without statistics. */
export const selectIdsBySerials = statement<{ id: string }>(
  'devices.idsBySerials',
  `
  select d.id from unnest(:serialKeys::text[], :brandIds::uuid[]) as wanted (serial_key, brand_id)
  cross join lateral (select id from device
    where tenant_id = :tenant and serial_key = wanted.serial_key and brand_id = wanted.brand_id limit 1) d
  order by d.id limit 1000`,
);

export const insertDevices = statement(
  'devices.insert',
  `
  insert into device (tenant_id, id, brand_id, model_id, serial, serial_key, customer_id, site_id, produced_on,
    left_warehouse_on, sold_to_dealer_on, sold_on, installed_on, activated_on, is_unproven, note, created_at, changed_at)
  select :tenant, n.* from unnest(:ids::uuid[], :brandIds::uuid[], :modelIds::uuid[], :serials::text[],
    :serialKeys::text[], :customerIds::uuid[], :siteIds::uuid[], :producedOn::date[], :leftWarehouseOn::date[],
    :soldToDealerOn::date[], :soldOn::date[], :installedOn::date[], :activatedOn::date[], :unproven::boolean[],
    :notes::text[], :createdAts::timestamptz[], :createdAts::timestamptz[]) n`,
);
export const updateDevices = statement(
  'devices.update',
  `
  update device d set brand_id = n.brand_id, model_id = n.model_id, serial = n.serial, serial_key = n.serial_key,
    customer_id = n.customer_id, site_id = n.site_id, produced_on = n.produced_on,
    left_warehouse_on = n.left_warehouse_on, sold_to_dealer_on = n.sold_to_dealer_on, sold_on = n.sold_on,
    installed_on = n.installed_on, activated_on = n.activated_on, is_unproven = n.is_unproven, note = n.note,
    version = d.version + 1, changed_at = :now::timestamptz
  from unnest(:ids::uuid[], :brandIds::uuid[], :modelIds::uuid[], :serials::text[], :serialKeys::text[],
    :customerIds::uuid[], :siteIds::uuid[], :producedOn::date[], :leftWarehouseOn::date[], :soldToDealerOn::date[],
    :soldOn::date[], :installedOn::date[], :activatedOn::date[], :unproven::boolean[], :notes::text[])
    as n (id, brand_id, model_id, serial, serial_key, customer_id, site_id, produced_on, left_warehouse_on,
      sold_to_dealer_on, sold_on, installed_on, activated_on, is_unproven, note)
  where d.tenant_id = :tenant and d.id = n.id`,
);

/** What says how a device is found. */
export type FoundBy = Pick<
  StoredDevice,
  'id' | 'createdAt' | 'serial' | 'serialKey' | 'modelId' | 'customerId'
>;
export const selectOfOwners = statement<FoundBy>(
  'devices.ofOwners',
  `
  select id, created_at, serial, serial_key, model_id, customer_id from device
  where tenant_id = :tenant and customer_id = any(:customerIds::uuid[]) and (:after::uuid is null or id < :after)
  order by id desc limit :limit`,
);
export const selectOwnerWords = statement<{ id: string; name: string; numbers: string[] }>(
  'devices.ownerWords',
  `
  select c.id, c.name, array(select p.number from customer_phone p
    where p.tenant_id = :tenant and p.customer_id = c.id order by p.number limit 10) as numbers
  from customer c where c.tenant_id = :tenant and c.id = any(:ids::uuid[]) order by c.id limit 1000`,
);

export interface ExportedDevice extends Record<DeviceDate, string | null> {
  id: string;
  modelCode: string;
  serial: string;
  ownerId: string | null;
  number: string | null;
  customerName: string | null;
  cityTitle: string | null;
}
export const selectExported = statement<ExportedDevice>(
  'devices.exported',
  `
  select d.id, m.code as model_code, d.serial, coalesce(c.national_id, c.company_id) as owner_id, c.name as customer_name,
    (select p.number from customer_phone p where p.tenant_id = :tenant and p.customer_id = d.customer_id
      order by p.is_first desc, p.number limit 1) as number,
    r.title as city_title, d.produced_on, d.left_warehouse_on, d.sold_to_dealer_on, d.sold_on, d.installed_on,
    d.activated_on
  from (
    select id, model_id, serial, customer_id, site_id, produced_on, left_warehouse_on, sold_to_dealer_on, sold_on,
      installed_on, activated_on
    from device
    where tenant_id = :tenant and serial is not null and (:after::uuid is null or id < :after)
    order by id desc limit :limit) d
  join model m on m.tenant_id = :tenant and m.id = d.model_id
  left join customer c on c.tenant_id = :tenant and c.id = d.customer_id
  left join site s on s.tenant_id = :tenant and s.id = d.site_id
  left join region r on r.tenant_id = :tenant and r.id = s.city_id
  order by d.id desc limit :limit`,
);

export const selectZone = statement<{ zone: string }>(
  'devices.zone',
  `select zone from tenant where id = :tenant`,
);

export interface NamedModel {
  id: string;
  code: string;
  title: string;
  brandId: string;
}
export const selectModelsByNames = statement<NamedModel>(
  'devices.modelsByNames',
  `
  select id, code, title, brand_id from model
  where tenant_id = :tenant and (code_key = any(:codeKeys::text[]) or title_key = any(:titleKeys::text[]))
  order by id limit 5000`,
);

export interface NamedOwner {
  id: string;
  nationalId: string | null;
  companyId: string | null;
  nameKey: string;
  number: string | null;
}
export const selectOwnersByNationalId = statement<NamedOwner>(
  'devices.ownersByNationalId',
  `
  select id, national_id, company_id, name_key, null as number from customer
  where tenant_id = :tenant and (national_id = any(:nationalIds::text[]) or company_id = any(:nationalIds::text[]))
  order by id limit 5000`,
);
export const selectOwnersByPhone = statement<NamedOwner>(
  'devices.ownersByPhone',
  `
  select c.id, c.national_id, c.company_id, c.name_key, p.number from customer_phone p
  join customer c on c.tenant_id = p.tenant_id and c.id = p.customer_id
  where p.tenant_id = :tenant and p.number = any(:numbers::text[]) order by c.id limit 20000`,
);
export const selectSitesOf = statement<{ id: string; customerId: string; cityTitle: string | null }>(
  'devices.sitesOf',
  `
  select s.id, s.customer_id, r.title as city_title from site s
  left join region r on r.tenant_id = s.tenant_id and r.id = s.city_id
  where s.tenant_id = :tenant and s.customer_id = any(:customerIds::uuid[]) order by s.id limit 20000`,
);
/** Two customers became one: what the other owned is the kept one's. */
export const moveOfCustomer = statement<{ id: string }>(
  'devices.moveOfCustomer',
  `
  update device set customer_id = :keptId, version = version + 1
  where tenant_id = :tenant and customer_id = :otherId returning id`,
);
