import { z } from 'zod';

import type { Context } from '../lib/context.ts';
import type { World } from '../lib/jobs.ts';
import { enqueue, outsideJob } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { sendingLine } from './lines.ts';
import type { MessageState } from './messaging.contract.ts';
import * as sql from './messaging.sql.ts';
import { openSandboxPanel } from './sandbox-panel.ts';
import type { HandOver, Line, PanelState, Panels } from './sms-panel.ts';

// Handing messages over. The row says `unknown` before the panel is called, so a crash in between leaves the truth, and
// the next run asks the panel instead of sending twice. Only what certainly never left goes out again (rules: fail-over).

const OUR_PANELS: Panels = { sandbox: openSandboxPanel };
const TRIES_MAX = 6;
const TRY_AGAIN_AFTER_MS = [5_000, 30_000, 120_000, 600_000, 3_600_000] as const;

export const deliverMessage = outsideJob({
  name: 'messaging.deliver',
  data: z.strictObject({ messageId: z.uuid() }),
  run: (world, { messageId }) => deliver(world, OUR_PANELS, messageId),
});
export const askState = outsideJob({
  name: 'messaging.askState',
  data: z.strictObject({ messageId: z.uuid(), round: z.int().min(0).max(20) }),
  run: (world, { messageId, round }) => ask(world, OUR_PANELS, messageId, round),
});

/** Hands one queued message to its panel; run again after a crash, it asks what became of it. */
export async function deliver(world: World, panels: Panels, messageId: string): Promise<void> {
  const begun = await world.transaction((ctx) => begin(ctx, panels, messageId));
  if (begun === 'over') return;
  if (begun === 'ask') return await ask(world, panels, messageId, 0);
  const panel = panels[begun.line.kind]?.(world, begun.line);
  const outcomes = await panel?.send([{ id: messageId, to: begun.to, text: begun.text }]);
  const outcome = outcomes?.[0] ?? { outcome: 'unknown' };
  const delays = panel?.askAfterMs ?? [];
  await world.transaction((ctx) => settle(ctx, { messageId, outcome, delays, tryCount: begun.tryCount }));
}

/** Asks the panel what became of a message that is on its way. */
export async function ask(world: World, panels: Panels, messageId: string, round: number): Promise<void> {
  const asked = await world.transaction(async (ctx) => {
    const message = await sql.lockOutgoing.first(ctx, { id: messageId, now: ctx.now });
    if (message === undefined || message.lineId === null || !isOnItsWay(message.state)) return undefined;
    const line = await sql.lineById.one(ctx, { id: message.lineId });
    return { line, providerId: message.providerId };
  });
  const panel = asked && panels[asked.line.kind]?.(world, asked.line);
  if (asked === undefined || panel === undefined) return;
  const [answer = { state: 'unknown' as const }] = await panel.status([
    { id: messageId, providerId: asked.providerId },
  ]);
  await world.transaction((ctx) => note(ctx, { messageId, answer, delays: panel.askAfterMs, round }));
}

interface Begun {
  readonly line: Line;
  readonly to: string;
  readonly text: string;
  readonly tryCount: number;
}

async function begin(ctx: Context, panels: Panels, messageId: string): Promise<Begun | 'ask' | 'over'> {
  const message = await sql.lockOutgoing.first(ctx, { id: messageId, now: ctx.now });
  if (message?.state === 'unknown') return 'ask';
  if (message?.state !== 'queued') return 'over';
  if (message.isExpired) return await end(ctx, messageId, { state: 'expired' });
  // Quiet hours belong here: outside them a message that may wait becomes `scheduled` and its job starts later.
  const line = await sendingLine(ctx, panels);
  if (line === undefined) return await end(ctx, messageId, { state: 'blocked', reason: 'noLine' });
  await sql.beginHandOver.run(ctx, { id: messageId, lineId: line.id, now: ctx.now });
  return {
    line,
    to: message.number,
    text: message.secretText ?? message.text,
    tryCount: message.tryCount + 1,
  };
}

