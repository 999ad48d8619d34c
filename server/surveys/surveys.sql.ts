import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { ServiceKind } from '../requests/requests.contract.ts';
import type { SurveyRow } from './surveys.contract.ts';

constraintFailure('survey_of_kind', 'conflict', 'surveys.kindTaken', 'serviceKind');

const ROW = `s.id, s.title, s.title_en, s.service_kind, s.bad_below, s.tries_max, s.retry_hours,
  s.retired_at is not null as is_retired, v.number, jsonb_array_length(v.questions) as question_count, s.version
  from survey s
  join lateral (select number, questions from survey_version
    where tenant_id = :tenant and survey_id = s.id order by number desc limit 1) v on true`;
export const selectPage = statement<SurveyRow>(
  'surveys.page',
  `
  select ${ROW}
  where s.tenant_id = :tenant and (s.retired_at is not null) = :retired::boolean
    and (:after::uuid is null or s.id > :after)
  order by s.id limit :limit`,
  { plan: 'custom' },
);
export const selectOne = statement<SurveyRow>(
  'surveys.one',
  `select ${ROW} where s.tenant_id = :tenant and s.id = :id`,
);

export interface VersionRow {
  id: string;
  surveyId: string;
  number: number;
  intro: string;
  questions: unknown;
  madeAt: Date;
  madeByTitle: string;
}
const VERSION = `id, survey_id, number, intro, questions, made_at, made_by_title from survey_version`;
export const selectVersions = statement<VersionRow>(
  'surveys.versions',
  `select ${VERSION} where tenant_id = :tenant and survey_id = :surveyId order by number desc limit 100`,
);
export const selectNewest = statement<VersionRow>(
  'surveys.newest',
  `select ${VERSION} where tenant_id = :tenant and survey_id = :surveyId order by number desc limit 1`,
);
export const selectVersion = statement<VersionRow>(
  'surveys.version',
  `select ${VERSION} where tenant_id = :tenant and id = :id`,
);

export interface StoredSurvey {
  id: string;
  title: string;
  titleEn: string | null;
  serviceKind: ServiceKind | null;
  badBelow: number;
  triesMax: number;
  retryHours: number;
  isRetired: boolean;
  version: number;
}
export const lockSurvey = statement<StoredSurvey>(
  'surveys.lock',
  `
  select id, title, title_en, service_kind, bad_below, tries_max, retry_hours, retired_at is not null as is_retired,
    version
  from survey where tenant_id = :tenant and id = :id for update`,
);
/** The survey of a kind of service, else the one for all. */
export const selectForKind = statement<{ id: string }>(
  'surveys.forKind',
  `
  select id from survey
  where tenant_id = :tenant and retired_at is null and coalesce(service_kind, '') in (:serviceKind, '')
  order by service_kind nulls last limit 1`,
);
export const insertSurvey = statement(
  'surveys.insert',
  `
  insert into survey (tenant_id, id, title, title_en, service_kind, bad_below, tries_max, retry_hours, created_at)
  values (:tenant, :id, :title, :titleEn, :serviceKind, :badBelow, :triesMax, :retryHours, :now::timestamptz)`,
);
export const updateSurvey = statement(
  'surveys.update',
  `
  update survey set title = :title, title_en = :titleEn, service_kind = :serviceKind, bad_below = :badBelow,
    tries_max = :triesMax, retry_hours = :retryHours, version = version + 1,
    retired_at = case when :isRetired then coalesce(retired_at, :now::timestamptz) end
  where tenant_id = :tenant and id = :id`,
);
export const insertVersion = statement(
  'surveys.insertVersion',
  `
  insert into survey_version (tenant_id, id, survey_id, number, intro, questions, made_at, made_by, made_by_title)
  values (:tenant, :id, :surveyId, :number, :intro, :questions::jsonb, :now::timestamptz, :by::uuid, :byTitle)`,
);
