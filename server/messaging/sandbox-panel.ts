import type { Context } from '../lib/context.ts';
import { hint } from '../lib/live.ts';
import * as sql from './sandbox.sql.ts';
import type { OpenPanel } from './sms-panel.ts';

/** The panel without a panel: messages of demo companies arrive on phones of the program itself (E6). */
export const openSandboxPanel: OpenPanel = (world) => ({
  askAfterMs: [0],
  async send(messages) {
    return await world.transaction((ctx) =>
      Promise.all(
        messages.map(async ({ id, to, text }) => {
          const isThere = await putOnPhone(ctx, { id, phone: to, text, isOwn: false });
          return isThere
            ? { outcome: 'accepted' as const, providerId: id }
            : { outcome: 'refused' as const, code: 'notDemo' };
        }),
      ),
    );
  },
  async status(messages) {
    const ids = messages.map(({ id }) => id);
    const there = await world.transaction((ctx) => sql.deliveriesByIds.all(ctx, { ids, limit: ids.length }));
    const known = new Set(there.map(({ id }) => id));
    return ids.map((id) =>
      known.has(id) ? { state: 'delivered' as const, providerId: id } : { state: 'absent' as const },
    );
  },
});

/**
 * Lays a message on a phone of the sandbox, once for each id. False where there is no sandbox: only demo companies
 * have one.
 */
export async function putOnPhone(
  ctx: Context,
  message: { id: string; phone: string; text: string; isOwn: boolean },
): Promise<boolean> {
  if ((await sql.insertDelivery.run(ctx, { ...message, now: ctx.now })) === 1) {
    await sql.touchPhone.run(ctx, { ...message, now: ctx.now });
    hint(ctx, { topic: 'sandbox', id: message.id });
    return true;
  }
  return (await sql.deliveriesByIds.first(ctx, { ids: [message.id], limit: 1 })) !== undefined;
}
