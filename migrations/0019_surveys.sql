-- Surveys: what customers are asked once the work is done, the calls, what they answered.

create table survey (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  title_en text,
  service_kind text,
  bad_below integer not null check (bad_below between 0 and 100),
  tries_max integer not null check (tries_max between 1 and 20),
  retry_hours integer not null check (retry_hours between 1 and 240),
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table survey is 'What customers are asked after a service. Owner: surveys.';
comment on column survey.service_kind is 'Asked after services of this kind alone; null: after all that have no survey of their own.';
comment on column survey.bad_below is 'A satisfaction below opens a follow-up.';
comment on column survey.tries_max is 'How often a customer is called before the call is given up.';
comment on column survey.retry_hours is 'Hours until somebody who did not answer is called again.';
create unique index survey_of_kind on survey (tenant_id, coalesce(service_kind, '')) where retired_at is null;
select distribute('survey');

create table survey_version (
  tenant_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  number integer not null check (number >= 1),
  intro text not null default '',
  questions jsonb not null,
  made_at timestamptz not null,
  made_by uuid,
  made_by_title text not null,
  primary key (tenant_id, id),
  constraint survey_version_number unique (tenant_id, survey_id, number)
);
comment on table survey_version is 'The script and questions of a survey; a change makes the next version. Append only. Owner: surveys.';
comment on column survey_version.intro is 'What the interviewer says first.';
comment on column survey_version.questions is 'Questions in order, with weights and scored choices. A question keeps its id over versions.';
select distribute('survey_version');

create table survey_call (
  tenant_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  work_order_id uuid not null,
  request_id uuid not null,
  agency_id uuid not null,
  technician_id uuid,
  work_done_at timestamptz not null,
  state text not null check (state in ('waiting', 'answered', 'given_up', 'annulled')),
  next_try_at timestamptz not null,
  try_count integer not null default 0,
  taken_by uuid,
  taken_by_title text,
  taken_until timestamptz,
  version_id uuid,
  satisfaction double precision check (satisfaction between 0 and 100),
  is_bad boolean not null default false,
  comment text not null default '',
  ended_at timestamptz,
  ended_by_title text,
  annul_reason_code text,
  annul_note text not null default '',
  annulled_at timestamptz,
  annulled_by_title text,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint survey_call_work_order unique (tenant_id, work_order_id),
  constraint survey_call_taken check ((taken_by is null) = (taken_until is null)),
  constraint survey_call_answered check ((state in ('answered', 'annulled')) = (satisfaction is not null)),
  constraint survey_call_version check ((satisfaction is null) = (version_id is null)),
  constraint survey_call_ended check ((state = 'waiting') = (ended_at is null)),
  constraint survey_call_annulled check (
    (state = 'annulled') = (annulled_at is not null) and (annulled_at is null) = (annul_reason_code is null))
);
comment on table survey_call is 'The call about one work order, due when its work was done. Owner: surveys.';
comment on column survey_call.agency_id is 'Whose work is asked about; fixed when the work was done.';
comment on column survey_call.taken_by is 'Membership or key of the operator who holds it until taken_until.';
comment on column survey_call.version_id is 'The version that was asked.';
comment on column survey_call.satisfaction is 'Weighted mean of the scores, 0 to 100, not rounded.';
comment on column survey_call.comment is 'What the customer said besides.';
comment on column survey_call.annul_reason_code is 'Answers are annulled with a reason, never edited.';
create index survey_call_waiting on survey_call (tenant_id, next_try_at, id) where state = 'waiting';
create index survey_call_ended_list on survey_call (tenant_id, state, ended_at desc, id desc) where state <> 'waiting';
create index survey_call_agency on survey_call (tenant_id, agency_id, ended_at desc, id desc) where state = 'answered';
create index survey_call_taker on survey_call (tenant_id, taken_by) where taken_by is not null;
select distribute('survey_call');

create table survey_try (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  outcome text not null check (outcome in ('answered', 'no_answer', 'call_later', 'wrong_number', 'refused')),
  note text not null default '',
  next_try_at timestamptz,
  made_at timestamptz not null,
  made_by uuid,
  made_by_title text not null,
  primary key (tenant_id, id)
);
comment on table survey_try is 'One time that the customer was called. Append only. Owner: surveys.';
create index survey_try_call on survey_try (tenant_id, call_id, id);
select distribute('survey_try');

create table survey_answer (
  tenant_id uuid not null,
  call_id uuid not null,
  question_id uuid not null,
  choice integer not null check (choice between 1 and 9),
  score integer not null check (score between 0 and 100),
  weight integer not null check (weight between 1 and 100),
  primary key (tenant_id, call_id, question_id)
);
comment on table survey_answer is 'What was chosen, with the score and weight of that version. Append only. Owner: surveys.';
comment on column survey_answer.choice is 'Its place in the question, from 1.';
select distribute('survey_answer');

create table survey_follow_up (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by_title text,
  outcome text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint survey_follow_up_call unique (tenant_id, call_id),
  constraint survey_follow_up_closed check ((closed_at is null) = (closed_by_title is null))
);
comment on table survey_follow_up is 'A bad score that somebody answers for: opened with the score, closed with what came of it. Owner: surveys.';
create index survey_follow_up_open on survey_follow_up (tenant_id, id) where closed_at is null;
select distribute('survey_follow_up');

alter table survey_version add constraint survey_version_survey_known
  foreign key (tenant_id, survey_id) references survey (tenant_id, id);
alter table survey_call add constraint survey_call_survey_known
  foreign key (tenant_id, survey_id) references survey (tenant_id, id);
alter table survey_call add constraint survey_call_version_known
  foreign key (tenant_id, version_id) references survey_version (tenant_id, id);
alter table survey_call add constraint survey_call_work_order_known
  foreign key (tenant_id, work_order_id) references work_order (tenant_id, id);
alter table survey_call add constraint survey_call_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table survey_try add constraint survey_try_call_known
  foreign key (tenant_id, call_id) references survey_call (tenant_id, id);
alter table survey_answer add constraint survey_answer_call_known
  foreign key (tenant_id, call_id) references survey_call (tenant_id, id);
alter table survey_follow_up add constraint survey_follow_up_call_known
  foreign key (tenant_id, call_id) references survey_call (tenant_id, id);

select wall('survey');
select wall('survey_version', 'append');
select wall('survey_call');
select wall('survey_try', 'append');
select wall('survey_answer', 'append');
select wall('survey_follow_up');
