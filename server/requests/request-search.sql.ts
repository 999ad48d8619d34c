// Joins, read-only: model, brand, product_type, region, symptom (catalog); customer, site; device.
import { statement } from '../lib/sql.ts';

export interface RequestWords {
  id: string;
  number: string;
  receivedAt: Date;
  customerName: string | null;
  nationalId: string | null;
  callerName: string;
  note: string;
  answer: string | null;
  phones: string[];
  place: string | null;
}
export const selectRequestWords = statement<RequestWords>(
  'requests.words',
  `
  select r.id, r.number, r.received_at, c.name as customer_name, coalesce(c.national_id, c.company_id) as national_id,
    r.caller_name, r.note, r.answer,
    array(select p.number from request_phone p where p.tenant_id = :tenant and p.request_id = r.id
      union select n.number from customer_phone n where n.tenant_id = :tenant and n.customer_id = r.customer_id
      order by number limit 20) as phones,
    concat_ws(' ', v.title, g.title, s.district, s.street, s.alley, s.plaque, s.unit, s.landmark, s.postal_code) as place
  from request r
  left join customer c on c.tenant_id = :tenant and c.id = r.customer_id
  left join site s on s.tenant_id = :tenant and s.id = r.site_id
  left join region v on v.tenant_id = :tenant and v.id = s.province_id
  left join region g on g.tenant_id = :tenant and g.id = s.city_id
  where r.tenant_id = :tenant and r.id = any(:ids::uuid[]) order by r.id limit 1000`,
);

const DEVICE = `d.serial, d.serial_key, m.code as model_code, m.title as model_title, b.title as brand_title,
  t.title as type_title`;
const WITH_MODEL = `join model m on m.tenant_id = :tenant and m.id = d.model_id
  join brand b on b.tenant_id = :tenant and b.id = m.brand_id
  join product_type t on t.tenant_id = :tenant and t.id = m.type_id`;
export interface DeviceWords {
  requestId: string;
  serial: string | null;
  serialKey: string | null;
  modelCode: string;
  modelTitle: string;
  brandTitle: string;
  typeTitle: string;
}
export const selectDeviceWords = statement<DeviceWords>(
  'requests.deviceWords',
  `
  select q.request_id, ${DEVICE} from request_device q
  join device d on d.tenant_id = :tenant and d.id = q.device_id ${WITH_MODEL}
  where q.tenant_id = :tenant and q.request_id = any(:ids::uuid[]) order by q.request_id, d.id limit 20000`,
);
export interface OrderWords extends DeviceWords {
  id: string;
  place: number;
  agencyId: string | null;
  agencyTitle: string | null;
  personalUntil: Date | null;
  symptomNote: string;
  symptoms: string[];
}
export const selectOrderWords = statement<OrderWords>(
  'requests.orderWords',
  `
  select w.request_id, w.id, w.place, w.agency_id, a.title as agency_title, w.personal_until, w.symptom_note,
    array(select y.title from work_order_symptom q join symptom y on y.tenant_id = :tenant and y.id = q.symptom_id
      where q.tenant_id = :tenant and q.work_order_id = w.id order by y.title limit 20) as symptoms,
    ${DEVICE}
  from work_order w join device d on d.tenant_id = :tenant and d.id = w.device_id ${WITH_MODEL}
  left join agency a on a.tenant_id = :tenant and a.id = w.agency_id
  where w.tenant_id = :tenant and w.request_id = any(:ids::uuid[]) order by w.request_id, w.place limit 20000`,
);
