import { randomInt } from 'node:crypto';

import { hash, verify } from '@node-rs/argon2';
import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { latinDigits } from '../lib/digits.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { formatAmount } from '../lib/money.ts';
import { sendSecret } from '../messaging/messaging.ts';
import { changeOrder, openOrder } from './change-order.ts';
import type { OpenedOrder } from './change-order.ts';
import { mobileOf } from './contact-mobile.ts';
import type { askToFinish, renewCode } from './field-work.contract.ts';
import { numberOf, tellOfOrder } from './order-timeline.ts';
import { requireOffice } from './requests.scope.ts';
import { clocksOf, recordEvent } from './visit-events.ts';
import { requireWorkingVisit } from './visit-guards.ts';
import { WRONG_TRIES_MAX } from './visit-view.ts';
import * as sql from './visits.sql.ts';
import { viewOrder } from './work-order-view.ts';
import type { WorkOrderView } from './work-orders.contract.ts';

// The five digits by which the customer says that the work is done. They stand in one place in the open: the message
// to the customer's phone. Everything kept here is a slow hash.

const CODE_DIGITS = 5;
const CODE_MS = 60 * 60_000;
/** Codes a technician may have sent within an hour: the customer's phone is no bell. */
const CODES_MAX = 5;
/** OWASP's argon2id profile: 19 MiB, two passes. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Sends the code; asked again, only the newest counts, with the tries that were made before. Row R3. */
export async function askForCode(
  ctx: Context,
  input: z.output<typeof askToFinish.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  const visit = await requireWorkingVisit(ctx, order);
  const former = await sql.lockLiveCode.first(ctx, { workOrderId: order.id });
  if (former !== undefined && former.wrongCount >= WRONG_TRIES_MAX)
    throw new Failure('conflict', 'requests.codeLocked');
  const since = new Date(ctx.now.getTime() - CODE_MS);
  const { count } = await sql.countCodesSince.one(ctx, { workOrderId: order.id, since });
  if (count >= CODES_MAX) throw new Failure('tooMany', 'requests.tooManyCodes');
  await recordEvent(ctx, visit.id, { kind: 'ask_to_finish', ...clocksOf(ctx, input) });
  await sendCode(ctx, opened, {
    formerId: former?.id,
    wrongCount: former?.wrongCount ?? 0,
    payAmount: input.payAmount,
  });
  await tellOfCode(ctx, opened, 'requests.told.codeSent', 'requests.askToFinish');
  await changeOrder(ctx, opened, {});
  return await viewOrder(ctx, order.id);
}

/** The office gives a new one after five wrong tries, to the customer's phone as ever. Row R3. */
export async function renew(ctx: Context, input: z.output<typeof renewCode.input>): Promise<WorkOrderView> {
  requireOffice(ctx);
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  await requireWorkingVisit(ctx, order);
  const former = await sql.lockLiveCode.first(ctx, { workOrderId: order.id });
  if (former === undefined) throw new Failure('conflict', 'requests.noCode');
  await sendCode(ctx, opened, { formerId: former.id, wrongCount: 0, payAmount: former.payAmount });
  await tellOfCode(ctx, opened, 'requests.told.codeRenewed', 'requests.renewCode');
  await changeOrder(ctx, opened, {});
  return await viewOrder(ctx, order.id);
}

/** Whether this is the code; a wrong one is counted, and the fifth locks it. */
export async function tryCode(ctx: Context, opened: OpenedOrder, typed: string): Promise<boolean> {
  const { order } = opened;
  const code = await sql.lockLiveCode.first(ctx, { workOrderId: order.id });
  if (code === undefined) throw new Failure('conflict', 'requests.noCode');
  if (code.wrongCount >= WRONG_TRIES_MAX) throw new Failure('conflict', 'requests.codeLocked');
  if (code.expiresAt <= ctx.now) throw new Failure('conflict', 'requests.codeExpired');
  if (await verify(code.codeHash, secretOf(order.id, latinDigits(typed).replaceAll(/\D/g, '')))) {
    await sql.endCode.run(ctx, { id: code.id, now: ctx.now });
    return true;
  }
  await sql.countWrongTry.run(ctx, { id: code.id });
  const triesLeft = WRONG_TRIES_MAX - code.wrongCount - 1;
  await audit(ctx, {
    action: 'requests.wrongCode',
    kind: 'workOrder',
    id: order.id,
    after: { completionCodeId: code.id, triesLeft },
  });
  if (triesLeft === 0)
    await tellOfOrder(ctx, opened, {
      kind: 'requests.told.codeLocked',
      audience: ['office', 'agency', 'technician'],
      facts: { agencyId: order.agencyId },
    });
  return false;
}

async function sendCode(
  ctx: Context,
  opened: OpenedOrder,
  given: { formerId: string | undefined; wrongCount: number; payAmount: number },
): Promise<void> {
  const { order, request } = opened;
  const mobile = await mobileOf(ctx, request.id);
  if (mobile === null) throw new Failure('conflict', 'requests.noMobile');
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const expiresAt = new Date(ctx.now.getTime() + CODE_MS);
  const { currency } = await sql.selectCurrency.one(ctx);
  if (given.formerId !== undefined) await sql.endCode.run(ctx, { id: given.formerId, now: ctx.now });
  await sql.insertCode.run(ctx, {
    id: newId(ctx.now.getTime()),
    workOrderId: order.id,
    codeHash: await hash(secretOf(order.id, code), ARGON),
    payAmount: given.payAmount,
    currency,
    now: ctx.now,
    expiresAt,
    wrongCount: given.wrongCount,
  });
  await sendSecret(ctx, {
    to: mobile,
    template: 'workOrders.code',
    recipient: 'customer',
    subject: request.id,
    part: order.id,
    values: { number: numberOf(opened), amount: formatAmount(given.payAmount) },
    secret: code,
    expiresAt,
  });
}

async function tellOfCode(ctx: Context, opened: OpenedOrder, kind: string, action: string): Promise<void> {
  const { order } = opened;
  await tellOfOrder(ctx, opened, {
    kind,
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId: order.agencyId },
  });
  await audit(ctx, { action, kind: 'workOrder', id: order.id });
}

/** Bound to its work order: a hash copied to another opens nothing. */
function secretOf(workOrderId: string, code: string): string {
  return `${workOrderId}:${code}`;
}
