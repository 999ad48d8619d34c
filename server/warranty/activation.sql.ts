import { statement } from '../lib/sql.ts';

/** How often a phone was sent a code lately, for any device, and whether one of them is still on its way. */
export const recentCodes = statement<{ count: number; isYoung: boolean }>(
  'warranty.recentCodes',
  `
  select count(*)::int as count,
    coalesce(max(made_at) > :now::timestamptz - interval '60 seconds', false) as is_young
  from activation_code
  where tenant_id = :tenant and mobile_hash = :mobileHash and made_at > :now::timestamptz - interval '1 hour'`,
);
export const codesOfDevice = statement<{ count: number }>(
  'warranty.codesOfDevice',
  `
  select count(*)::int as count from activation_code
  where tenant_id = :tenant and device_id = :deviceId and made_at > :now::timestamptz - interval '1 hour'`,
);
export const insertCode = statement(
  'warranty.insertCode',
  `
  insert into activation_code (tenant_id, id, device_id, mobile_hash, code_hash, made_at, expires_at)
  values (:tenant, :id, :deviceId, :mobileHash, :codeHash, :now::timestamptz, :expiresAt::timestamptz)`,
);
export const lockNewestCode = statement<{
  id: string;
  codeHash: Buffer;
  tryCount: number;
  isAlive: boolean;
}>(
  'warranty.lockNewestCode',
  `
  select id, code_hash, try_count, used_at is null and expires_at > :now::timestamptz as is_alive
  from activation_code where tenant_id = :tenant and mobile_hash = :mobileHash and device_id = :deviceId
  order by made_at desc, id desc limit 1 for update`,
);
export const countTry = statement(
  'warranty.countTry',
  'update activation_code set try_count = try_count + 1 where tenant_id = :tenant and id = :id',
);
export const useCode = statement(
  'warranty.useCode',
  'update activation_code set used_at = :now::timestamptz where tenant_id = :tenant and id = :id',
);
/** Codes that nobody can use any more are not kept. */
export const removeOldCodes = statement(
  'warranty.removeOldCodes',
  `delete from activation_code where tenant_id = :tenant and device_id = :deviceId
    and made_at < :now::timestamptz - interval '1 day'`,
);
