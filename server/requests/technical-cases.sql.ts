// Joins, read-only: model, brand, product_type, region, symptom (catalog); customer, contact, site; device.
import { statement } from '../lib/sql.ts';
import type { ServiceKind } from './words.contract.ts';

export const insertCase = statement(
  'requests.insertCase',
  `
  insert into technical_case (tenant_id, id, request_id, work_order_id, question, state, asked_at, asked_by_title)
  values (:tenant, :id, :requestId, :workOrderId, :question, 'open', :now::timestamptz, :byTitle)`,
);
export interface CaseLine {
  id: string;
  workOrderId: string;
  question: string;
  state: 'open' | 'answered';
  askedAt: Date;
  askedByTitle: string;
  answers: { text: string; answeredAt: string; answeredByTitle: string }[];
}
/** For the head office, beside the work order. */
export const selectCases = statement<CaseLine>(
  'requests.casesOf',
  `
  select k.id, k.work_order_id, k.question, k.state, k.asked_at, k.asked_by_title,
    coalesce((select jsonb_agg(jsonb_build_object('text', a.text,
        'answeredAt', to_char(a.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'answeredByTitle', a.answered_by_title) order by a.id)
      from technical_answer a where a.tenant_id = :tenant and a.case_id = k.id), '[]') as answers
  from technical_case k where k.tenant_id = :tenant and k.work_order_id = any(:orderIds::uuid[])
  order by k.id desc limit 200`,
);

export interface StoredCase {
  id: string;
  workOrderId: string;
  requestId: string;
  number: string;
  state: 'open' | 'answered';
  modelCode: string;
  modelTitle: string;
  brandTitle: string;
  typeTitle: string;
  serviceKind: ServiceKind;
  question: string;
  askedAt: Date;
  askedByTitle: string;
  version: number;
  /** Words that may name the customer or his place; for masking alone, they never leave. */
  personal: (string | null)[];
}
const PERSONAL = `array[c.name, r.caller_name, v.title, g.title, s.district, s.street, s.alley, s.plaque, s.unit,
      s.landmark, s.postal_code, s.title] || array(select n.name from contact n where n.tenant_id = :tenant
        and n.customer_id = r.customer_id order by n.id limit 30) as personal`;
const OF_CUSTOMER = `left join customer c on c.tenant_id = :tenant and c.id = r.customer_id
  left join site s on s.tenant_id = :tenant and s.id = r.site_id
  left join region v on v.tenant_id = :tenant and v.id = s.province_id
  left join region g on g.tenant_id = :tenant and g.id = s.city_id`;
export const personalOfRequest = statement<{ personal: (string | null)[] }>(
  'requests.personalOfRequest',
  `
  select ${PERSONAL} from request r ${OF_CUSTOMER} where r.tenant_id = :tenant and r.id = :requestId`,
);
const CASE = `select k.id, k.work_order_id, k.request_id, r.number || '-' || w.place as number, k.state,
    m.code as model_code, m.title as model_title, b.title as brand_title, t.title as type_title, w.service_kind,
    k.question, k.asked_at, k.asked_by_title, k.version, ${PERSONAL}
  from technical_case k
  join work_order w on w.tenant_id = :tenant and w.id = k.work_order_id
  join request r on r.tenant_id = :tenant and r.id = k.request_id
  join device d on d.tenant_id = :tenant and d.id = w.device_id
  join model m on m.tenant_id = :tenant and m.id = d.model_id
  join brand b on b.tenant_id = :tenant and b.id = m.brand_id
  join product_type t on t.tenant_id = :tenant and t.id = m.type_id
  ${OF_CUSTOMER}`;
export const selectCasePage = statement<StoredCase>(
  'requests.casePage',
  `
  ${CASE} where k.tenant_id = :tenant and (:state::text is null or k.state = :state)
    and (:after::uuid is null or k.id < :after)
  order by k.id desc limit :limit`,
  { plan: 'custom' },
);
export const countCases = statement<{ state: 'open' | 'answered'; count: number }>(
  'requests.countCases',
  `
  select s.state, x.count from unnest(:states::text[]) as s (state) cross join lateral (
    select count(*)::integer as count from (
      select 1 from technical_case k where k.tenant_id = :tenant and k.state = s.state limit :countMax) y) x
  order by s.state limit 10`,
  { plan: 'custom' },
);
export const selectCase = statement<StoredCase>(
  'requests.case',
  `
  ${CASE} where k.tenant_id = :tenant and k.id = :id`,
);
export const selectCaseSymptoms = statement<{ title: string }>(
  'requests.caseSymptoms',
  `
  select s.title from work_order_symptom q join symptom s on s.tenant_id = q.tenant_id and s.id = q.symptom_id
  where q.tenant_id = :tenant and q.work_order_id = :workOrderId order by s.title, s.id limit 50`,
);
export const selectAnswers = statement<{
  id: string;
  text: string;
  answeredAt: Date;
  answeredByTitle: string;
}>(
  'requests.answers',
  `
  select id, text, answered_at, answered_by_title from technical_answer
  where tenant_id = :tenant and case_id = :caseId order by id limit 200`,
);
export const requestOfCase = statement<{ requestId: string; workOrderId: string }>(
  'requests.requestOfCase',
  `
  select request_id, work_order_id from technical_case where tenant_id = :tenant and id = :id`,
);
export const lockCase = statement<{ state: string; version: number }>(
  'requests.lockCase',
  `
  select state, version from technical_case where tenant_id = :tenant and id = :id for update`,
);
export const insertAnswer = statement(
  'requests.insertAnswer',
  `
  insert into technical_answer (tenant_id, id, case_id, text, answered_at, answered_by_title)
  values (:tenant, :id, :caseId, :text, :now::timestamptz, :byTitle)`,
);
export const updateCase = statement(
  'requests.updateCase',
  `
  update technical_case set state = 'answered', answered_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const setTier = statement(
  'requests.setTier',
  `
  update work_order set tier = :tier, changed_by_title = :byTitle, version = version + 1
  where tenant_id = :tenant and id = :id and tier <> :tier`,
);
