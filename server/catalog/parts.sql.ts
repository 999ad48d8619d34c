import { statement } from '../lib/sql.ts';

// Parts beyond their coded list: the models they fit, what they cost on a day.

export const fitsOfPart = statement<{ id: string; code: string; title: string }>(
  'catalog.fitsOfPart',
  `select m.id, m.code, m.title from part_fit f join model m on m.tenant_id = :tenant and m.id = f.model_id
   where f.tenant_id = :tenant and f.part_id = :partId order by m.title collate "fa-x-icu", m.id limit 500`,
);
export const fitsOfParts = statement<{ partId: string; modelId: string; modelCode: string }>(
  'catalog.fitsOfParts',
  `select f.part_id, f.model_id, m.code as model_code
   from part_fit f join model m on m.tenant_id = :tenant and m.id = f.model_id
   where f.tenant_id = :tenant and f.part_id = any(:partIds::uuid[])
   order by f.part_id, m.title collate "fa-x-icu", m.id limit 500000`,
);
export const partsThatFit = statement<{ id: string }>(
  'catalog.partsThatFit',
  `select p.id from part p where p.tenant_id = :tenant and p.id = any(:partIds::uuid[])
     and (exists (select from part_fit where tenant_id = :tenant and part_id = p.id and model_id = :modelId)
       or not exists (select from part_fit where tenant_id = :tenant and part_id = p.id))
   order by p.id limit 5000`,
);
export const endFits = statement(
  'catalog.endFits',
  'delete from part_fit where tenant_id = :tenant and part_id = any(:partIds::uuid[])',
);
export const insertFits = statement(
  'catalog.insertFits',
  `insert into part_fit (tenant_id, part_id, model_id)
   select :tenant, w.part_id, w.model_id from unnest(:partIds::uuid[], :modelIds::uuid[]) as w(part_id, model_id)
   on conflict do nothing`,
);

/** Of each part the newest price of a buyer that has begun. */
export const pricesOn = statement<{ partId: string; amount: number; currency: string }>(
  'catalog.pricesOn',
  `select distinct on (part_id) part_id, amount, currency from part_price
   where tenant_id = :tenant and part_id = any(:partIds::uuid[]) and buyer = :buyer and from_on <= :day
   order by part_id, from_on desc limit 5000`,
);
