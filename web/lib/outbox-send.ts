// Sends what the phone keeps, one file after another, in chunks, for as long as the page lives. Only one tab sends.
import { liveQuery } from 'dexie';
import { announceFile, CHUNK_BYTES_MAX } from '../../server/files/files.contract.ts';
import { call, Problem } from './client.ts';
import { sendChunk } from './outbox-chunk.ts';
import type { KeptFile } from './outbox-store.ts';
import { bytesOf, dropFile, nextToSend, noteFile, noteSent, waitingFiles } from './outbox-store.ts';

const PAUSE_MS_MIN = 2000;
const PAUSE_MS_MAX = 60_000;

/** Begins to send what this person left; the answer stops it. */
export function startSending(owner: string): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  void navigator.locks
    .request('vafa.outbox', { signal }, () => sendAll(owner, signal))
    .catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  return () => stopping.abort();
}

/** After so many tries in a row without an answer: 2, 4, 8 … at most 60 seconds. */
export function pauseMs(tries: number): number {
  return Math.min(PAUSE_MS_MIN * 2 ** (tries - 1), PAUSE_MS_MAX);
}

async function sendAll(owner: string, signal: AbortSignal): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    const file = await nextToSend(owner);
    if (file === undefined) {
      await untilKept(owner, signal);
      continue;
    }
    const isThrough = await tryToSend(file, signal);
    tries = isThrough ? 0 : tries + 1;
    if (!isThrough) await untilWorthATry(pauseMs(tries), signal);
  }
}

/** True when the file is gone from the queue: sent, or refused for good. */
async function tryToSend(file: KeptFile, signal: AbortSignal): Promise<boolean> {
  try {
    await sendFileInChunks(file, signal);
    return true;
  } catch (reason) {
    if (signal.aborted) return false;
    if (!(reason instanceof Problem)) throw reason;
    if (isForGood(reason)) {
      await noteFile(file.id, { state: 'refused', refusal: reason.code, isHeld: false });
      return true;
    }
    await noteFile(file.id, { isHeld: true });
    return false;
  }
}

/** A session that ended, or a server that asks for patience, does not make a photo wrong. */
export function isForGood({ isRefusal, status }: Problem): boolean {
  return isRefusal && status !== 401 && status !== 429;
}

async function sendFileInChunks(file: KeptFile, signal: AbortSignal): Promise<void> {
  const { id, kind, name, byteCount, sha256 } = file;
  const bytes = await bytesOf(id);
  if (bytes === undefined) return await dropFile(id);
  // Announced again at each try: the answer says from where to go on.
  let state = await call(announceFile, { id, kind, name, byteCount, sha256 }, { signal });
  while (!state.isWhole && state.refusal === null) {
    const chunk = bytes.slice(state.receivedBytes, state.receivedBytes + CHUNK_BYTES_MAX);
    state = await sendChunk(id, state.receivedBytes, chunk, signal);
    await noteFile(id, { sentBytes: state.receivedBytes, isHeld: false });
  }
  if (state.refusal !== null) return await noteFile(id, { state: 'refused', refusal: state.refusal });
  await noteSent(id);
}

function untilKept(owner: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const watch = liveQuery(() => waitingFiles(owner)).subscribe((files) => {
      if (files.length > 0) finish();
    });
    const finish = () => {
      watch.unsubscribe();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    signal.addEventListener('abort', finish);
  });
}

/** The pause is over, or the network is back. */
function untilWorthATry(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    window.addEventListener('online', finish);
    signal.addEventListener('abort', finish);
  });
}
