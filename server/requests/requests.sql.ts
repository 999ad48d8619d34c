// Joins, read-only: tenant (lib); model, region, symptom (catalog); customer, site, agency; device.
import { statement } from '../lib/sql.ts';
import type {
  Channel,
  ContactCode,
  ContactView,
  Priority,
  RequestKind,
  WorkOrderStage,
} from './requests.contract.ts';

export const selectTrackingKey = statement<{ trackingKey: Buffer }>(
  'requests.trackingKey',
  `
  select tracking_key from tenant where id = :tenant`,
);
export const selectTenant = statement<{ code: string; zone: string }>(
  'requests.tenant',
  `
  select code, zone from tenant where id = :tenant`,
);
export const insertBlocks = statement<{ number: number }>(
  'requests.insertBlocks',
  `
  insert into tracking_block (tenant_id, number, taken_by, taken_at)
  select :tenant, n, :takenBy, :now::timestamptz from unnest(:numbers::integer[]) n
  on conflict do nothing returning number`,
);
export const selectTakings = statement<{ takenBy: string }>(
  'requests.takings',
  `
  select distinct taken_by from tracking_block
  where tenant_id = :tenant and number = any(:numbers::integer[]) and taken_by = any(:takings::uuid[]) limit 1000`,
);

export const insertRequest = statement(
  'requests.insert',
  `
  insert into request (tenant_id, id, number, kind, channel, stage, customer_id, site_id, city_id, caller_name,
    caller_number, priority, note, answer, work_order_count, received_at, received_by, received_by_title, ended_at,
    changed_by_title)
  values (:tenant, :id, :number, :kind, :channel, :stage, :customerId, :siteId, :cityId, :callerName, :callerNumber,
    :priority, :note, :answer, :workOrderCount, :now::timestamptz, :receivedBy, :byTitle, :endedAt, :byTitle)`,
);
export const insertPhones = statement(
  'requests.insertPhones',
  `
  insert into request_phone (tenant_id, request_id, number, is_caller)
  select :tenant, :id, n.* from unnest(:numbers::text[], :callers::boolean[]) n on conflict do nothing`,
);
export const insertDevices = statement(
  'requests.insertDevices',
  `
  insert into request_device (tenant_id, request_id, device_id)
  select :tenant, :id, n from unnest(:deviceIds::uuid[]) n`,
);
export const insertSymptoms = statement(
  'requests.insertSymptoms',
  `
  insert into request_symptom (tenant_id, request_id, symptom_id)
  select :tenant, :id, n from unnest(:symptomIds::uuid[]) n`,
);

