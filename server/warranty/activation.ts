import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

import type { z } from 'zod';

import { customersByPhone, registerCustomer } from '../customers/customers.ts';
import { changeDevice, deviceById, lockDevices, today } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import { readMobile } from '../identity/identity.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { latinDigits } from '../lib/digits.ts';
import { Failure } from '../lib/failure.ts';
import { foldTight } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { tell } from '../lib/timeline.ts';
import { sendSecret, sendText } from '../messaging/messaging.ts';
import * as sql from './activation.sql.ts';
import type { activateWarranty, askActivationCode } from './public-warranty.contract.ts';
import { deviceOfSerial, publicWarranty } from './public-warranty.ts';
import { registerByDates } from './register-by-dates.ts';

// A customer activates his warranty without an account: a code proves the phone, the phone becomes the owner's.

const CODE_DIGITS = 6;
const CODE_MS = 5 * 60_000;
const TRIES_MAX = 5;
/** Codes that one phone, or whoever tries at one device, gets within an hour: nobody's phone is a bell. */
const CODES_MAX = 5;
const DEVICE_CODES_MAX = 20;

type CodeAsk = z.output<typeof askActivationCode.input>;
type Ask = z.output<typeof activateWarranty.input>;
type Outcome = z.input<typeof activateWarranty.output>;

/** Sends a code to a phone. Whose the device is, this does not tell: every phone is sent one. Row H9. */
export async function sendActivationCode(ctx: Context, ask: CodeAsk): Promise<{ isSent: true }> {
  const mobile = readMobile(ask.mobile);
  const device = await lockedDevice(ctx, ask);
  if (device.activatedOn !== null) throw new Failure('conflict', 'warranty.alreadyActivated', {}, 'serial');
  const mobileHash = hashOfMobile(ctx, mobile);
  const at = { deviceId: device.id, now: ctx.now };
  const [{ count, isYoung }, ofDevice] = await Promise.all([
    sql.recentCodes.one(ctx, { mobileHash, now: ctx.now }),
    sql.codesOfDevice.one(ctx, at),
  ]);
  if (isYoung) return { isSent: true };
  if (count >= CODES_MAX || ofDevice.count >= DEVICE_CODES_MAX)
    throw new Failure('tooMany', 'warranty.tooManyCodes', {}, 'mobile');
  const code = String(randomInt(0, 10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const expiresAt = new Date(ctx.now.getTime() + CODE_MS);
  await sql.removeOldCodes.run(ctx, at);
  await sql.insertCode.run(ctx, {
    ...at,
    id: newId(ctx.now.getTime()),
    mobileHash,
    codeHash: hashOfCode(device.id, mobile, code),
    expiresAt,
  });
  await sendSecret(ctx, {
    to: mobile,
    template: 'warranty.code',
    values: { device: device.modelTitle },
    recipient: 'customer',
    secret: code,
    expiresAt,
  });
  return { isSent: true };
}

/**
 * Makes the phone's owner the owner of the device and the day its day of activation; the policy says whether cover
 * starts by that. Somebody else's device is told to be activated, without a name. Row H9.
 */
export async function activate(ctx: Context, ask: Ask, publicUrl: string): Promise<Outcome> {
  const mobile = readMobile(ask.mobile);
  const device = await lockedDevice(ctx, ask);
  if (!(await isCodeRight(ctx, device.id, mobile, ask.code)))
    return { outcome: 'wrong_code', warranty: null };
  const known = await customersByPhone(ctx, mobile);
  const isHis = device.customerId === null || known.some(({ id }) => id === device.customerId);
  if (!isHis || device.activatedOn !== null) return { outcome: 'already_activated', warranty: null };

  // A code proves the phone, not the name: of several who share it, the one who is called so.
  const namesake = known.find(({ name }) => foldTight(name) === foldTight(ask.name)) ?? known[0];
  const customerId =
    device.customerId ??
    namesake?.id ??
    (await registerCustomer(ctx, { kind: 'person', name: ask.name, phones: [{ number: mobile }] })).id;
  const activatedOn = await today(ctx);
  await changeDevice(ctx, { id: device.id, version: device.version, customerId, activatedOn });
  await registerByDates(ctx, [device.id]);
  await audit(ctx, {
    action: 'warranty.activate',
    kind: 'device',
    id: device.id,
    after: { activatedOn, customerId },
    personalAfter: { mobile },
  });
  await tell(ctx, {
    subject: device.id,
    kind: 'warranty.told.activatedByCustomer',
    audience: ['office', 'ts'],
  });
  const serial = device.serial ?? '';
  await sendText(ctx, {
    to: mobile,
    template: 'warranty.activated',
    recipient: 'customer',
    values: {
      device: device.modelTitle,
      serial,
      link: `${publicUrl}/p/${ctx.tenant.code}/warranty?s=${encodeURIComponent(serial)}`,
    },
  });
  return { outcome: 'activated', warranty: await publicWarranty(ctx, ask) };
}

/** Locked, so that of two who activate at once the second finds it done. */
async function lockedDevice(ctx: Context, ask: CodeAsk): Promise<DeviceBrief> {
  const { id } = await deviceOfSerial(ctx, ask);
  await lockDevices(ctx, [id]);
  const device = await deviceById(ctx, id);
  if (device === undefined) throw new Failure('missing', 'warranty.unknownSerial', {}, 'serial');
  return device;
}

async function isCodeRight(ctx: Context, deviceId: string, mobile: string, typed: string): Promise<boolean> {
  const mobileHash = hashOfMobile(ctx, mobile);
  const code = await sql.lockNewestCode.first(ctx, { deviceId, mobileHash, now: ctx.now });
  if (code === undefined || !code.isAlive || code.tryCount >= TRIES_MAX) return false;
  await sql.countTry.run(ctx, { id: code.id });
  const digits = latinDigits(typed).replaceAll(/\D/g, '');
  if (!timingSafeEqual(code.codeHash, hashOfCode(deviceId, mobile, digits))) return false;
  await sql.useCode.run(ctx, { id: code.id, now: ctx.now });
  return true;
}

function hashOfMobile(ctx: Context, mobile: string): Buffer {
  return createHash('sha256').update(ctx.tenant.id).update(mobile).digest();
}

function hashOfCode(deviceId: string, mobile: string, code: string): Buffer {
  return createHash('sha256').update(deviceId).update(mobile).update(code).digest();
}
