// Joins, read-only: tenant (lib), agency (agencies), region (catalog).
import type { Weekday } from '../lib/jalali.ts';
import { statement } from '../lib/sql.ts';
import type { ClockPolicy, HolidayView } from './sla.contract.ts';
import type { ClockBasis, Shift } from './working-time.ts';

export type StoredWeekdays = Record<Weekday, Shift[]>;

export const selectHours = statement<{
  zone: string;
  weekdays: StoredWeekdays | null;
  provinceId: string | null;
}>(
  'sla.hours',
  `
  select t.zone, c.weekdays, a.province_id from tenant t
  left join agency a on a.tenant_id = t.id and a.id = :agencyId
  left join lateral (
    select w.weekdays from work_calendar w
    where w.tenant_id = :tenant and (w.agency_id is null or w.agency_id = :agencyId)
    order by w.agency_id is null limit 1) c on true
  where t.id = :tenant`,
);
export const selectDaysOff = statement<{ day: string }>(
  'sla.daysOff',
  `
  select day from holiday
  where tenant_id = :tenant and day >= :fromOn and (province_id is null or province_id = :provinceId)
  order by day limit 4000`,
);
export const selectYears = statement<{ year: number; isComplete: boolean }>(
  'sla.years',
  `
  select year, is_complete from holiday_year where tenant_id = :tenant order by year limit 200`,
);

export const selectCalendar = statement<{ id: string; weekdays: StoredWeekdays; version: number }>(
  'sla.calendar',
  `
  select id, weekdays, version from work_calendar
  where tenant_id = :tenant and agency_id is not distinct from :agencyId::uuid for update`,
);
export const insertCalendar = statement(
  'sla.insertCalendar',
  `
  insert into work_calendar (tenant_id, id, agency_id, weekdays, changed_at)
  values (:tenant, :id, :agencyId, :weekdays, :now::timestamptz) on conflict do nothing`,
);
export const updateCalendar = statement(
  'sla.updateCalendar',
  `
  update work_calendar set weekdays = :weekdays, version = version + 1, changed_at = :now::timestamptz
  where tenant_id = :tenant and id = :id`,
);
export const agencyKnown = statement<{ id: string }>(
  'sla.agencyKnown',
  `
  select id from agency where tenant_id = :tenant and id = :id`,
);
export const provinceKnown = statement<{ id: string }>(
  'sla.provinceKnown',
  `
  select id from region where tenant_id = :tenant and id = :id and kind = 'province'`,
);

const HOLIDAY = `h.id, h.day, h.title, h.title_en, h.kind, h.province_id, r.title as province_title, h.is_provisional,
  h.version from holiday h left join region r on r.tenant_id = h.tenant_id and r.id = h.province_id`;
export const selectHolidays = statement<HolidayView>(
  'sla.holidays',
  `
  select ${HOLIDAY} where h.tenant_id = :tenant and h.day between :fromOn and :toOn order by h.day, h.id limit 1000`,
);
export const selectHoliday = statement<HolidayView>(
  'sla.holiday',
  `
  select ${HOLIDAY} where h.tenant_id = :tenant and h.id = :id`,
);
export const lockHoliday = statement<{ version: number; day: string; title: string }>(
  'sla.lockHoliday',
  `
  select version, day, title from holiday where tenant_id = :tenant and id = :id for update`,
);
export const insertHolidays = statement(
  'sla.insertHolidays',
  `
  insert into holiday (tenant_id, id, day, title, title_en, kind, province_id, is_provisional, changed_at)
  select :tenant, n.*, :now::timestamptz from unnest(:ids::uuid[], :days::date[], :titles::text[], :titlesEn::text[],
    :kinds::text[], :provinceIds::uuid[], :provisional::boolean[]) n`,
);
export const deleteHoliday = statement(
  'sla.deleteHoliday',
  `
  delete from holiday where tenant_id = :tenant and id = :id`,
);
export const upsertYears = statement(
  'sla.upsertYears',
  `
  insert into holiday_year (tenant_id, year, is_complete)
  select :tenant, n.* from unnest(:years::integer[], :complete::boolean[]) n
  on conflict (tenant_id, year) do nothing`,
);

export const insertPolicy = statement(
  'sla.insertPolicy',
  `
  insert into clock_policy (tenant_id, code, from_on, target_minutes, basis)
  values (:tenant, :code, :fromOn, :targetMinutes, :basis) on conflict do nothing`,
);
export const selectPolicy = statement<{ targetMinutes: number; basis: ClockBasis }>(
  'sla.policy',
  `
  select target_minutes, basis from clock_policy
  where tenant_id = :tenant and code = :code and from_on <= :day order by from_on desc limit 1`,
);

