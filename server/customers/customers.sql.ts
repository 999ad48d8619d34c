// Joins, read-only: region (catalog), tenant (identity).
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { ContactView, PhoneView } from './customers.contract.ts';

constraintFailure('customer_national_id', 'conflict', 'customers.nationalIdTaken', 'nationalId');
constraintFailure('customer_company_id', 'conflict', 'customers.companyIdTaken', 'companyId');
constraintFailure('customer_phone_once', 'conflict', 'customers.phoneThere', 'number');
constraintFailure('customer_phone_first', 'conflict', 'lib.conflict');

export interface StoredCustomer {
  id: string;
  kind: 'person' | 'organisation';
  name: string;
  nationalId: string | null;
  companyId: string | null;
  note: string;
}
export type CustomerFacts = StoredCustomer & {
  createdAt: Date;
  changedAt: Date;
  version: number;
  /** Who he was found to be. */
  joinedIntoId: string | null;
};
export type StoredPhone = PhoneView & { customerId: string };
export type StoredContact = ContactView & { customerId: string };
export interface StoredSite {
  id: string;
  customerId: string;
  title: string;
  provinceId: string | null;
  cityId: string | null;
  district: string;
  street: string;
  alley: string;
  plaque: string;
  floor: string;
  unit: string;
  landmark: string;
  postalCode: string;
  latitude: number | null;
  longitude: number | null;
}
export type SiteFacts = StoredSite & {
  provinceTitle: string | null;
  cityTitle: string | null;
  version: number;
};

const CUSTOMER = `id, kind, name, national_id, company_id, note, created_at, changed_at, version, joined_into_id`;
const SITE = `s.id, s.customer_id, s.title, s.province_id, p.title as province_title, s.city_id, c.title as city_title,
  s.district, s.street, s.alley, s.plaque, s.floor, s.unit, s.landmark, s.postal_code, s.latitude, s.longitude, s.version`;
const SITE_WITH_REGIONS = `site s
  left join region p on p.tenant_id = s.tenant_id and p.id = s.province_id
  left join region c on c.tenant_id = s.tenant_id and c.id = s.city_id`;

export const selectCustomers = statement<CustomerFacts>(
  'customers.byIds',
  `
  select ${CUSTOMER} from customer where tenant_id = :tenant and id = any(:ids::uuid[])
  order by created_at desc, id desc limit 1000`,
);
/** Everybody, in pages by id. */
export const selectExported = statement<CustomerFacts>(
  'customers.exported',
  `
  select ${CUSTOMER} from customer
  where tenant_id = :tenant and joined_into_id is null and (:after::uuid is null or id > :after)
  order by id limit :limit`,
);
export const lockCustomers = statement<CustomerFacts>(
  'customers.lock',
  `
  select ${CUSTOMER} from customer where tenant_id = :tenant and id = any(:ids::uuid[]) order by id limit 1000 for update`,
);
export const holdCustomer = statement<Pick<CustomerFacts, 'joinedIntoId'>>(
  'customers.hold',
  `
  select joined_into_id from customer where tenant_id = :tenant and id = :id for share`,
);
export const selectPhones = statement<StoredPhone>(
  'customers.phones',
  `
  select customer_id, id, number, extension, kind, is_first, warning from customer_phone
  where tenant_id = :tenant and customer_id = any(:ids::uuid[])
  order by customer_id, is_first desc, created_at, id limit 20000`,
);
export const selectContacts = statement<StoredContact>(
  'customers.contacts',
  `
  select customer_id, id, name, role, number, extension, warning from contact
  where tenant_id = :tenant and customer_id = any(:ids::uuid[]) order by customer_id, id limit 30000`,
);
export const selectSites = statement<SiteFacts>(
  'customers.sites',
  `
  select ${SITE} from ${SITE_WITH_REGIONS}
  where s.tenant_id = :tenant and s.customer_id = any(:ids::uuid[]) order by s.customer_id, s.id limit 50000`,
);
export const selectSite = statement<SiteFacts>(
  'customers.site',
  `
  select ${SITE} from ${SITE_WITH_REGIONS} where s.tenant_id = :tenant and s.id = :id`,
);
export const lockSite = statement<StoredSite & { version: number }>(
  'customers.lockSite',
  `
  select id, customer_id, title, province_id, city_id, district, street, alley, plaque, floor, unit, landmark,
    postal_code, latitude, longitude, version
  from site where tenant_id = :tenant and id = :id for update`,
);
export const selectIdsByNumber = statement<{ id: string }>(
  'customers.idsByNumber',
  `
  select customer_id as id from customer_phone where tenant_id = :tenant and number = :number
  union
  select customer_id as id from contact where tenant_id = :tenant and number = :number
  order by id desc limit :limit`,
);

export interface PageRow {
  id: string;
  kind: 'person' | 'organisation';
  name: string;
  nationalId: string | null;
  companyId: string | null;
  phone: string | null;
  cityTitle: string | null;
  createdAt: Date;
  version: number;
}
export const selectPage = statement<PageRow>(
  'customers.page',
  `
  select c.id, c.kind, c.name, c.national_id, c.company_id, c.created_at, c.version,
    (select p.number from customer_phone p where p.tenant_id = :tenant and p.customer_id = c.id and p.is_first) as phone,
    (select r.title from site s join region r on r.tenant_id = s.tenant_id and r.id = s.city_id
     where s.tenant_id = :tenant and s.customer_id = c.id order by s.id limit 1) as city_title
  from customer c
  where c.tenant_id = :tenant and c.joined_into_id is null
    and (:ids::uuid[] is null or c.id = any(:ids::uuid[]))
    and (:kind::text is null or c.kind = :kind)
    and (:afterAt::timestamptz is null or (c.created_at, c.id) < (:afterAt::timestamptz, :afterId::uuid))
  order by c.created_at desc, c.id desc limit :limit`,
  { plan: 'custom' },
);

