import { statement } from '../lib/sql.ts';
import type { Recipient } from './messaging.contract.ts';

// The phones of the sandbox. What is laid on them reads the demo mark itself: elsewhere nothing is written.

export const touchPhone = statement(
  'messaging.touchPhone',
  `insert into sandbox_phone (tenant_id, phone, newest_text, is_newest_own, newest_at, unread_count)
   values (:tenant, :phone, :text, :isOwn, :now::timestamptz, case when :isOwn::boolean then 0 else 1 end)
   on conflict (tenant_id, phone) do update set newest_text = excluded.newest_text,
     is_newest_own = excluded.is_newest_own, newest_at = excluded.newest_at,
     unread_count = sandbox_phone.unread_count + excluded.unread_count`,
);
export const insertDelivery = statement(
  'messaging.insertDelivery',
  `insert into sandbox_delivery (tenant_id, id, phone, text, is_own, at)
   select :tenant, :id, :phone, :text, :isOwn::boolean, :now::timestamptz from tenant where id = :tenant and is_demo
   on conflict (tenant_id, id) do nothing`,
);
export const deliveriesByIds = statement<{ id: string }>(
  'messaging.deliveriesByIds',
  `select id from sandbox_delivery where tenant_id = :tenant and id = any(:ids::uuid[]) order by id limit :limit`,
);
export const markPhoneRead = statement(
  'messaging.markPhoneRead',
  'update sandbox_phone set unread_count = 0 where tenant_id = :tenant and phone = :phone and unread_count > 0',
);
export const selectPhones = statement<{
  mobile: string;
  text: string;
  isOwn: boolean;
  at: Date;
  unreadCount: number;
  recipient: Recipient | null;
}>(
  'messaging.selectPhones',
  `select phone as mobile, newest_text as text, is_newest_own as is_own, newest_at as at, unread_count, w.recipient
   from sandbox_phone
   left join lateral (
     select m.recipient from sms_message m
     where m.tenant_id = :tenant and m.number = sandbox_phone.phone and m.direction = 'out'
     order by m.id desc limit 1
   ) w on true
   where tenant_id = :tenant and (:digits::text is null or phone like :digits)
     and (:afterAt::timestamptz is null or (newest_at, phone) < (:afterAt, :afterPhone::text))
   order by newest_at desc, phone desc limit :limit`,
  { plan: 'custom' },
);
export const selectDeliveries = statement<{ id: string; text: string; isOwn: boolean; at: Date }>(
  'messaging.selectDeliveries',
  `select id, text, is_own, at from sandbox_delivery
   where tenant_id = :tenant and phone = :phone
     and (:afterAt::timestamptz is null or (at, id) < (:afterAt, :afterId::uuid))
   order by at desc, id desc limit :limit`,
  { plan: 'custom' },
);