export interface StoredClock {
  id: string;
  policy: ClockPolicy;
  subjectId: string;
  agencyId: string | null;
  basis: ClockBasis;
  targetMinutes: number;
  startedAt: Date;
  dueAt: Date | null;
  breachedAt: Date | null;
}
const CLOCK = 'id, policy, subject_id, agency_id, basis, target_minutes, started_at, due_at, breached_at';

export const insertClock = statement(
  'sla.insertClock',
  `
  insert into clock (tenant_id, id, policy, subject_id, agency_id, basis, target_minutes, started_at, due_at)
  values (:tenant, :id, :policy, :subjectId, :agencyId, :basis, :targetMinutes, :startedAt, :dueAt)`,
);
export const lockRunning = statement<StoredClock>(
  'sla.lockRunning',
  `
  select ${CLOCK} from clock
  where tenant_id = :tenant and policy = :policy and subject_id = :subjectId and stopped_at is null for update`,
);
export const stop = statement(
  'sla.stop',
  `
  update clock set stopped_at = :at::timestamptz where tenant_id = :tenant and id = :id`,
);
export const setDue = statement(
  'sla.setDue',
  `
  update clock c set due_at = n.due_at from unnest(:ids::uuid[], :dueAts::timestamptz[]) as n (id, due_at)
  where c.tenant_id = :tenant and c.id = n.id`,
);
export const selectPauses = statement<{ clockId: string; kind: 'paused' | 'resumed'; at: Date }>(
  'sla.pauses',
  `
  select clock_id, kind, at from clock_event
  where tenant_id = :tenant and clock_id = any(:clockIds::uuid[]) and kind in ('paused', 'resumed')
  order by clock_id, at, id limit 100000`,
);
export const insertEvents = statement(
  'sla.insertEvents',
  `
  insert into clock_event (tenant_id, id, clock_id, kind, at, due_at, reason)
  select :tenant, n.id, n.clock_id, :kind, n.at, n.due_at, :reason
  from unnest(:ids::uuid[], :clockIds::uuid[], :ats::timestamptz[], :dueAts::timestamptz[]) as n (id, clock_id, at, due_at)`,
);

/** Running clocks that count working time, in pages by id. */
export const lockWorking = statement<StoredClock>(
  'sla.lockWorking',
  `
  select ${CLOCK} from clock
  where tenant_id = :tenant and basis = 'working' and stopped_at is null and breached_at is null
    and id > :afterId order by id limit :limit for update`,
);
/** What is due, by the index of due times; rows another sweep holds are left to it. */
export const lockDue = statement<StoredClock>(
  'sla.lockDue',
  `
  select ${CLOCK} from clock
  where tenant_id = :tenant and stopped_at is null and breached_at is null and due_at <= :now::timestamptz
  order by due_at, id limit :limit for update skip locked`,
);
/** Running clocks by what they tell now; a paused one has no due time. */
export const countClocks = statement<{ value: string; count: number }>(
  'sla.countClocks',
  `
  select case when breached_at is not null then 'late' when due_at is null then 'paused'
      when due_at <= :now::timestamptz then 'due' else 'running' end as value, count(*)::integer as count
  from clock where tenant_id = :tenant and stopped_at is null group by 1 order by 1 limit 10`,
);
export const dueUnseen = statement<{ id: string }>(
  'sla.dueUnseen',
  `
  select id from clock
  where tenant_id = :tenant and stopped_at is null and breached_at is null and due_at < :before::timestamptz
  order by due_at, id limit 1`,
);
export const markBreached = statement(
  'sla.markBreached',
  `
  update clock set breached_at = :now::timestamptz where tenant_id = :tenant and id = any(:ids::uuid[])`,
);

/** The hours of many agencies: each its own, else the company's. */
export const selectHoursOf = statement<{
  agencyId: string;
  zone: string;
  weekdays: StoredWeekdays | null;
  provinceId: string;
}>(
  'sla.hoursOf',
  `
  select a.id as agency_id, t.zone, coalesce(o.weekdays, c.weekdays) as weekdays, a.province_id
  from agency a join tenant t on t.id = a.tenant_id
  left join work_calendar o on o.tenant_id = a.tenant_id and o.agency_id = a.id
  left join work_calendar c on c.tenant_id = a.tenant_id and c.agency_id is null
  where a.tenant_id = :tenant and a.id = any(:agencyIds::uuid[]) order by a.id limit 1000`,
);
export const selectAllDaysOff = statement<{ day: string; provinceId: string | null }>(
  'sla.allDaysOff',
  `
  select day, province_id from holiday where tenant_id = :tenant and day >= :fromOn order by day, id limit 4000`,
);
