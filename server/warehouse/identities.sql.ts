import { statement } from '../lib/sql.ts';
import type { MoveKind } from './warehouse.contract.ts';

// The sums behind the identities, of one agency or of all.

/** By kind what came and what went; a correction lessens the side of what it corrects. */
export const sumConsignedMoves = statement<{
  agencyId: string;
  partId: string;
  kind: MoveKind;
  inQuantity: number;
  outQuantity: number;
}>(
  'warehouse.sumConsignedMoves',
  `
  select l.agency_id, m.part_id, m.kind,
    sum(case when m.to_location_id = l.id and m.corrects_id is null then m.quantity
      when m.from_location_id = l.id and m.corrects_id is not null then -m.quantity else 0 end)::bigint as in_quantity,
    sum(case when m.from_location_id = l.id and m.corrects_id is null then m.quantity
      when m.to_location_id = l.id and m.corrects_id is not null then -m.quantity else 0 end)::bigint as out_quantity
  from stock_location l
  join stock_move m on m.tenant_id = :tenant and (m.to_location_id = l.id or m.from_location_id = l.id)
  where l.tenant_id = :tenant and l.kind = 'consigned' and (:agencyId::uuid is null or l.agency_id = :agencyId)
  group by l.agency_id, m.part_id, m.kind order by l.agency_id, m.part_id, m.kind limit 200000`,
  { plan: 'custom' },
);
export const selectConsignedBalances = statement<{
  agencyId: string;
  partId: string;
  onHandQuantity: number;
}>(
  'warehouse.consignedBalances',
  `
  select l.agency_id, b.part_id, b.on_hand_quantity from stock_location l
  join stock_balance b on b.tenant_id = :tenant and b.location_id = l.id
  where l.tenant_id = :tenant and l.kind = 'consigned' and (:agencyId::uuid is null or l.agency_id = :agencyId)
  order by l.agency_id, b.part_id limit 200000`,
  { plan: 'custom' },
);
/** Every balance beside the sum of its moves, where the two are not one. */
export const selectTorn = statement<{
  locationId: string;
  partId: string;
  onHandQuantity: number;
  movedQuantity: number;
}>(
  'warehouse.torn',
  `
  select b.location_id, b.part_id, b.on_hand_quantity, coalesce(m.quantity, 0)::bigint as moved_quantity
  from stock_balance b
  left join lateral (
    select sum(case when s.to_location_id = b.location_id then s.quantity else -s.quantity end) as quantity
    from stock_move s where s.tenant_id = :tenant and s.part_id = b.part_id
      and (s.from_location_id = b.location_id or s.to_location_id = b.location_id)) m on true
  where b.tenant_id = :tenant and b.on_hand_quantity <> coalesce(m.quantity, 0)
  order by b.location_id, b.part_id limit 1000`,
);
/** Every balance of which the reserved quantity is not what its reservations hold. */
export const selectWronglyReserved = statement<{ locationId: string; partId: string }>(
  'warehouse.wronglyReserved',
  `
  select b.location_id, b.part_id from stock_balance b
  left join lateral (
    select sum(r.quantity) as quantity from stock_reservation r
    where r.tenant_id = :tenant and r.location_id = b.location_id and r.part_id = b.part_id) r on true
  where b.tenant_id = :tenant and b.reserved_quantity <> coalesce(r.quantity, 0)
  order by b.location_id, b.part_id limit 1000`,
);
export interface ObligationSums {
  agencyId: string;
  partId: string;
  openedQuantity: number;
  acceptedQuantity: number;
  waivedQuantity: number;
  debitedQuantity: number;
  inTransitQuantity: number;
  /** Of what is in transit, what nobody has counted in yet. */
  onWayQuantity: number;
  openQuantity: number;
}
export const sumObligations = statement<ObligationSums>(
  'warehouse.sumObligations',
  `
  select e.agency_id, e.part_id, e.opened_quantity, coalesce(o.accepted_quantity, 0)::bigint as accepted_quantity,
    coalesce(o.waived_quantity, 0)::bigint as waived_quantity,
    coalesce(o.debited_quantity, 0)::bigint as debited_quantity,
    coalesce(o.in_transit_quantity, 0)::bigint as in_transit_quantity,
    coalesce(o.on_way_quantity, 0)::bigint as on_way_quantity,
    coalesce(o.open_quantity, 0)::bigint as open_quantity
  from (
    select agency_id, part_id, (coalesce(sum(quantity) filter (where kind = 'opened'), 0)
      - coalesce(sum(quantity) filter (where kind = 'withdrawn'), 0))::bigint as opened_quantity
    from obligation_event
    where tenant_id = :tenant and (:agencyId::uuid is null or agency_id = :agencyId)
    group by agency_id, part_id) e
  left join (
    select agency_id, part_id, sum(quantity) filter (where state = 'accepted') as accepted_quantity,
      sum(quantity) filter (where state = 'waived') as waived_quantity,
      sum(quantity) filter (where state = 'debited') as debited_quantity,
      sum(quantity) filter (where state = 'in_transit') as in_transit_quantity,
      sum(quantity) filter (where state = 'in_transit' and received_at is null) as on_way_quantity,
      sum(quantity) filter (where state in ('provisional', 'open')) as open_quantity
    from obligation where tenant_id = :tenant and (:agencyId::uuid is null or agency_id = :agencyId)
    group by agency_id, part_id) o on o.agency_id = e.agency_id and o.part_id = e.part_id
  order by e.agency_id, e.part_id limit 200000`,
  { plan: 'custom' },
);
export const selectDefectiveBalances = statement<{
  agencyId: string;
  partId: string;
  kind: 'defective_at_agency' | 'defective_in_transit';
  onHandQuantity: number;
}>(
  'warehouse.defectiveBalances',
  `
  select l.agency_id, b.part_id, l.kind, b.on_hand_quantity from stock_location l
  join stock_balance b on b.tenant_id = :tenant and b.location_id = l.id
  where l.tenant_id = :tenant and l.kind in ('defective_at_agency', 'defective_in_transit')
    and (:agencyId::uuid is null or l.agency_id = :agencyId)
  order by l.agency_id, b.part_id, l.kind limit 200000`,
  { plan: 'custom' },
);
