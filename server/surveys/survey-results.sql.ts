// Joins, read-only: request, work_order (requests); agency; membership (identity).
import { statement } from '../lib/sql.ts';
import type { Statement } from '../lib/sql.ts';
import type { ResultSubject } from './survey-results.contract.ts';

const ANSWERED = `c.tenant_id = :tenant and c.state = 'answered'
    and (:from::timestamptz is null or c.ended_at >= :from) and (:to::timestamptz is null or c.ended_at < :to)
    and (:agencyId::uuid is null or c.agency_id = :agencyId)`;

export interface ResultRecord {
  id: string;
  code: string | null;
  title: string;
  answerCount: number;
  mean: number;
  badCount: number;
  rank: number | null;
  place: number;
}
interface Subject {
  readonly column: string;
  readonly join: string;
  readonly code: string;
  readonly title: string;
}
const subjects: Readonly<Record<ResultSubject, Subject>> = {
  agency: {
    column: 'c.agency_id',
    join: 'join agency x on x.tenant_id = :tenant and x.id = g.id',
    code: 'x.code',
    title: 'x.title',
  },
  technician: {
    column: 'c.technician_id',
    join: 'join membership x on x.tenant_id = :tenant and x.id = g.id',
    code: 'null::text',
    title: 'x.title',
  },
  receiver: {
    column: 'r.received_by',
    join: 'left join membership x on x.tenant_id = :tenant and x.id = g.id',
    code: 'null::text',
    title: `coalesce(x.title, g.called)`,
  },
};

/** The best mean first among those with enough answers; the others after them, by their mean too. */
function resultsBy(subject: ResultSubject): Statement<ResultRecord> {
  const { column, join, code, title } = subjects[subject];
  return statement<ResultRecord>(
    `surveys.resultsBy.${subject}`,
    `
  with counted as (
    select ${column} as id, max(r.received_by_title) as called, count(*)::int as answer_count,
      avg(c.satisfaction) as mean, (count(*) filter (where c.is_bad))::int as bad_count
    from survey_call c join request r on r.tenant_id = :tenant and r.id = c.request_id
    where ${ANSWERED} and ${column} is not null
    group by ${column}),
  placed as (
    select id, called, answer_count, mean, bad_count,
      case when answer_count >= :rankedMin::int
        then (rank() over (partition by answer_count >= :rankedMin::int order by mean desc))::int end as rank,
      (row_number() over (order by answer_count >= :rankedMin::int desc, mean desc, id))::int as place
    from counted)
  select g.id, ${code} as code, ${title} as title, g.answer_count, g.mean, g.bad_count, g.rank, g.place
  from placed g ${join}
  where g.place > :afterPlace::int order by g.place limit :limit`,
    { plan: 'custom' },
  );
}
export const selectResults: Readonly<Record<ResultSubject, Statement<ResultRecord>>> = {
  agency: resultsBy('agency'),
  technician: resultsBy('technician'),
  receiver: resultsBy('receiver'),
};
export const selectWhole = statement<{ answerCount: number; mean: number | null; badCount: number }>(
  'surveys.whole',
  `
  select count(*)::int as answer_count, avg(c.satisfaction) as mean,
    (count(*) filter (where c.is_bad))::int as bad_count
  from survey_call c where ${ANSWERED}`,
  { plan: 'custom' },
);
/** The newest version in which each question was asked gives it its words. */
export const selectQuestionCounts = statement<{
  questionId: string;
  choice: number;
  score: number;
  count: number;
  versionId: string;
  versionNumber: number;
}>(
  'surveys.questionCounts',
  `
  select n.question_id, n.choice, n.score, count(*)::int as count, c.version_id, v.number as version_number
  from survey_call c
  join request r on r.tenant_id = :tenant and r.id = c.request_id
  join survey_version v on v.tenant_id = :tenant and v.id = c.version_id
  join survey_answer n on n.tenant_id = :tenant and n.call_id = c.id
  where ${ANSWERED}
    and (:technicianId::uuid is null or c.technician_id = :technicianId)
    and (:receiverId::uuid is null or r.received_by = :receiverId)
  group by n.question_id, n.choice, n.score, c.version_id, v.number
  order by n.question_id, v.number desc, n.choice, n.score, c.version_id limit 10000`,
  { plan: 'custom' },
);

export interface ExportedCall {
  id: string;
  endedAt: Date;
  number: string;
  workDoneAt: Date;
  agencyCode: string;
  agencyTitle: string;
  technicianTitle: string | null;
  customerName: string;
  satisfaction: number;
  tryCount: number;
  comment: string;
  endedByTitle: string | null;
}
export const selectExported = statement<ExportedCall>(
  'surveys.exported',
  `
  select c.id, c.ended_at, r.number || '-' || w.place as number, c.work_done_at, a.code as agency_code,
    a.title as agency_title, p.title as technician_title, coalesce(u.name, r.caller_name) as customer_name,
    c.satisfaction, c.try_count, c.comment, c.ended_by_title
  from survey_call c
  join request r on r.tenant_id = :tenant and r.id = c.request_id
  join work_order w on w.tenant_id = :tenant and w.id = c.work_order_id
  join agency a on a.tenant_id = :tenant and a.id = c.agency_id
  left join customer u on u.tenant_id = :tenant and u.id = r.customer_id
  left join membership p on p.tenant_id = :tenant and p.id = c.technician_id
  where ${ANSWERED} and (:afterAt::timestamptz is null or (c.ended_at, c.id) > (:afterAt::timestamptz, :afterId::uuid))
  order by c.ended_at, c.id limit :limit`,
  { plan: 'custom' },
);
export const selectOfOrder = statement<{
  id: string;
  state: 'waiting' | 'answered' | 'given_up' | 'annulled';
  satisfaction: number | null;
  endedAt: Date | null;
}>(
  'surveys.ofOrder',
  `
  select id, state, satisfaction, ended_at from survey_call
  where tenant_id = :tenant and work_order_id = :workOrderId`,
);