interface HandedOver {
  readonly messageId: string;
  readonly outcome: HandOver;
  readonly delays: readonly number[];
  readonly tryCount: number;
}

async function settle(ctx: Context, { messageId, outcome, delays, tryCount }: HandedOver): Promise<void> {
  switch (outcome.outcome) {
    case 'accepted':
      await end(ctx, messageId, { state: 'sent', providerId: outcome.providerId, wasAccepted: true });
      return await askLater(ctx, messageId, delays, 0);
    case 'refused':
      return void (await end(ctx, messageId, {
        state: 'failed',
        reason: 'refused',
        panelCode: outcome.code,
      }));
    case 'notReached':
      if (tryCount >= TRIES_MAX)
        return void (await end(ctx, messageId, { state: 'failed', reason: 'notReached' }));
      return await sendAgain(ctx, messageId, TRY_AGAIN_AFTER_MS[tryCount - 1]);
    case 'unknown':
      // A code's full text stays until the panel has said whether it has the message.
      return await askLater(ctx, messageId, delays, 0);
  }
}

interface Answered {
  readonly messageId: string;
  readonly answer: PanelState;
  readonly delays: readonly number[];
  readonly round: number;
}

async function note(ctx: Context, { messageId, answer, delays, round }: Answered): Promise<void> {
  switch (answer.state) {
    case 'absent':
      return await sendAgain(ctx, messageId);
    case 'unknown':
      return await askLater(ctx, messageId, delays, round + 1);
    case 'sent':
      await end(ctx, messageId, { state: 'sent', providerId: answer.providerId, wasAccepted: true });
      return await askLater(ctx, messageId, delays, round + 1);
    case 'delivered':
    case 'undelivered':
    case 'failed':
    case 'blocked':
      await end(ctx, messageId, {
        state: answer.state,
        providerId: answer.providerId,
        panelCode: answer.code ?? null,
        wasAccepted: true,
      });
  }
}

interface Reached {
  readonly state: MessageState;
  readonly reason?: string;
  readonly panelCode?: string | null;
  readonly providerId?: string;
  readonly wasAccepted?: boolean;
}

/** Writes a state that leaves the panel or us nothing to read in the full text any more. */
async function end(ctx: Context, messageId: string, reached: Reached): Promise<'over'> {
  await sql.moveOn.run(ctx, {
    id: messageId,
    state: reached.state,
    reason: reached.reason ?? null,
    panelCode: reached.panelCode ?? null,
    providerId: reached.providerId ?? null,
    wasAccepted: reached.wasAccepted ?? false,
    now: ctx.now,
  });
  await sql.removeSecret.run(ctx, { messageId });
  hint(ctx, { topic: 'message', id: messageId });
  return 'over';
}

/** Back into the queue: it certainly never left. */
async function sendAgain(ctx: Context, messageId: string, afterMs = 0): Promise<void> {
  if ((await sql.takeBack.run(ctx, { id: messageId })) === 0) return;
  await enqueue(ctx, deliverMessage, { messageId }, startAfter(ctx, afterMs));
}

async function askLater(
  ctx: Context,
  messageId: string,
  delays: readonly number[],
  round: number,
): Promise<void> {
  const delayMs = delays[round];
  if (delayMs === undefined) {
    await sql.removeSecret.run(ctx, { messageId });
    return;
  }
  await enqueue(ctx, askState, { messageId, round }, startAfter(ctx, delayMs));
}

/** A job for now is woken by the commit; one with a time, even a past one, waits for the next look. */
function startAfter(ctx: Context, delayMs: number): Date | undefined {
  return delayMs === 0 ? undefined : new Date(ctx.now.getTime() + delayMs);
}

function isOnItsWay(state: MessageState): boolean {
  return state === 'sent' || state === 'unknown';
}
