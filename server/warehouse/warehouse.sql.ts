// Joins, read-only: part (catalog); agency (agencies); tenant (identity).
import { codedTable } from '../lib/coded-table.ts';
import type { CodedRow } from '../lib/coded-table.ts';
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { DocumentKind, LocationKind, MoveKind } from './warehouse.contract.ts';

constraintFailure('warehouse_code', 'conflict', 'lib.codeTaken', 'code');
constraintFailure('stock_balance_not_negative', 'conflict', 'warehouse.notEnough');
constraintFailure('stock_balance_reserved', 'conflict', 'warehouse.notEnough');
constraintFailure('stock_move_corrected_once', 'conflict', 'warehouse.correctedAlready');
constraintFailure('stock_move_opened_once', 'conflict', 'warehouse.openedAlready');
constraintFailure('stock_balance_part_known', 'invalid', 'warehouse.unknownPart', 'lines');
constraintFailure('stock_move_part_known', 'invalid', 'warehouse.unknownPart', 'lines');
constraintFailure('stock_location_agency_known', 'invalid', 'warehouse.unknownAgency', 'agencyId');
constraintFailure('stock_location_warehouse_known', 'invalid', 'warehouse.unknownWarehouse', 'warehouseId');

export const warehouses = codedTable<CodedRow>({ name: 'warehouse.warehouse', table: 'warehouse' });

export const selectTenant = statement<{ zone: string; currency: string }>(
  'warehouse.tenant',
  'select zone, currency from tenant where id = :tenant',
);
export const takeNumber = statement<{ value: number }>(
  'warehouse.takeNumber',
  `
  insert into counter (tenant_id, name, year, value) values (:tenant, :name, 0, 1)
  on conflict (tenant_id, name, year) do update set value = counter.value + 1 returning value`,
);

export interface LocationRow {
  id: string;
  kind: LocationKind;
  agencyId: string | null;
  warehouseId: string | null;
}
const LOCATION = 'l.id, l.kind, l.agency_id, l.warehouse_id from stock_location l';
export const selectLocations = statement<LocationRow>(
  'warehouse.locations',
  `
  select ${LOCATION}
  where l.tenant_id = :tenant and exists (
    select from unnest(:kinds::text[], :agencyIds::uuid[], :warehouseIds::uuid[]) as w (kind, agency_id, warehouse_id)
    where w.kind = l.kind and w.agency_id is not distinct from l.agency_id
      and w.warehouse_id is not distinct from l.warehouse_id)
  order by l.id limit 1000`,
);
export const selectLocationsByIds = statement<LocationRow>(
  'warehouse.locationsByIds',
  `select ${LOCATION} where l.tenant_id = :tenant and l.id = any(:ids::uuid[]) order by l.id limit 1000`,
);
export const insertLocations = statement(
  'warehouse.insertLocations',
  `
  insert into stock_location (tenant_id, id, kind, agency_id, warehouse_id, created_at)
  select :tenant, n.id, n.kind, n.agency_id, n.warehouse_id, :now::timestamptz
  from unnest(:ids::uuid[], :kinds::text[], :agencyIds::uuid[], :warehouseIds::uuid[])
    as n (id, kind, agency_id, warehouse_id)
  order by n.kind, n.agency_id, n.warehouse_id
  on conflict (tenant_id, kind, agency_id, warehouse_id) do nothing`,
);

// Rows come into being and are locked in one order everywhere, so that two commands never wait for each other.
export const insertBalances = statement(
  'warehouse.insertBalances',
  `
  insert into stock_balance (tenant_id, location_id, part_id, id, changed_at)
  select :tenant, n.location_id, n.part_id, n.id, :now::timestamptz
  from unnest(:locationIds::uuid[], :partIds::uuid[], :ids::uuid[]) as n (location_id, part_id, id)
  order by n.location_id, n.part_id
  on conflict (tenant_id, location_id, part_id) do nothing`,
);
export interface BalanceRow {
  locationId: string;
  partId: string;
  onHandQuantity: number;
  reservedQuantity: number;
}
export const lockBalances = statement<BalanceRow>(
  'warehouse.lockBalances',
  `
  select b.location_id, b.part_id, b.on_hand_quantity, b.reserved_quantity from stock_balance b
  join unnest(:locationIds::uuid[], :partIds::uuid[]) as w (location_id, part_id)
    on w.location_id = b.location_id and w.part_id = b.part_id
  where b.tenant_id = :tenant order by b.location_id, b.part_id limit 1000 for update of b`,
);
export const changeBalances = statement(
  'warehouse.changeBalances',
  `
  update stock_balance b set on_hand_quantity = b.on_hand_quantity + d.on_hand,
    reserved_quantity = b.reserved_quantity + d.reserved, changed_at = :now::timestamptz
  from unnest(:locationIds::uuid[], :partIds::uuid[], :onHands::bigint[], :reserveds::bigint[])
    as d (location_id, part_id, on_hand, reserved)
  where b.tenant_id = :tenant and b.location_id = d.location_id and b.part_id = d.part_id`,
);

