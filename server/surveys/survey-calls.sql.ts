// Joins, read-only: request, request_phone, work_order (requests); customer, site (customers); device, model, region,
// reason; agency; membership.
import { statement } from '../lib/sql.ts';
import type { ServiceKind } from '../requests/requests.contract.ts';
import type { CallTab, TryOutcome } from './survey-calls.contract.ts';
import { STRANGER_SCOPE } from './surveys.scope.ts';

export const selectZone = statement<{ zone: string }>(
  'surveys.zone',
  'select zone from tenant where id = :tenant',
);

/** Work that was done again before anybody called is asked about as it was done last. */
export const openCall = statement(
  'surveys.openCall',
  `
  insert into survey_call as c (tenant_id, id, survey_id, work_order_id, request_id, agency_id, technician_id,
    work_done_at, state, next_try_at)
  values (:tenant, :id, :surveyId, :workOrderId, :requestId, :agencyId, :technicianId::uuid, :doneAt::timestamptz,
    'waiting', :doneAt::timestamptz)
  on conflict (tenant_id, work_order_id) do update set survey_id = excluded.survey_id, agency_id = excluded.agency_id,
    technician_id = excluded.technician_id, work_done_at = excluded.work_done_at, version = c.version + 1
    where c.state = 'waiting' and c.work_done_at < excluded.work_done_at`,
);

export interface LockedCall {
  id: string;
  surveyId: string;
  workOrderId: string;
  requestId: string;
  agencyId: string;
  technicianId: string | null;
  state: 'waiting' | 'answered' | 'given_up' | 'annulled';
  nextTryAt: Date;
  tryCount: number;
  takenBy: string | null;
  takenByTitle: string | null;
  takenUntil: Date | null;
  version: number;
}
const LOCKED = `c.id, c.survey_id, c.work_order_id, c.request_id, c.agency_id, c.technician_id, c.state,
  c.next_try_at, c.try_count, c.taken_by, c.taken_by_title, c.taken_until, c.version from survey_call c`;
