import { statement } from '../lib/sql.ts';

export const touchCustomer = statement(
  'customers.touch',
  `
  update customer set version = version + 1, changed_at = :now::timestamptz where tenant_id = :tenant and id = :id`,
);
export const updatePhone = statement(
  'customers.updatePhone',
  `
  update customer_phone set number = :number, extension = :extension, kind = :kind, warning = :warning,
    is_first = :isFirst
  where tenant_id = :tenant and id = :id`,
);
export const deletePhone = statement(
  'customers.deletePhone',
  `
  delete from customer_phone where tenant_id = :tenant and id = :id`,
);
export const makeFirst = statement(
  'customers.makeFirst',
  `
  update customer_phone set is_first = true where tenant_id = :tenant and id = :id`,
);
export const updateContact = statement(
  'customers.updateContact',
  `
  update contact set name = :name, role = :role, number = :number, extension = :extension, warning = :warning
  where tenant_id = :tenant and id = :id`,
);
export const deleteContact = statement(
  'customers.deleteContact',
  `
  delete from contact where tenant_id = :tenant and id = :id`,
);

// ── two who are one ──
export const selectDoubles = statement<{ id: string; isNamesake: boolean }>(
  'customers.doubles',
  `
  select c.id, c.name_key = me.name_key as is_namesake
  from customer me
  join customer c on c.tenant_id = :tenant and c.id <> me.id and c.joined_into_id is null
    and c.id in (
      select p.customer_id from customer_phone own
      join customer_phone p on p.tenant_id = :tenant and p.number = own.number
      where own.tenant_id = :tenant and own.customer_id = :id)
  where me.tenant_id = :tenant and me.id = :id
  order by is_namesake desc, c.id desc limit 20`,
  { plan: 'custom' },
);
/** The other one gives his numbers up and stands in no list any more. */
export const setJoined = statement(
  'customers.setJoined',
  `
  update customer set joined_into_id = :keptId, national_id = null, company_id = null, version = version + 1,
    changed_at = :now::timestamptz
  where tenant_id = :tenant and id = :id`,
);
export const moveSites = statement<{ id: string }>(
  'customers.moveSites',
  `
  update site set customer_id = :keptId, version = version + 1
  where tenant_id = :tenant and customer_id = :otherId returning id`,
);
export const moveContacts = statement<{ id: string }>(
  'customers.moveContacts',
  `
  update contact set customer_id = :keptId where tenant_id = :tenant and customer_id = :otherId returning id`,
);
/** Numbers that both had stay with the kept one once. */
export const dropSharedPhones = statement<{ id: string }>(
  'customers.dropSharedPhones',
  `
  delete from customer_phone p where p.tenant_id = :tenant and p.customer_id = :otherId and exists (
    select 1 from customer_phone k where k.tenant_id = :tenant and k.customer_id = :keptId and k.number = p.number
      and k.extension is not distinct from p.extension)
  returning id`,
);
export const movePhones = statement<{ id: string }>(
  'customers.movePhones',
  `
  update customer_phone set customer_id = :keptId, is_first = false
  where tenant_id = :tenant and customer_id = :otherId returning id`,
);
