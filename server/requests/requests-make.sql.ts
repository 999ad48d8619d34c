import { statement } from '../lib/sql.ts';

// Many rows at once, for makers alone; the same constraints hold as for verbs.

export const insertRequests = statement(
  'requests.make.requests',
  `
  insert into request (tenant_id, id, number, kind, channel, stage, customer_id, site_id, city_id, caller_name,
    caller_number, priority, note, answer, work_order_count, contact_count, raised_at, received_at, received_by_title,
    ended_at, changed_by_title)
  select :tenant, n.id, n.number, n.kind, n.channel, n.stage, n.customer_id, n.site_id, n.city_id, n.caller_name,
    n.caller_number, n.priority, n.note, n.answer, n.work_order_count, n.contact_count, n.raised_at, n.received_at,
    n.by_title, n.ended_at, n.by_title
  from unnest(:ids::uuid[], :numbers::text[], :kinds::text[], :channels::text[], :stages::text[], :customerIds::uuid[],
    :siteIds::uuid[], :cityIds::uuid[], :callerNames::text[], :callerNumbers::text[], :priorities::text[], :notes::text[],
    :answers::text[], :orderCounts::integer[], :contactCounts::integer[], :raisedAts::timestamptz[],
    :receivedAts::timestamptz[], :byTitles::text[], :endedAts::timestamptz[])
  as n (id, number, kind, channel, stage, customer_id, site_id, city_id, caller_name, caller_number, priority, note,
    answer, work_order_count, contact_count, raised_at, received_at, by_title, ended_at)`,
);
export const insertPhones = statement(
  'requests.make.phones',
  `
  insert into request_phone (tenant_id, request_id, number, is_caller)
  select :tenant, n.* from unnest(:requestIds::uuid[], :numbers::text[], :callers::boolean[]) n on conflict do nothing`,
);
export const insertDevices = statement(
  'requests.make.devices',
  `
  insert into request_device (tenant_id, request_id, device_id)
  select :tenant, n.* from unnest(:requestIds::uuid[], :deviceIds::uuid[]) n on conflict do nothing`,
);
export const insertOrders = statement(
  'requests.make.orders',
  `
  insert into work_order (tenant_id, id, request_id, place, device_id, product_line_id, service_kind, symptom_note, stage,
    waiting_from, waiting_reason, tier, coverage, referral_id, agency_id, technician_id, is_accepted, answer,
    cancel_reason, received_at, done_at, ended_at, personal_until, changed_by_title, finish_proof, waiting_since_at,
    finish_occurred_at, work_ended_at)
  select :tenant, n.*, n.done_at, n.done_at from unnest(:ids::uuid[], :requestIds::uuid[], :places::integer[], :deviceIds::uuid[],
    :lineIds::uuid[], :kinds::text[], :notes::text[], :stages::text[], :waitingFroms::text[], :waitingReasons::text[],
    :tiers::text[], :coverages::jsonb[], :referralIds::uuid[], :agencyIds::uuid[], :technicianIds::uuid[],
    :accepted::boolean[], :answers::text[], :cancelReasons::text[], :receivedAts::timestamptz[], :doneAts::timestamptz[],
    :endedAts::timestamptz[], :personalUntils::timestamptz[], :byTitles::text[], :proofs::text[],
    :waitingSinces::timestamptz[])
  as n (id, request_id, place, device_id, line_id, kind, note, stage, waiting_from, waiting_reason, tier, coverage,
    referral_id, agency_id, technician_id, is_accepted, answer, cancel_reason, received_at, done_at, ended_at,
    personal_until, by_title, proof, waiting_since_at)`,
);
export const insertReferrals = statement(
  'requests.make.referrals',
  `
  insert into referral (tenant_id, id, request_id, work_order_id, agency_id, technician_id, state, referred_at, accept_by,
    answered_at, reason_code, reason_note, ended_at)
  select :tenant, n.* from unnest(:ids::uuid[], :requestIds::uuid[], :orderIds::uuid[], :agencyIds::uuid[],
    :technicianIds::uuid[], :states::text[], :referredAts::timestamptz[], :acceptBys::timestamptz[],
    :answeredAts::timestamptz[], :reasonCodes::text[], :reasonNotes::text[], :endedAts::timestamptz[]) n`,
);
export const insertContacts = statement(
  'requests.make.contacts',
  `
  insert into follow_up_contact (tenant_id, id, request_id, ordinal, code, channel, note, made_at, made_by_title)
  select :tenant, n.id, n.request_id, n.ordinal, n.code, 'phone', n.note, n.made_at, n.by_title
  from unnest(:ids::uuid[], :requestIds::uuid[], :ordinals::integer[], :codes::text[], :notes::text[],
    :madeAts::timestamptz[], :byTitles::text[]) as n (id, request_id, ordinal, code, note, made_at, by_title)`,
);
export const insertTimeline = statement(
  'requests.make.timeline',
  `
  insert into timeline_entry (tenant_id, id, subject_id, part_id, kind, audience, facts, actor_kind, actor_title,
    occurred_at, recorded_at)
  select :tenant, n.id, n.subject_id, n.part_id, n.kind, string_to_array(n.audience, ','), n.facts, 'person', n.by_title,
    n.at, n.at
  from unnest(:ids::uuid[], :subjectIds::uuid[], :partIds::uuid[], :kinds::text[], :audiences::text[], :facts::jsonb[],
    :byTitles::text[], :ats::timestamptz[]) as n (id, subject_id, part_id, kind, audience, facts, by_title, at)`,
);
export const insertVisits = statement(
  'requests.make.visits',
  `
  insert into visit (tenant_id, id, request_id, work_order_id, agency_id, ordinal, technician_id, technician_title,
    left_at, arrived_at, started_at, ended_at, outcome, proof)
  select :tenant, n.id, n.request_id, n.order_id, n.agency_id, 1, n.technician_id, n.technician_title, n.left_at,
    n.arrived_at, n.started_at, n.ended_at, 'done', 'code'
  from unnest(:ids::uuid[], :requestIds::uuid[], :orderIds::uuid[], :agencyIds::uuid[], :technicianIds::uuid[],
    :technicianTitles::text[], :leftAts::timestamptz[], :arrivedAts::timestamptz[], :startedAts::timestamptz[],
    :endedAts::timestamptz[])
  as n (id, request_id, order_id, agency_id, technician_id, technician_title, left_at, arrived_at, started_at,
    ended_at)`,
);
export const insertVisitEvents = statement(
  'requests.make.visitEvents',
  `
  insert into visit_event (tenant_id, id, visit_id, kind, occurred_at, recorded_at, is_skewed, by_title)
  select :tenant, n.id, n.visit_id, n.kind, n.at, n.at, false, n.by_title
  from unnest(:ids::uuid[], :visitIds::uuid[], :kinds::text[], :ats::timestamptz[], :byTitles::text[])
  as n (id, visit_id, kind, at, by_title)`,
);
