import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { instantOf } from '../lib/jalali.ts';
import type { CallMark } from './open-call.ts';
import { openHeld, openWaiting, told, tryBy } from './open-call.ts';
import type { CallView, recordTry } from './survey-calls.contract.ts';
import type { LockedCall } from './survey-calls.sql.ts';
import * as sql from './survey-calls.sql.ts';
import { requireStranger } from './surveys.scope.ts';
import { selectOne } from './surveys.sql.ts';

// The work of an operator: take a call, try, ask, record.

const HOLD_MS = 30 * 60_000;
const HOUR_MS = 3_600_000;

/** The call that has waited longest, or the one that the operator holds already. Row L6. */
export async function takeNext(ctx: Context): Promise<CallView> {
  const held = await sql.lockHeld.first(ctx, { takerId: ctx.actor.id, now: ctx.now });
  const { agencyId: ownAgencyId, membershipId: ownId } = ctx.actor;
  const call = held ?? (await sql.lockNext.first(ctx, { now: ctx.now, ownAgencyId, ownId }));
  if (call === undefined) throw new Failure('missing', 'surveys.nothingDue');
  return await hold(ctx, call);
}

/** Takes a chosen call. Row L6. */
export async function take(ctx: Context, { id, version }: CallMark): Promise<CallView> {
  const call = await openWaiting(ctx, { id, version });
  requireStranger(ctx, call);
  return await hold(ctx, call);
}

async function hold(ctx: Context, call: LockedCall): Promise<CallView> {
  await sql.setTaken.run(ctx, {
    id: call.id,
    takenBy: ctx.actor.id,
    takenByTitle: ctx.actor.title,
    takenUntil: new Date(ctx.now.getTime() + HOLD_MS),
  });
  return await told(ctx, call, 'take', {});
}

/** Gives a taken call back. */
export async function release(ctx: Context, mark: CallMark): Promise<CallView> {
  const call = await openHeld(ctx, mark);
  await sql.setTaken.run(ctx, { id: call.id, takenBy: null, takenByTitle: null, takenUntil: null });
  return await told(ctx, call, 'release', {});
}

/**
 * Records a try without answers. The customer is called again later, until the tries of the survey are used up; who
 * refuses is not called again, nor is a customer whose every number is wrong. Row L6.
 */
export async function record(ctx: Context, input: z.output<typeof recordTry.input>): Promise<CallView> {
  const call = await openHeld(ctx, input);
  const nextTryAt = await nextTry(ctx, call, input);
  const { outcome, note } = input;
  await sql.insertTry.run(ctx, { ...tryBy(ctx, call), outcome, note, nextTryAt });
  await sql.setTried.run(ctx, { id: call.id, nextTryAt, now: ctx.now, byTitle: ctx.actor.title });
  return await told(ctx, call, 'record', { outcome, nextTryAt: nextTryAt?.toISOString() ?? null });
}

async function nextTry(
  ctx: Context,
  call: LockedCall,
  { outcome, laterOn, laterTime }: z.output<typeof recordTry.input>,
): Promise<Date | null> {
  const survey = await selectOne.one(ctx, { id: call.surveyId });
  const later =
    laterOn === undefined ? null : instantOf((await sql.selectZone.one(ctx)).zone, laterOn, laterTime);
  if (outcome === 'call_later' && later === null) throw new Failure('invalid', 'lib.required', {}, 'laterOn');
  if (later !== null && later <= ctx.now) throw new Failure('invalid', 'surveys.notLater', {}, 'laterOn');
  if (outcome === 'refused' || call.tryCount + 1 >= survey.triesMax) return null;
  if (outcome === 'wrong_number') {
    const { phoneCount, wrongCount } = await sql.countPhones.one(ctx, {
      requestId: call.requestId,
      callId: call.id,
    });
    if (wrongCount + 1 >= phoneCount) return null;
    return ctx.now;
  }
  return later ?? new Date(ctx.now.getTime() + survey.retryHours * HOUR_MS);
}
