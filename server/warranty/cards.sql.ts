import { statement } from '../lib/sql.ts';

export interface DesignRow {
  id: string;
  colour: string;
  headline: string;
  headlineEn: string;
  terms: string;
  termsEn: string;
  logo: Buffer | null;
  version: number;
}
export const selectDesign = statement<DesignRow>(
  'warranty.cardDesign',
  `
  select id, colour, headline, headline_en, terms, terms_en, logo, version from card_design
  where tenant_id = :tenant`,
);
const DESIGN_VALUES = `:colour, :headline, :headlineEn, :terms, :termsEn, :logo, :now::timestamptz, :by::uuid`;
export const insertDesign = statement(
  'warranty.insertCardDesign',
  `
  insert into card_design (tenant_id, id, colour, headline, headline_en, terms, terms_en, logo, changed_at, changed_by)
  values (:tenant, :id, ${DESIGN_VALUES}) on conflict do nothing`,
);
export const updateDesign = statement(
  'warranty.updateCardDesign',
  `
  update card_design set (colour, headline, headline_en, terms, terms_en, logo, changed_at, changed_by)
    = (${DESIGN_VALUES}), version = version + 1
  where tenant_id = :tenant and version = :version`,
);

export interface BatchRow {
  id: string;
  state: 'waiting' | 'making' | 'done' | 'failed' | 'cancelled';
  layout: 'sheet' | 'single';
  title: string;
  cardCount: number;
  doneCount: number;
  reprintCount: number;
  unknownCount: number;
  unknownSerials: string[];
  madeByTitle: string;
  madeAt: Date;
  endedAt: Date | null;
}
const BATCH = `id, state, layout, title, card_count, done_count, reprint_count, unknown_count, unknown_serials,
  made_by_title, made_at, ended_at from card_batch`;
export const selectBatches = statement<BatchRow>(
  'warranty.cardBatches',
  `
  select ${BATCH} where tenant_id = :tenant and (:after::uuid is null or id < :after)
  order by id desc limit :limit`,
  { plan: 'custom' },
);
export const selectBatch = statement<BatchRow>(
  'warranty.cardBatch',
  `select ${BATCH} where tenant_id = :tenant and id = :id`,
);
export const lockBatch = statement<BatchRow>(
  'warranty.lockCardBatch',
  `select ${BATCH} where tenant_id = :tenant and id = :id for update`,
);
export const insertBatch = statement(
  'warranty.insertCardBatch',
  `
  insert into card_batch (tenant_id, id, state, layout, title, card_count, unknown_count, unknown_serials, made_by,
    made_by_title, made_at)
  values (:tenant, :id, 'waiting', :layout, :title, :cardCount, :unknownCount, :unknownSerials::text[], :by::uuid,
    :byTitle, :now::timestamptz)`,
);
export const insertItems = statement(
  'warranty.insertCardItems',
  `
  insert into card_batch_item (tenant_id, batch_id, place, device_id)
  select :tenant, :batchId, n.place, n.device_id
  from unnest(:places::integer[], :deviceIds::uuid[]) as n (place, device_id)`,
);
export const selectItems = statement<{ deviceId: string }>(
  'warranty.cardItems',
  `
  select device_id from card_batch_item where tenant_id = :tenant and batch_id = :batchId and place > :afterPlace
  order by place limit :limit`,
);
export const moveBatch = statement(
  'warranty.moveCardBatch',
  `
  update card_batch set state = :state, done_count = :doneCount, reprint_count = :reprintCount,
    ended_at = case when :isEnd::boolean then :now::timestamptz end
  where tenant_id = :tenant and id = :id`,
);
export const insertPart = statement(
  'warranty.insertCardPart',
  `
  insert into card_batch_part (tenant_id, batch_id, number, card_count, pdf)
  values (:tenant, :batchId, :number, :cardCount, :pdf)`,
);
export const selectParts = statement<{
  batchId: string;
  number: number;
  cardCount: number;
  byteCount: number;
}>(
  'warranty.cardParts',
  `
  select batch_id, number, card_count, octet_length(pdf) as byte_count from card_batch_part
  where tenant_id = :tenant and batch_id = any(:batchIds::uuid[]) order by batch_id, number limit 5000`,
);
export const selectPdf = statement<{ pdf: Buffer }>(
  'warranty.cardPdf',
  'select pdf from card_batch_part where tenant_id = :tenant and batch_id = :id and number = :number',
);

export interface CardRow {
  deviceId: string;
  code: string;
  printCount: number;
}
/** The code stays what it was when somebody else made the card meanwhile. */
export const insertCards = statement(
  'warranty.insertCards',
  `
  insert into warranty_card (tenant_id, device_id, code, made_at)
  select :tenant, n.device_id, n.code, :now::timestamptz
  from unnest(:deviceIds::uuid[], :codes::text[]) as n (device_id, code)
  on conflict do nothing`,
);
export const selectCards = statement<CardRow>(
  'warranty.cardsOf',
  `
  select device_id, code, print_count from warranty_card
  where tenant_id = :tenant and device_id = any(:deviceIds::uuid[]) order by device_id limit 1000`,
);
export const countPrints = statement(
  'warranty.countPrints',
  `
  update warranty_card set print_count = print_count + 1, printed_at = :now::timestamptz
  where tenant_id = :tenant and device_id = any(:deviceIds::uuid[])`,
);
/** What the cards of a thousand devices say of their registrations: one look into the index for each. */
export const selectLiveOfDevices = statement<{
  id: string;
  deviceId: string;
  policyId: string;
  startsOn: string;
}>(
  'warranty.liveOfDevices',
  `
  select r.* from unnest(:deviceIds::uuid[]) as wanted (id)
  cross join lateral (select id, device_id, policy_id, starts_on from warranty_registration
    where tenant_id = :tenant and device_id = wanted.id and scope = 'base' and withdrawn_at is null
    order by id limit 3) r
  order by r.device_id, r.id limit 3000`,
);