export interface LockedRequest {
  id: string;
  number: string;
  stage: WorkOrderStage;
  priority: Priority;
  note: string;
  contactCount: number;
  raisedAt: Date | null;
  workOrderCount: number;
  changedByTitle: string;
  version: number;
}
export const lockRequest = statement<LockedRequest>(
  'requests.lock',
  `
  select id, number, stage, priority, note, contact_count, raised_at, work_order_count, changed_by_title, version
  from request where tenant_id = :tenant and id = :id for update`,
);
export const updateStage = statement(
  'requests.updateStage',
  `
  update request set stage = :stage, ended_at = :endedAt, answer = coalesce(:answer, answer),
    changed_by_title = :byTitle, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const updateFacts = statement(
  'requests.updateFacts',
  `
  update request set note = :note, priority = :priority, changed_by_title = :byTitle, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const updateContactCount = statement(
  'requests.updateContactCount',
  `
  update request set contact_count = :count, raised_at = :raisedAt, changed_by_title = :byTitle, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const insertContact = statement(
  'requests.insertContact',
  `
  insert into follow_up_contact (tenant_id, id, request_id, ordinal, code, channel, caller_number, note, made_at,
    made_by_title)
  values (:tenant, :id, :requestId, :ordinal, :code, :channel, :callerNumber, :note, :now::timestamptz, :byTitle)`,
);

export interface StoredRequest {
  id: string;
  number: string;
  kind: RequestKind;
  channel: Channel;
  stage: WorkOrderStage;
  priority: Priority;
  note: string;
  answer: string | null;
  callerName: string;
  callerNumber: string | null;
  customerId: string | null;
  customerName: string | null;
  siteId: string | null;
  contactCount: number;
  raisedAt: Date | null;
  receivedAt: Date;
  receivedByTitle: string;
  endedAt: Date | null;
  version: number;
}
export const selectRequest = statement<StoredRequest>(
  'requests.read',
  `
  select r.id, r.number, r.kind, r.channel, r.stage, r.priority, r.note, r.answer, r.caller_name, r.caller_number,
    r.customer_id, c.name as customer_name, r.site_id, r.contact_count, r.raised_at, r.received_at,
    r.received_by_title, r.ended_at, r.version
  from request r left join customer c on c.tenant_id = r.tenant_id and c.id = r.customer_id
  where r.tenant_id = :tenant and r.id = :id`,
);
export const selectPhones = statement<{ requestId: string; number: string }>(
  'requests.phones',
  `
  select request_id, number from request_phone where tenant_id = :tenant and request_id = any(:requestIds::uuid[])
  order by request_id, is_caller desc, number limit 2000`,
);
export const selectDevices = statement<{ id: string; serial: string | null; modelTitle: string }>(
  'requests.devices',
  `
  select d.id, d.serial, m.title as model_title from request_device q
  join device d on d.tenant_id = q.tenant_id and d.id = q.device_id
  join model m on m.tenant_id = d.tenant_id and m.id = d.model_id
  where q.tenant_id = :tenant and q.request_id = :id order by d.id limit 20`,
);
export const selectSymptoms = statement<{ id: string; title: string }>(
  'requests.symptoms',
  `
  select s.id, s.title from request_symptom q join symptom s on s.tenant_id = q.tenant_id and s.id = q.symptom_id
  where q.tenant_id = :tenant and q.request_id = :id order by s.title, s.id limit 100`,
);
type StoredContact = Omit<ContactView, 'madeAt'> & { madeAt: Date; code: ContactCode };
export const selectContacts = statement<StoredContact>(
  'requests.contacts',
  `
  select id, ordinal, code, channel, caller_number, note, made_at, made_by_title from follow_up_contact
  where tenant_id = :tenant and request_id = :id order by ordinal desc limit 200`,
);

export interface PastRow {
  id: string;
  number: string;
  kind: RequestKind;
  stage: WorkOrderStage;
  isOpen: boolean;
  deviceIds: string[];
  deviceTitles: string[];
  agencyTitles: string[];
  note: string;
  answer: string | null;
  contactCount: number;
  receivedAt: Date;
  version: number;
}
export const DEVICE_TITLES = `array(select m.title from request_device q
    join device d on d.tenant_id = :tenant and d.id = q.device_id
    join model m on m.tenant_id = :tenant and m.id = d.model_id
    where q.tenant_id = :tenant and q.request_id = r.id order by q.device_id limit 20) as device_titles`;
export const AGENCY_TITLES = `array(select distinct a.title from work_order w
    join agency a on a.tenant_id = :tenant and a.id = w.agency_id
    where w.tenant_id = :tenant and w.request_id = r.id order by a.title limit 20) as agency_titles`;
/** Requests of customers, of a phone, or on devices: what is open and the newest that ended, each by its own index. */
export const selectPast = statement<PastRow>(
  'requests.past',
  `
  with found as (
    (select r.id from request r where r.tenant_id = :tenant and r.customer_id = any(:customerIds::uuid[])
      order by r.id desc limit :limit)
    union
    (select p.request_id from request_phone p where p.tenant_id = :tenant and p.number = :number
      order by p.request_id desc limit :limit)
    union
    (select q.request_id from request_device q where q.tenant_id = :tenant and q.device_id = any(:deviceIds::uuid[])
      order by q.request_id desc limit :limit)
  )
  select r.id, r.number, r.kind, r.stage, r.ended_at is null as is_open,
    array(select q.device_id from request_device q where q.tenant_id = :tenant and q.request_id = r.id
      order by q.device_id limit 20) as device_ids,
    ${DEVICE_TITLES}, ${AGENCY_TITLES}, r.note, r.answer, r.contact_count, r.received_at, r.version
  from found f join request r on r.tenant_id = :tenant and r.id = f.id
  order by r.ended_at is not null, r.id desc limit :limit`,
  { plan: 'custom' },
);

export const selectIdByNumber = statement<{ id: string }>(
  'requests.idByNumber',
  `
  select id from request where tenant_id = :tenant and number = :number`,
);
/** On the request, or one of its customer's today. */
export const selectIdsByPhone = statement<{ id: string }>(
  'requests.idsByPhone',
  `
  select p.request_id as id from request_phone p where p.tenant_id = :tenant and p.number = :number
  union
  select r.id from customer_phone c join request r on r.tenant_id = c.tenant_id and r.customer_id = c.customer_id
  where c.tenant_id = :tenant and c.number = :number
  order by id desc limit :limit`,
);
export const selectIdsOfCustomers = statement<{ id: string }>(
  'requests.idsOfCustomers',
  `
  select id from request where tenant_id = :tenant and customer_id = any(:customerIds::uuid[])
  order by id desc limit 500`,
);
/** Two customers became one: what the other asked for is the kept one's. */
export const moveOfCustomer = statement<{ id: string }>(
  'requests.moveOfCustomer',
  `
  update request set customer_id = :keptId, version = version + 1
  where tenant_id = :tenant and customer_id = :otherId returning id`,
);
export const selectAreaCode = statement<{ areaCode: string }>(
  'requests.areaCode',
  `
  select default_area_code as area_code from tenant where id = :tenant`,
);
export const selectOpenIds = statement<{ id: string }>(
  'requests.openIds',
  `
  select id from request where tenant_id = :tenant and id = any(:ids::uuid[]) and ended_at is null
  order by id limit 1000`,
);