export const insertMoves = statement(
  'warehouse.insertMoves',
  `
  insert into stock_move (tenant_id, id, part_id, quantity, from_location_id, to_location_id, kind, document_kind,
    document_id, document_number, line_id, supply_kind, corrects_id, note, occurred_at, recorded_at, actor_id,
    actor_title)
  select :tenant, n.id, n.part_id, n.quantity, n.from_id, n.to_id, n.kind, n.document_kind, n.document_id,
    n.document_number, n.line_id, n.supply_kind, n.corrects_id, n.note, n.occurred_at, :now::timestamptz,
    :actorId::uuid, :actorTitle
  from unnest(:ids::uuid[], :partIds::uuid[], :quantities::bigint[], :fromIds::uuid[], :toIds::uuid[], :kinds::text[],
    :documentKinds::text[], :documentIds::uuid[], :documentNumbers::text[], :lineIds::uuid[], :supplyKinds::text[],
    :correctsIds::uuid[], :notes::text[], :occurredAts::timestamptz[])
    as n (id, part_id, quantity, from_id, to_id, kind, document_kind, document_id, document_number, line_id,
      supply_kind, corrects_id, note, occurred_at)`,
);
export interface MoveRow {
  id: string;
  partId: string;
  quantity: number;
  fromLocationId: string;
  toLocationId: string;
  kind: MoveKind;
  documentKind: DocumentKind;
  documentId: string;
  documentNumber: string;
  lineId: string | null;
  supplyKind: string | null;
  correctsId: string | null;
}
const MOVE = `m.id, m.part_id, m.quantity, m.from_location_id, m.to_location_id, m.kind, m.document_kind, m.document_id,
  m.document_number, m.line_id, m.supply_kind, m.corrects_id from stock_move m`;
export const selectMove = statement<MoveRow>(
  'warehouse.move',
  `select ${MOVE} where m.tenant_id = :tenant and m.id = :id`,
);
/** Moves of these documents that nothing has taken back. */
export const selectStandingMoves = statement<MoveRow>(
  'warehouse.standingMoves',
  `
  select ${MOVE} where m.tenant_id = :tenant and m.document_id = any(:documentIds::uuid[]) and m.kind = :kind
    and m.corrects_id is null
    and not exists (select from stock_move c where c.tenant_id = :tenant and c.corrects_id = m.id)
  order by m.id limit 5000`,
);
export const selectLinesUsed = statement<{ lineId: string }>(
  'warehouse.linesUsed',
  `
  select line_id from stock_move
  where tenant_id = :tenant and line_id = any(:lineIds::uuid[]) and kind = 'use' and corrects_id is null
  order by line_id limit 1000`,
);

export interface ReservationRow {
  lineId: string;
  locationId: string;
  partId: string;
  quantity: number;
}
export const lockReservations = statement<ReservationRow>(
  'warehouse.lockReservations',
  `
  select line_id, location_id, part_id, quantity from stock_reservation
  where tenant_id = :tenant and report_id = :reportId and (:lineIds::uuid[] is null or line_id = any(:lineIds))
  order by location_id, part_id, line_id limit 1000 for update`,
);
export const insertReservations = statement(
  'warehouse.insertReservations',
  `
  insert into stock_reservation (tenant_id, id, location_id, part_id, quantity, report_id, line_id, made_at)
  select :tenant, n.id, :locationId::uuid, n.part_id, n.quantity, :reportId::uuid, n.line_id, :now::timestamptz
  from unnest(:ids::uuid[], :partIds::uuid[], :quantities::bigint[], :lineIds::uuid[])
    as n (id, part_id, quantity, line_id)`,
);
export const deleteReservations = statement(
  'warehouse.deleteReservations',
  'delete from stock_reservation where tenant_id = :tenant and line_id = any(:lineIds::uuid[])',
);

export const selectConsigned = statement<{
  partId: string;
  code: string;
  title: string;
  unit: string;
  onHandQuantity: number;
  reservedQuantity: number;
}>(
  'warehouse.consigned',
  `
  select b.part_id, p.code, p.title, p.unit, b.on_hand_quantity, b.reserved_quantity
  from stock_location l
  join stock_balance b on b.tenant_id = :tenant and b.location_id = l.id
  join part p on p.tenant_id = :tenant and p.id = b.part_id
  where l.tenant_id = :tenant and l.kind = 'consigned' and l.agency_id = :agencyId
    and (:partIds::uuid[] is null or b.part_id = any(:partIds)) and b.on_hand_quantity > 0
  order by p.title collate "fa-x-icu", p.id limit 5000`,
);
export const selectEverIssued = statement<{ partId: string }>(
  'warehouse.everIssued',
  `
  select distinct m.part_id from stock_location l
  join stock_move m on m.tenant_id = :tenant and m.to_location_id = l.id
  where l.tenant_id = :tenant and l.agency_id = :agencyId and l.kind in ('consigned', 'own')
    and m.part_id = any(:partIds::uuid[]) and m.corrects_id is null
  order by m.part_id limit 5000`,
);
export const selectPartsByCodes = statement<{ id: string; codeKey: string; title: string }>(
  'warehouse.partsByCodes',
  `
  select id, code_key, title from part where tenant_id = :tenant and code_key = any(:codeKeys::text[])
  order by id limit 1000`,
);
/** What was entered as the opening of these agencies' consigned stock and stands. */
export const selectOpenings = statement<{ agencyId: string; partId: string; quantity: number }>(
  'warehouse.openings',
  `
  select l.agency_id, m.part_id, m.quantity from stock_location l
  join stock_move m on m.tenant_id = :tenant and m.to_location_id = l.id
  where l.tenant_id = :tenant and l.kind = 'consigned' and l.agency_id = any(:agencyIds::uuid[])
    and m.part_id = any(:partIds::uuid[]) and m.kind = 'opening' and m.corrects_id is null
  order by l.agency_id, m.part_id limit 100000`,
);
