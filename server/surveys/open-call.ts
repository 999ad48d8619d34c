import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { hint } from '../lib/live.ts';
import { viewCall } from './call-view.ts';
import type { CallView } from './survey-calls.contract.ts';
import type { LockedCall } from './survey-calls.sql.ts';
import * as sql from './survey-calls.sql.ts';
import { requireStranger } from './surveys.scope.ts';

// A call locked and checked before anything is done with it, and what is said afterwards.

export interface CallMark {
  readonly id: string;
  readonly version: number;
}

/** A call as its reader last saw it. */
export async function openCall(ctx: Context, { id, version }: CallMark): Promise<LockedCall> {
  const call = await sql.lockCall.first(ctx, { id });
  if (call === undefined) throw new Failure('missing', 'surveys.callMissing');
  if (call.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  return call;
}

/** A call that still waits and that nobody else holds. */
export async function openWaiting(ctx: Context, { id, version }: CallMark): Promise<LockedCall> {
  const call = await sql.lockCall.first(ctx, { id });
  if (call === undefined) throw new Failure('missing', 'surveys.callMissing');
  if (call.state !== 'waiting') throw new Failure('conflict', 'surveys.endedAlready');
  requireNobodyElse(ctx, call);
  if (call.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  return call;
}

/** A call that this operator took; a hold that ran out still counts while nobody else took it. */
export async function openHeld(ctx: Context, mark: CallMark): Promise<LockedCall> {
  const call = await openWaiting(ctx, mark);
  requireStranger(ctx, call);
  if (call.takenBy === null || call.takenBy !== ctx.actor.id)
    throw new Failure('conflict', 'surveys.notTaken');
  return call;
}

function requireNobodyElse(ctx: Context, call: LockedCall): void {
  const isHeld = call.takenUntil !== null && call.takenUntil > ctx.now;
  if (isHeld && call.takenBy !== ctx.actor.id)
    throw new Failure('conflict', 'surveys.takenByOther', { who: call.takenByTitle ?? '' });
}

/** A try of this operator, now. */
export const tryBy = (ctx: Context, call: LockedCall) => ({
  id: newId(ctx.now.getTime()),
  callId: call.id,
  now: ctx.now,
  by: ctx.actor.id,
  byTitle: ctx.actor.title,
});

/** Writes the trail and answers with the call. */
export async function told(
  ctx: Context,
  call: LockedCall,
  verb: string,
  after: Record<string, unknown>,
): Promise<CallView> {
  await audit(ctx, {
    action: `surveys.${verb}`,
    kind: 'surveyCall',
    id: call.id,
    before: { state: call.state, tryCount: call.tryCount },
    after,
  });
  hint(ctx, { topic: 'survey', id: call.id });
  return await viewCall(ctx, call.id);
}
