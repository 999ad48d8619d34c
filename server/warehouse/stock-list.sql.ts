// Joins, read-only: part (catalog); agency (agencies).
import { statement } from '../lib/sql.ts';
import type { DocumentKind, LocationKind, MoveKind } from './warehouse.contract.ts';

// Stock as it is read: what lies where, and how it came to be.

export interface ListedStock {
  id: string;
  locationId: string;
  partId: string;
  partCode: string;
  partTitle: string;
  unit: string;
  locationKind: LocationKind;
  agencyId: string | null;
  locationTitle: string;
  onHandQuantity: number;
  reservedQuantity: number;
  changedAt: Date;
}
const STOCK = `b.id, b.location_id, b.part_id, p.code as part_code, p.title as part_title, p.unit, l.kind as location_kind,
  l.agency_id, coalesce(w.title, a.title, '') as location_title, b.on_hand_quantity, b.reserved_quantity, b.changed_at
  from stock_balance b
  join part p on p.tenant_id = :tenant and p.id = b.part_id
  join stock_location l on l.tenant_id = :tenant and l.id = b.location_id
  left join warehouse w on w.tenant_id = :tenant and w.id = l.warehouse_id
  left join agency a on a.tenant_id = :tenant and a.id = l.agency_id`;
export const selectStock = statement<ListedStock>(
  'warehouse.stock',
  `
  select ${STOCK}
  where b.tenant_id = :tenant
    and (:kinds::text[] is null or l.kind = any(:kinds))
    and (:agencyId::uuid is null or l.agency_id = :agencyId)
    and (:warehouseId::uuid is null or l.warehouse_id = :warehouseId)
    and (:partId::uuid is null or b.part_id = :partId)
    and (:isEmptyShown::boolean or b.on_hand_quantity > 0)
    and p.search_key like all (:patterns::text[])
    and (:afterTitle::text is null
      or (p.title collate "fa-x-icu", b.id) > (:afterTitle collate "fa-x-icu", :afterId::uuid))
  order by p.title collate "fa-x-icu", b.id limit :limit`,
  { plan: 'custom' },
);
export const selectStockById = statement<ListedStock>(
  'warehouse.stockById',
  `select ${STOCK} where b.tenant_id = :tenant and b.id = :id`,
);

export interface ListedMove {
  id: string;
  kind: MoveKind;
  changeQuantity: number;
  afterQuantity: number;
  otherId: string;
  otherKind: LocationKind;
  otherTitle: string;
  documentKind: DocumentKind;
  documentId: string;
  documentNumber: string;
  note: string;
  correctsId: string | null;
  isCorrected: boolean;
  occurredAt: Date;
  recordedAt: Date;
  actorTitle: string;
}
// The sums go over the whole card, of which a page is shown: 10,000 moves of one part at one place are few.
export const selectCard = statement<ListedMove>(
  'warehouse.card',
  `
  select m.id, m.kind, m.change_quantity, m.after_quantity, o.id as other_id, o.kind as other_kind,
    coalesce(w.title, a.title, '') as other_title, m.document_kind, m.document_id, m.document_number, m.note,
    m.corrects_id, c.id is not null as is_corrected, m.occurred_at, m.recorded_at, m.actor_title
  from (
    select s.*, case when s.to_location_id = :locationId then s.quantity else -s.quantity end as change_quantity,
      (sum(case when s.to_location_id = :locationId then s.quantity else -s.quantity end) over (order by s.id))::bigint
        as after_quantity,
      case when s.to_location_id = :locationId then s.from_location_id else s.to_location_id end as other_location_id
    from stock_move s
    where s.tenant_id = :tenant and s.part_id = :partId
      and (s.from_location_id = :locationId or s.to_location_id = :locationId)) m
  join stock_location o on o.tenant_id = :tenant and o.id = m.other_location_id
  left join warehouse w on w.tenant_id = :tenant and w.id = o.warehouse_id
  left join agency a on a.tenant_id = :tenant and a.id = o.agency_id
  left join stock_move c on c.tenant_id = :tenant and c.corrects_id = m.id
  where (:after::uuid is null or m.id < :after)
  order by m.id desc limit :limit`,
  { plan: 'custom' },
);
