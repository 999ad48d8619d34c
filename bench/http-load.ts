import { strict as assert } from 'node:assert';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

// A client that keeps one connection and sends one request after another: written by hand, for a general one costs the
// two cores more than the server does for a small answer.

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below /api/v1. */
  readonly path: string;
  /** The cookie of the session. */
  readonly session: string;
  readonly body?: string;
  /** The Idempotency-Key of a command. */
  readonly key?: string;
}
export interface Answered {
  readonly status: number;
  readonly body: Buffer;
}
export interface Connection {
  ask(call: Call): Promise<Answered>;
  end(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
/** So many addresses that no one of them meets the limit of calls a minute; the program believes who sends them on. */
const ADDRESSES = 200;
let asked = 0;

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return talking(socket);
}

function talking(socket: Socket): Connection {
  let came: Buffer = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<Answered> | undefined;
  socket.on('data', (bytes: Buffer) => {
    came = came.length === 0 ? bytes : Buffer.concat([came, bytes]);
    const answer = readAnswer(came);
    if (answer === undefined) return;
    came = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  const fail = (error?: Error) => waiting?.reject(error ?? new Error('the server hung up'));
  socket.on('error', fail);
  socket.on('close', () => fail());
  return {
    async ask(call) {
      waiting = Promise.withResolvers();
      socket.write(writeCall(call));
      return await waiting.promise;
    },
    end: () => socket.destroy(),
  };
}

/** The answer, once it is whole. */
function readAnswer(bytes: Buffer): Answered | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  assert(length !== undefined, `an answer without its length: ${head}`);
  const bodyFrom = headEnd + HEAD_END.length;
  if (bytes.length < bodyFrom + Number(length)) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(bodyFrom) };
}

function writeCall({ method, path, session, body, key }: Call): string {
  asked = (asked + 1) % ADDRESSES;
  const more =
    body === undefined
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nidempotency-key: ${key}\r\n`;
  return (
    `${method} /api/v1${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: vafa_session=${session}\r\nx-vafa: 1\r\n` +
    `x-forwarded-for: 10.1.1.${asked}\r\n${more}\r\n${body ?? ''}`
  );
}

export interface Timed {
  readonly count: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Lets so many clients each do one thing after another for some seconds, or until `next` has nothing more. */
export async function timed(
  clients: number,
  seconds: number,
  next: (client: number) => (() => Promise<void>) | undefined,
): Promise<Timed> {
  const times: number[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < endAt) {
        const run = next(client);
        if (run === undefined) return;
        const from = performance.now();
        await run();
        times.push(performance.now() - from);
      }
    }),
  );
  const took = (performance.now() - startedAt) / 1000;
  const sorted = Float64Array.from(times).toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    count: times.length,
    seconds: took,
    perSecond: times.length / took,
    p50: at(0.5),
    p99: at(0.99),
  };
}
