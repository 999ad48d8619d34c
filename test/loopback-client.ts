import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';

// Messages over real HTTP on this machine, written as they are: fetch would mend paths and headers on the way.

export interface Message {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly ms: number;
}

const ANSWER_MS_MAX = 60_000;
/** All of 127.0.0.0/8 is this machine on Linux: calls come from many addresses, as far as the limit on one knows. */
const ADDRESSES = process.platform === 'linux' ? 60 : 1;
const agents = Array.from({ length: ADDRESSES }, (_, at) => {
  const own = ADDRESSES === 1 ? {} : { localAddress: `127.0.7.${at + 1}` };
  return new Agent({ keepAlive: true, maxSockets: 4, ...own });
});
let calls = 0;

export async function send(url: string, message: Message): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const startedAt = performance.now();
  const body = message.body === undefined ? undefined : Buffer.from(message.body);
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const headers = { ...message.headers, ...length };
  calls += 1;
  const agent = agents[calls % agents.length];
  return await new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        method: message.method,
        path: message.address,
        headers,
        agent,
        timeout: ANSWER_MS_MAX,
      },
      (response) => void read(response, startedAt).then(resolve, reject),
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer for a minute')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function read(response: IncomingMessage, startedAt: number): Promise<Answer> {
  const type = response.headers['content-type'] ?? '';
  const status = response.statusCode ?? 0;
  const parts: Buffer[] = [];
  if (type.startsWith('text/event-stream')) response.destroy();
  else for await (const part of response) parts.push(Buffer.from(part));
  return { status, type, body: Buffer.concat(parts), ms: performance.now() - startedAt };
}
