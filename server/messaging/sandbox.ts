import { readMobile, tenantById } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { latinDigits } from '../lib/digits.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { pageOf, readMark } from '../lib/list.ts';
import { receive } from './inbound.ts';
import { sandboxLine } from './lines.ts';
import type { SandboxMessage } from './messaging.contract.ts';
import { seesMessages } from './messaging.scope.ts';
import { putOnPhone } from './sandbox-panel.ts';
import * as sql from './sandbox.sql.ts';

// The phones of the sandbox in the hands of whoever tries the program: read, and answered. Row E6.

interface PageAsk {
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listPhones(ctx: Context, ask: PageAsk & { q?: string | undefined }) {
  const [afterAt, afterPhone] = readMark(ask.after, 2, 'text') ?? [];
  const digits = latinDigits(ask.q ?? '')
    .replaceAll(/\D/g, '')
    .replace(/^0/, '');
  const rows = await sql.selectPhones.all(ctx, {
    digits: digits === '' ? null : `%${digits}%`,
    afterAt: instantOf(afterAt),
    afterPhone: afterPhone ?? null,
    limit: ask.limit + 1,
  });
  return pageOf(rows, ask.limit, (row) => [row.at.toISOString(), row.mobile]);
}

export async function listPhoneMessages(ctx: Context, ask: PageAsk & { mobile: string }) {
  const [afterAt, afterId] = readMark(ask.after, 2) ?? [];
  const rows = await sql.selectDeliveries.all(ctx, {
    phone: readMobile(ask.mobile),
    afterAt: instantOf(afterAt),
    afterId: afterId ?? null,
    limit: ask.limit + 1,
  });
  return pageOf(rows, ask.limit, (row) => [row.at.toISOString(), row.id]);
}

/** Writes from a phone: it lies there as its own, and comes in as from any panel. */
export async function sendFromPhone(
  ctx: Context,
  given: { mobile: string; text: string },
): Promise<SandboxMessage> {
  const phone = readMobile(given.mobile);
  const line = await sandboxLine(ctx);
  const id = newId(ctx.now.getTime());
  await putOnPhone(ctx, { id, phone, text: given.text, isOwn: true });
  await receive(ctx, { lineId: line.id, providerId: id, sender: phone, text: given.text });
  return { id, text: given.text, isOwn: true, at: ctx.now };
}

export async function markRead(ctx: Context, given: { mobile: string }): Promise<Record<string, never>> {
  await sql.markPhoneRead.run(ctx, { phone: readMobile(given.mobile) });
  return {};
}

/** The sandbox shows codes in full: only in a demo company, only where nobody but this machine can reach it. */
export async function requireSandbox(ctx: Context, isDemoOpen: boolean): Promise<void> {
  const tenant = await tenantById.one(ctx, { id: ctx.tenant.id });
  if (!isDemoOpen || !tenant.isDemo || !seesMessages(ctx))
    throw new Failure('missing', 'messaging.noSandbox');
}

function instantOf(mark: string | undefined): Date | null {
  if (mark === undefined) return null;
  const at = new Date(mark);
  if (Number.isNaN(at.getTime())) throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  return at;
}
