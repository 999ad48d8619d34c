import type { sendChunk as sendChunkContract } from '../../server/files/files.contract.ts';
import type { OutputOf } from './client.ts';
import { base, Problem } from './client.ts';

const WAIT_MS_MAX = 60_000;

/** Sends some bytes of a file from `offset` on. Throws Problem, as `call` does. */
export async function sendChunk(
  id: string,
  offset: number,
  chunk: ArrayBuffer,
  signal: AbortSignal,
): Promise<OutputOf<typeof sendChunkContract>> {
  const response = await fetch(`${base}/files/${id}?offset=${offset}`, {
    method: 'PUT',
    headers: { 'x-vafa': '1', accept: 'application/json', 'content-type': 'application/octet-stream' },
    credentials: 'same-origin',
    body: chunk,
    signal: AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS_MAX)]),
  }).catch((reason: unknown) => {
    if (signal.aborted) throw reason;
    throw new Problem({ status: 0, code: 'web.noAnswer', title: '' });
  });
  const said: unknown = await response.json().catch(() => undefined);
  // The server listed and checked this answer against the contract's schema before it left.
  if (response.ok && said !== undefined) return said as OutputOf<typeof sendChunkContract>;
  // problem+json is our own server's; a proxy's page, or an answer cut short, falls through to no answer.
  const body = (typeof said === 'object' && said !== null ? said : {}) as Partial<Problem>;
  throw new Problem({
    status: response.ok ? 0 : response.status,
    code: typeof body.code === 'string' ? body.code : 'web.noAnswer',
    title: typeof body.title === 'string' ? body.title : '',
  });
}