export const insertCustomers = statement(
  'customers.insert',
  `
  insert into customer (tenant_id, id, kind, name, name_key, national_id, company_id, note, created_at, changed_at)
  select :tenant, n.id, n.kind, n.name, n.name_key, n.national_id, n.company_id, n.note, n.created_at, n.created_at
  from unnest(:ids::uuid[], :kinds::text[], :names::text[], :nameKeys::text[], :nationalIds::text[],
    :companyIds::text[], :notes::text[], :createdAts::timestamptz[])
    as n (id, kind, name, name_key, national_id, company_id, note, created_at)`,
);
export const updateCustomers = statement(
  'customers.update',
  `
  update customer c set kind = n.kind, name = n.name, name_key = n.name_key, national_id = n.national_id,
    company_id = n.company_id, note = n.note, version = c.version + 1, changed_at = :now::timestamptz
  from unnest(:ids::uuid[], :kinds::text[], :names::text[], :nameKeys::text[], :nationalIds::text[],
    :companyIds::text[], :notes::text[]) as n (id, kind, name, name_key, national_id, company_id, note)
  where c.tenant_id = :tenant and c.id = n.id`,
);
export const insertPhones = statement(
  'customers.insertPhones',
  `
  insert into customer_phone (tenant_id, id, customer_id, number, extension, kind, is_first, warning, created_at)
  select :tenant, n.id, n.customer_id, n.number, n.extension, n.kind, n.is_first, n.warning, n.created_at
  from unnest(:ids::uuid[], :customerIds::uuid[], :numbers::text[], :extensions::text[], :kinds::text[],
    :firsts::boolean[], :warnings::text[], :createdAts::timestamptz[])
    as n (id, customer_id, number, extension, kind, is_first, warning, created_at)`,
);
export const demoteFirstPhone = statement(
  'customers.demoteFirstPhone',
  `
  update customer_phone set is_first = false where tenant_id = :tenant and customer_id = :customerId and is_first`,
);
export const insertContacts = statement(
  'customers.insertContacts',
  `
  insert into contact (tenant_id, id, customer_id, name, role, number, extension, warning, created_at)
  select :tenant, n.id, n.customer_id, n.name, n.role, n.number, n.extension, n.warning, :now::timestamptz
  from unnest(:ids::uuid[], :customerIds::uuid[], :names::text[], :roles::text[], :numbers::text[],
    :extensions::text[], :warnings::text[]) as n (id, customer_id, name, role, number, extension, warning)`,
);

const SITE_COLUMNS = `unnest(:ids::uuid[], :customerIds::uuid[], :titles::text[], :provinceIds::uuid[], :cityIds::uuid[],
    :districts::text[], :streets::text[], :alleys::text[], :plaques::text[], :floors::text[], :units::text[],
    :landmarks::text[], :postalCodes::text[], :latitudes::float8[], :longitudes::float8[])
    as n (id, customer_id, title, province_id, city_id, district, street, alley, plaque, floor, unit, landmark,
      postal_code, latitude, longitude)`;
export const insertSites = statement(
  'customers.insertSites',
  `
  insert into site (tenant_id, id, customer_id, title, province_id, city_id, district, street, alley, plaque, floor,
    unit, landmark, postal_code, latitude, longitude, created_at)
  select :tenant, n.id, n.customer_id, n.title, n.province_id, n.city_id, n.district, n.street, n.alley, n.plaque,
    n.floor, n.unit, n.landmark, n.postal_code, n.latitude, n.longitude, :now::timestamptz
  from ${SITE_COLUMNS}`,
);
export const updateSites = statement(
  'customers.updateSites',
  `
  update site s set title = n.title, province_id = n.province_id, city_id = n.city_id, district = n.district,
    street = n.street, alley = n.alley, plaque = n.plaque, floor = n.floor, unit = n.unit, landmark = n.landmark,
    postal_code = n.postal_code, latitude = n.latitude, longitude = n.longitude, version = s.version + 1
  from ${SITE_COLUMNS}
  where s.tenant_id = :tenant and s.id = n.id and s.customer_id = n.customer_id`,
);

/**
 * Whom a file's row means: by national id, else company id, else phone and name. Who is known by phone and
 * name and has no id yet is meant by a row that brings one.
 */
export const selectKnown = statement<{ place: number; id: string }>(
  'customers.known',
  `
  select n.place::integer as place, k.id
  from unnest(:nationalIds::text[], :companyIds::text[], :numbers::text[], :nameKeys::text[]) with ordinality
    as n (national_id, company_id, number, name_key, place)
  join lateral (
    select 1 as choice, c.id from customer c where c.tenant_id = :tenant and c.national_id = n.national_id
    union all
    select 2, c.id from customer c where c.tenant_id = :tenant and c.company_id = n.company_id
    union all
    select 3, c.id from customer_phone p join customer c on c.tenant_id = p.tenant_id and c.id = p.customer_id
    where p.tenant_id = :tenant and p.number = n.number and c.name_key = n.name_key
      and coalesce(c.national_id = n.national_id, true) and coalesce(c.company_id = n.company_id, true)
    order by choice, id limit 1) k on true
  order by n.place limit 1000`,
);

export const selectAreaCode = statement<{ areaCode: string }>(
  'customers.areaCode',
  `
  select default_area_code as area_code from tenant where id = :tenant`,
);