export const lockCall = statement<LockedCall>(
  'surveys.lockCall',
  `select ${LOCKED} where c.tenant_id = :tenant and c.id = :id for update`,
);
/** What this operator holds already. */
export const lockHeld = statement<LockedCall>(
  'surveys.lockHeld',
  `
  select ${LOCKED}
  where c.tenant_id = :tenant and c.taken_by = :takerId::uuid and c.state = 'waiting' and c.taken_until > :now::timestamptz
  order by c.id limit 1 for update`,
);
/** The longest waiting that nobody holds; one that another operator is just taking is passed over. */
export const lockNext = statement<LockedCall>(
  'surveys.lockNext',
  `
  select ${LOCKED}
  where c.tenant_id = :tenant and c.state = 'waiting' and c.next_try_at <= :now::timestamptz
    and (c.taken_until is null or c.taken_until <= :now::timestamptz)
    and ${STRANGER_SCOPE}
  order by c.next_try_at, c.id limit 1 for update skip locked`,
);
export const setTaken = statement(
  'surveys.setTaken',
  `
  update survey_call set taken_by = :takenBy::uuid, taken_by_title = :takenByTitle,
    taken_until = :takenUntil::timestamptz, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const insertTry = statement(
  'surveys.insertTry',
  `
  insert into survey_try (tenant_id, id, call_id, outcome, note, next_try_at, made_at, made_by, made_by_title)
  values (:tenant, :id, :callId, :outcome, :note, :nextTryAt::timestamptz, :now::timestamptz, :by::uuid, :byTitle)`,
);
export const setTried = statement(
  'surveys.setTried',
  `
  update survey_call set try_count = try_count + 1, next_try_at = coalesce(:nextTryAt::timestamptz, next_try_at),
    state = case when :nextTryAt::timestamptz is null then 'given_up' else 'waiting' end,
    ended_at = case when :nextTryAt::timestamptz is null then :now::timestamptz end,
    ended_by_title = case when :nextTryAt::timestamptz is null then :byTitle::text end,
    taken_by = null, taken_by_title = null, taken_until = null, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const insertAnswers = statement(
  'surveys.insertAnswers',
  `
  insert into survey_answer (tenant_id, call_id, question_id, choice, score, weight)
  select :tenant, :callId::uuid, n.* from unnest(:questionIds::uuid[], :choices::integer[], :scores::integer[],
    :weights::integer[]) n`,
);
export const setAnswered = statement(
  'surveys.setAnswered',
  `
  update survey_call set state = 'answered', version_id = :versionId::uuid, satisfaction = :satisfaction::float8,
    is_bad = :isBad, comment = :comment, try_count = try_count + 1, ended_at = :now::timestamptz,
    ended_by_title = :byTitle, taken_by = null, taken_by_title = null, taken_until = null, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const setAnnulled = statement(
  'surveys.setAnnulled',
  `
  update survey_call set state = 'annulled', annul_reason_code = :reasonCode, annul_note = :note,
    annulled_at = :now::timestamptz, annulled_by_title = :byTitle, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const insertFollowUp = statement(
  'surveys.insertFollowUp',
  `insert into survey_follow_up (tenant_id, id, call_id, opened_at) values (:tenant, :id, :callId, :now::timestamptz)`,
);
export const lockFollowUp = statement<{ id: string; isClosed: boolean }>(
  'surveys.lockFollowUp',
  `
  select id, closed_at is not null as is_closed from survey_follow_up
  where tenant_id = :tenant and call_id = :callId for update`,
);
export const setFollowUpClosed = statement(
  'surveys.closeFollowUp',
  `
  update survey_follow_up set closed_at = :now::timestamptz, closed_by_title = :byTitle, outcome = :outcome,
    version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const countPhones = statement<{ phoneCount: number; wrongCount: number }>(
  'surveys.phoneCount',
  `
  select (select count(*)::int from request_phone where tenant_id = :tenant and request_id = :requestId) as phone_count,
    (select count(*)::int from survey_try
      where tenant_id = :tenant and call_id = :callId and outcome = 'wrong_number') as wrong_count`,
);

export interface CallRecord {
  id: string;
  tab: CallTab;
  workOrderId: string;
  requestId: string;
  number: string;
  requestNumber: string;
  serviceKind: ServiceKind;
  customerName: string;
  modelTitle: string;
  agencyId: string;
  agencyCode: string;
  agencyTitle: string;
  technicianId: string | null;
  technicianTitle: string | null;
  workDoneAt: Date;
  nextTryAt: Date;
  tryCount: number;
  triesMax: number;
  takenBy: string | null;
  takenByTitle: string | null;
  satisfaction: number | null;
  isBad: boolean;
  endedAt: Date | null;
  followUp: 'open' | 'closed' | null;
  version: number;
}
const TAB = `case when c.state <> 'waiting' then c.state
    when c.next_try_at <= :now::timestamptz then 'due' else 'later' end`;
const HOLDS = `c.state = 'waiting' and c.taken_until > :now::timestamptz`;
const ROW = `c.id, ${TAB} as tab, c.work_order_id, c.request_id, r.number || '-' || w.place as number,
  r.number as request_number, w.service_kind, coalesce(u.name, r.caller_name) as customer_name, m.title as model_title,
  c.agency_id, a.code as agency_code, a.title as agency_title, c.technician_id, p.title as technician_title,
  c.work_done_at, c.next_try_at, c.try_count, s.tries_max, case when ${HOLDS} then c.taken_by end as taken_by,
  case when ${HOLDS} then c.taken_by_title end as taken_by_title, c.satisfaction, c.is_bad, c.ended_at,
  case when f.id is null then null when f.closed_at is null then 'open' else 'closed' end as follow_up, c.version`;
const JOINS = `join survey s on s.tenant_id = :tenant and s.id = c.survey_id
  join request r on r.tenant_id = :tenant and r.id = c.request_id
  join work_order w on w.tenant_id = :tenant and w.id = c.work_order_id
  join device d on d.tenant_id = :tenant and d.id = w.device_id
  join model m on m.tenant_id = :tenant and m.id = d.model_id
  join agency a on a.tenant_id = :tenant and a.id = c.agency_id
  left join customer u on u.tenant_id = :tenant and u.id = r.customer_id
  left join membership p on p.tenant_id = :tenant and p.id = c.technician_id
  left join survey_follow_up f on f.tenant_id = :tenant and f.call_id = c.id`;
const FILTERS = `c.tenant_id = :tenant
    and (:agencyId::uuid is null or c.agency_id = :agencyId)
    and (:technicianId::uuid is null or c.technician_id = :technicianId)
    and (:receiverId::uuid is null or r.received_by = :receiverId)
    and (:pattern::text is null or r.number like :pattern or u.name_key like :pattern)`;
/** Calls that wait: those whose hour has come, or those whose hour is still to come; the earliest first. */
export const selectWaiting = statement<CallRecord>(
  'surveys.waitingPage',
  `
  select ${ROW} from survey_call c ${JOINS}
  where ${FILTERS} and c.state = 'waiting' and (c.next_try_at <= :now::timestamptz) = :isDue::boolean
    and (:afterAt::timestamptz is null or (c.next_try_at, c.id) > (:afterAt::timestamptz, :afterId::uuid))
  order by c.next_try_at, c.id limit :limit`,
  { plan: 'custom' },
);
/** Calls that ended, the latest first. */
export const selectEnded = statement<CallRecord>(
  'surveys.endedPage',
  `
  select ${ROW} from survey_call c ${JOINS}
  where ${FILTERS} and c.state = :state
    and (:from::timestamptz is null or c.ended_at >= :from) and (:to::timestamptz is null or c.ended_at < :to)
    and (:followUp::text is null or (f.id is not null and (f.closed_at is null) = (:followUp = 'open')))
    and (:afterAt::timestamptz is null or (c.ended_at, c.id) < (:afterAt::timestamptz, :afterId::uuid))
  order by c.ended_at desc, c.id desc limit :limit`,
  { plan: 'custom' },
);
export const selectCounts = statement<{
  due: number;
  later: number;
  answered: number;
  givenUp: number;
  annulled: number;
  openFollowUps: number;
}>(
  'surveys.callCounts',
  `
  select count(*) filter (where state = 'waiting' and next_try_at <= :now::timestamptz)::int as due,
    count(*) filter (where state = 'waiting' and next_try_at > :now::timestamptz)::int as later,
    count(*) filter (where state = 'answered')::int as answered,
    count(*) filter (where state = 'given_up')::int as given_up,
    count(*) filter (where state = 'annulled')::int as annulled,
    (select count(*)::int from survey_follow_up where tenant_id = :tenant and closed_at is null) as open_follow_ups
  from survey_call where tenant_id = :tenant`,
);
export interface CallDetail extends CallRecord {
  surveyId: string;
  surveyTitle: string;
  versionId: string | null;
  cityTitle: string | null;
  serial: string | null;
  phones: string[];
  comment: string;
  endedByTitle: string | null;
  annulReasonTitle: string | null;
  annulNote: string;
  annulledAt: Date | null;
  annulledByTitle: string | null;
  followUpOutcome: string | null;
  followUpClosedAt: Date | null;
  followUpClosedByTitle: string | null;
}
export const selectCall = statement<CallDetail>(
  'surveys.callById',
  `
  select ${ROW}, c.survey_id, s.title as survey_title, c.version_id, g.title as city_title, d.serial,
    array(select h.number from request_phone h where h.tenant_id = :tenant and h.request_id = c.request_id
      order by h.is_caller desc, h.number limit 10) as phones,
    c.comment, c.ended_by_title, coalesce(n.title, c.annul_reason_code) as annul_reason_title, c.annul_note, c.annulled_at,
    c.annulled_by_title, f.outcome as follow_up_outcome, f.closed_at as follow_up_closed_at,
    f.closed_by_title as follow_up_closed_by_title
  from survey_call c ${JOINS}
  left join region g on g.tenant_id = :tenant and g.id = r.city_id
  left join reason n on n.tenant_id = :tenant and n.kind = 'annul_answer' and n.code = c.annul_reason_code
  where c.tenant_id = :tenant and c.id = :id`,
);
export const selectTries = statement<{
  id: string;
  outcome: TryOutcome;
  note: string;
  nextTryAt: Date | null;
  madeAt: Date;
  madeByTitle: string;
}>(
  'surveys.tries',
  `
  select id, outcome, note, next_try_at, made_at, made_by_title from survey_try
  where tenant_id = :tenant and call_id = :callId order by id desc limit 50`,
);
export const selectAnswers = statement<{ questionId: string; choice: number; score: number; weight: number }>(
  'surveys.answers',
  `
  select question_id, choice, score, weight from survey_answer
  where tenant_id = :tenant and call_id = :callId order by question_id limit 50`,
);
