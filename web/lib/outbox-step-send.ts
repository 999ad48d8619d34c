// Sends the steps of jobs in their order, for as long as the page lives. Only one tab sends.
import { liveQuery } from 'dexie';
import { Problem } from './client.ts';
import { isForGood, pauseMs } from './outbox-send.ts';
import { filesById } from './outbox-store.ts';
import type { KeptStep } from './outbox-steps.ts';
import { dropStep, noteStep, stepsInTurn, stepsOf } from './outbox-steps.ts';

export type StepSender = (step: KeptStep, signal: AbortSignal) => Promise<void>;

/** Begins to send what this person pressed; the answer stops it. `send` throws Problem. */
export function startSendingSteps(owner: string, send: StepSender): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  void navigator.locks
    .request('vafa.steps', { signal }, () => sendAll(owner, send, signal))
    .catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  return () => stopping.abort();
}

async function sendAll(owner: string, send: StepSender, signal: AbortSignal): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    const { turns, seen } = await turnsOf(owner);
    const isThrough = await sendRound(turns, send, signal);
    tries = isThrough ? 0 : tries + 1;
    if (isThrough && turns.length > 0) continue;
    await untilChanged(owner, { seen, signal, delayMs: isThrough ? undefined : pauseMs(tries) });
  }
}

/** False when one of them must be tried again. Without a server the others need not be tried, and wait as well. */
async function sendRound(
  turns: readonly KeptStep[],
  send: StepSender,
  signal: AbortSignal,
): Promise<boolean> {
  let isThrough = true;
  for (const [at, step] of turns.entries()) {
    const outcome = await tryToSend(step, send, signal);
    if (outcome === 'through') continue;
    isThrough = false;
    if (outcome === 'held') continue;
    for (const { place } of turns.slice(at + 1)) await noteStep(place, { isHeld: true });
    break;
  }
  return isThrough;
}

async function tryToSend(
  step: KeptStep,
  send: StepSender,
  signal: AbortSignal,
): Promise<'through' | 'held' | 'noServer'> {
  try {
    await send(step, signal);
    await dropStep(step.place);
    return 'through';
  } catch (reason) {
    if (signal.aborted) return 'noServer';
    if (!(reason instanceof Problem)) throw reason;
    const { status, code, title, errors } = reason;
    if (isForGood(reason)) {
      await noteStep(step.place, {
        state: 'refused',
        refusal: { status, code, title, errors },
        isHeld: false,
      });
      return 'through';
    }
    await noteStep(step.place, { isHeld: true });
    return [0, 401, 429].includes(status) ? 'noServer' : 'held';
  }
}

type Pause = { seen: string; signal: AbortSignal; delayMs: number | undefined };

/** The pause is over, the network is back, another step was pressed or put aside, or a file it needs has arrived. */
function untilChanged(owner: string, { seen, signal, delayMs }: Pause): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      watch.unsubscribe();
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = delayMs === undefined ? undefined : setTimeout(finish, delayMs);
    window.addEventListener('online', finish);
    signal.addEventListener('abort', finish);
    const watch = liveQuery(() => turnsOf(owner)).subscribe((now) => {
      if (now.seen !== seen) finish();
    });
  });
}

/** Whose turn it is; `seen` differs when that does, or what stands behind it. */
async function turnsOf(owner: string): Promise<{ turns: KeptStep[]; seen: string }> {
  const all = await stepsOf(owner);
  const turns = stepsInTurn(all, await filesById(all.flatMap(({ needs }) => needs)));
  return { turns, seen: [...all, ...turns].map(({ place, state }) => place + state).join() };
}
