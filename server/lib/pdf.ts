import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { z } from 'zod';

import { Failure } from './failure.ts';

// Papers to print, set by Typst in a thread of their own: it is the one engine that was tried which sets Persian, with
// Latin codes inside it, as it is read. One thread for the process, started with the first paper, so that fonts are
// read once; a long paper never holds up a request.

export const PDF_TYPE = 'application/pdf';

const PAPER_MS_MAX = 60_000;
const WAITING_MAX = 50;
const THREAD_MEGABYTES_MAX = 700;

const Answer = z.union([
  z.strictObject({ number: z.int(), paper: z.instanceof(Uint8Array) }),
  z.strictObject({ number: z.int(), complaint: z.string() }),
]);
interface Waiting {
  readonly resolve: (paper: Buffer) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

let thread: Worker | undefined;
let count = 0;
const waiting = new Map<number, Waiting>();

/**
 * Sets a paper. `template` is a Typst file beside the slice that owns it (`new URL('./x.typ', import.meta.url)`), which
 * reads the data by `json("/data.json")`. Throws `lib.paperTooLong` when it takes over a minute.
 */
export async function pdfOf(template: URL, data: unknown): Promise<Buffer> {
  if (waiting.size >= WAITING_MAX) throw new Failure('unavailable', 'lib.unavailable');
  const worker = (thread ??= startThread());
  const number = (count += 1);
  const order = { number, template: fileURLToPath(template), data: JSON.stringify(data) };
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => giveUp(worker, new Failure('unavailable', 'lib.paperTooLong')),
      PAPER_MS_MAX,
    );
    waiting.set(number, { resolve, reject, timer });
    worker.ref();
    worker.postMessage(order, []);
  });
}

function startThread(): Worker {
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES_MAX },
  });
  worker.unref();
  worker.on('message', (message: unknown) => {
    const answer = Answer.parse(message);
    const order = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (waiting.size === 0) worker.unref();
    if (order === undefined) return;
    clearTimeout(order.timer);
    if ('paper' in answer) order.resolve(Buffer.from(answer.paper));
    else order.reject(new Error(`the paper could not be set: ${answer.complaint}`));
  });
  worker.on('error', (error) => giveUp(worker, error));
  return worker;
}

/** Ends a thread that hangs or fell over; whoever waits for it is told, the next paper starts another. */
function giveUp(worker: Worker, error: unknown): void {
  if (thread === worker) thread = undefined;
  void worker.terminate();
  for (const order of waiting.values()) {
    clearTimeout(order.timer);
    order.reject(error);
  }
  waiting.clear();
}
