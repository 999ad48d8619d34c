import { statement } from '../lib/sql.ts';

// What approved reports of the same model say: the newest few hundred are enough to know what is usual.

/** Reports whose only labour is this action, so that the minutes are its own. */
export const selectMinutes = statement<{ minutes: number }>(
  'serviceReports.normMinutes',
  `select s.work_minutes as minutes from service_report s
   where s.tenant_id = :tenant and s.submitted_model_id = :modelId and s.state in ('approved', 'partly_approved')
     and s.id <> :reportId and s.kind = :kind and s.work_minutes is not null
     and exists (select 1 from service_report_line l where l.tenant_id = :tenant and l.report_id = s.id
       and l.kind = 'labour' and l.repair_action_id is not distinct from :actionId::uuid
       and l.decision in ('approved', 'corrected'))
     and not exists (select 1 from service_report_line l where l.tenant_id = :tenant and l.report_id = s.id
       and l.kind = 'labour' and l.repair_action_id is distinct from :actionId::uuid)
   order by s.id desc limit 300`,
  { plan: 'custom' },
);
/** Of reports with this action; without one, of any. */
export const selectQuantities = statement<{ partId: string; quantity: number }>(
  'serviceReports.normQuantities',
  `select l.part_id, l.decided_quantity as quantity
   from (select s.id from service_report s
     where s.tenant_id = :tenant and s.submitted_model_id = :modelId and s.state in ('approved', 'partly_approved')
       and s.id <> :reportId
       and (:actionId::uuid is null or exists (select 1 from service_report_line a where a.tenant_id = :tenant
         and a.report_id = s.id and a.kind = 'labour' and a.repair_action_id = :actionId))
     order by s.id desc limit 300) s
   join service_report_line l on l.tenant_id = :tenant and l.report_id = s.id
   where l.tenant_id = :tenant and l.kind = 'part_added' and l.part_id = any(:partIds::uuid[])
     and l.decision in ('approved', 'corrected')
   order by l.id limit 5000`,
  { plan: 'custom' },
);
/** Of these work orders those whose report stands. */
export const selectStandingOf = statement<{ workOrderId: string }>(
  'serviceReports.standingOf',
  `select work_order_id from service_report
   where tenant_id = :tenant and work_order_id = any(:workOrderIds::uuid[])
     and state in ('submitted', 'approved', 'partly_approved') order by work_order_id limit 100`,
);
