// Joins, read-only: agency (agencies).
import { statement } from '../lib/sql.ts';
import type { DoneKind } from './devices.contract.ts';

export interface ServiceRow {
  id: string;
  reportId: string;
  workOrderNumber: string;
  kind: DoneKind;
  on: string;
  actions: string[];
  agencyId: string;
  agencyTitle: string;
  technicianTitle: string;
}
export const selectServices = statement<ServiceRow>(
  'devices.services',
  `
  select s.id, s.report_id, s.work_order_number, s.kind, s.done_on as "on", s.actions, s.agency_id,
    a.title as agency_title, s.technician_title
  from device_service s join agency a on a.tenant_id = s.tenant_id and a.id = s.agency_id
  where s.tenant_id = :tenant and s.device_id = :deviceId
  order by s.done_on desc, s.id desc limit :limit`,
);
export const insertService = statement(
  'devices.insertService',
  `
  insert into device_service (tenant_id, id, device_id, report_id, work_order_number, kind, done_on, actions, agency_id,
    technician_title, recorded_at)
  values (:tenant, :id, :deviceId, :reportId, :workOrderNumber, :kind, :on::date, :actions::text[], :agencyId,
    :technicianTitle, :now::timestamptz)
  on conflict do nothing`,
);

export interface FittedPartRow {
  id: string;
  reportId: string;
  workOrderNumber: string;
  partId: string;
  partCode: string;
  partTitle: string;
  quantity: number;
  serial: string | null;
  on: string;
  coverMonths: number;
}
export const selectFittedParts = statement<FittedPartRow>(
  'devices.fittedParts',
  `
  select id, report_id, work_order_number, part_id, part_code, part_title, quantity, serial, fitted_on as "on",
    cover_months
  from device_part where tenant_id = :tenant and device_id = :deviceId
  order by fitted_on desc, id desc limit :limit`,
);
export const insertFittedParts = statement(
  'devices.insertFittedParts',
  `
  insert into device_part (tenant_id, id, device_id, report_id, work_order_number, line_id, part_id, part_code,
    part_title, quantity, serial, fitted_on, cover_months, recorded_at)
  select :tenant, n.id, :deviceId::uuid, :reportId::uuid, :workOrderNumber, n.line_id, n.part_id, n.part_code,
    n.part_title, n.quantity, n.serial, :on::date, n.cover_months, :now::timestamptz
  from unnest(:ids::uuid[], :lineIds::uuid[], :partIds::uuid[], :codes::text[], :titles::text[], :quantities::integer[],
    :serials::text[], :months::integer[])
    as n (id, line_id, part_id, part_code, part_title, quantity, serial, cover_months)
  on conflict do nothing`,
);
