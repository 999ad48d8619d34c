import { on } from 'node:events';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';

import { z } from 'zod';

import type { WantedColumn } from './sheet-columns.ts';
import { cellNotes, SheetRefusal } from './sheet-rows.ts';

// Reads a received file in a thread and hands on what it finds, batch by batch.

const THREAD_MEGABYTES_MAX = 700;
const READ_MS_MAX = 10 * 60_000;

const Rows = z.array(
  z.object({
    number: z.int(),
    cells: z.array(z.string()),
    notes: z.array(z.tuple([z.int(), z.enum(cellNotes)])),
  }),
);
const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('headings'), headings: z.array(z.string()), fields: z.array(z.string()) }),
  z.object({ kind: z.literal('rows'), rows: z.string().transform((text) => Rows.parse(JSON.parse(text))) }),
  z.object({
    kind: z.literal('refused'),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal('end') }),
]);
type Found = Extract<z.output<typeof Message>, { kind: 'headings' | 'rows' }>;

interface Wanted {
  readonly fileName: string;
  readonly columns: readonly WantedColumn[];
  readonly rowsMax: number;
  /** Rows up to this one are left out. */
  readonly afterRow: number;
}

/**
 * The headings, then the rows in batches of at most 1,000. Throws `SheetRefusal` when the file is no such
 * list.
 */
export async function* readSheet(file: Readable, wanted: Wanted): AsyncGenerator<Found> {
  const bytes = await bytesOf(file);
  if (bytes.length === 0) throw new SheetRefusal('exchange.emptyFile');
  const columns = wanted.columns.map(({ field, titles, isRequired }) => ({ field, titles, isRequired }));
  const worker = new Worker(new URL('./sheet-reader.worker.ts', import.meta.url), {
    workerData: { ...wanted, columns, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES_MAX },
  });
  const signal = AbortSignal.timeout(READ_MS_MAX);
  try {
    for await (const [given] of on(worker, 'message', { close: ['exit'], signal })) {
      const message = Message.parse(given);
      if (message.kind === 'refused') throw new SheetRefusal(message.code, message.facts);
      if (message.kind === 'end') return;
      yield message;
      worker.postMessage('next', []);
    }
    throw new Error('the reading thread ended without a word');
  } catch (error) {
    throw signal.aborted || isFull(error) ? new SheetRefusal('exchange.tooBig') : error;
  } finally {
    await worker.terminate();
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** A copy in memory of its own, which can be handed to the thread. */
async function bytesOf(file: Readable): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file) chunks.push(chunk);
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
