import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';
import { z } from 'zod';

import type { Actor, Context } from './context.ts';

// Live screens. A command collects hints ("request X changed"); after the COMMIT each process sends its hints in
// one NOTIFY (inside the command it would make all commits wait for each other: 7,800 → 2,000 a second). Every process
// listens and tells the streams of those who may see it. A hint may be lost: screens also poll.

export interface Hint {
  /** What changed: 'request', 'workOrder', 'message' …; 'session.ended' ends the streams of a membership. */
  readonly topic: string;
  readonly id: string;
  /** Agencies that may know; the head office always may. */
  readonly agencyIds?: readonly string[];
  /** Memberships (technicians) that may know. */
  readonly membershipIds?: readonly string[];
  /** Whether those who never see customers may know. */
  readonly isForTs?: boolean;
}

interface Stream {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly response: ServerResponse;
  readonly openedAtMs: number;
}

/** Says that something changed, once the command is committed. */
export function hint(ctx: Pick<Context, 'hints'>, changed: Hint): void {
  ctx.hints.push(changed);
}

const CHANNEL = 'vafa_live';
const PAYLOAD_MAX = 7000;
const READERS_MAX = 100;
const UNSENT_MAX = 64 * 1024;
const COMMENT_EVERY_MS = 25_000;
const RETRY_MS = 1000;
const BATCH_DELAY_MS = 10;
const STREAMS_MAX = 2000;
/** Then the browser comes back and is asked who it is: a role changed or a key expired in the meantime. */
const STREAM_MS_MAX = 30 * 60_000;

export interface Live {
  /** Sends the hints of a committed command. */
  publish(tenantId: string, hints: readonly Hint[]): void;
  /** Whether no further stream can be opened. */
  isFull(): boolean;
  /** How many screens listen to this process. */
  streamCount(): number;
  /** Opens a stream for a signed-in actor; false when the house is full. */
  open(tenantId: string, actor: Actor, response: ServerResponse): boolean;
  stop(): Promise<void>;
}

type Packet = [tenantId: string, hint: Hint];

/** Starts listening on one connection of its own. */
export async function startLive(url: string): Promise<Live> {
  const streams = new Set<Stream>();
  const line = notifyLine(
    url,
    (packet) => deliver(streams, packet),
    () => tellAll(streams, 'refetch', '{}'),
  );
  await line.connect();
  const comments = setInterval(() => {
    const oldestMs = Date.now() - STREAM_MS_MAX;
    for (const stream of streams) {
      if (stream.openedAtMs < oldestMs) end(streams, stream);
      else write(streams, stream, ': still here\n\n');
    }
  }, COMMENT_EVERY_MS);
  comments.unref();

  return {
    publish: (tenantId, hints) => line.send(hints.map((hint): Packet => [tenantId, hint])),
    isFull: () => streams.size >= STREAMS_MAX,
    streamCount: () => streams.size,
    open(tenantId, actor, response) {
      if (streams.size >= STREAMS_MAX) return false;
      const stream = { tenantId, actor, response, openedAtMs: Date.now() };
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      streams.add(stream);
      response.on('close', () => streams.delete(stream));
      write(streams, stream, 'event: open\ndata: {}\n\n');
      return true;
    },
    async stop() {
      clearInterval(comments);
      for (const stream of streams) end(streams, stream);
      await line.stop();
    },
  };
}

interface Line {
  connect(): Promise<void>;
  send(packets: readonly Packet[]): void;
  stop(): Promise<void>;
}

function notifyLine(url: string, received: (packet: Packet) => void, reconnected: () => void): Line {
  let client: pg.Client | undefined;
  let waiting: Packet[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let sending: Promise<void> = Promise.resolve();

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on('notification', (message) => {
      for (const packet of readPackets(message.payload)) received(packet);
    });
    fresh.on('error', () => undefined);
    // A failed attempt ends too; only the end of a line that stood starts the attempts, and they follow one another.
    fresh.on('end', () => {
      if (client !== fresh) return;
      client = undefined;
      void reconnect();
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
    client = fresh;
    if (isStopped) await fresh.end();
  };
  const reconnect = async (): Promise<void> => {
    await sleep(RETRY_MS, undefined, { ref: false });
    if (isStopped) return;
    // Refused: it is tried again, for as long as the program runs.
    await connect().then(reconnected, reconnect);
  };
  const flush = () => {
    timer = undefined;
    const packets = waiting;
    waiting = [];
    const texts = payloads(packets);
    // A hint that cannot be sent is only late: every screen also asks by itself.
    sending = sending
      .then(() => client?.query('select pg_notify($1, p) from unnest($2::text[]) p', [CHANNEL, texts]))
      .then(
        () => undefined,
        () => undefined,
      );
  };
  return {
    connect,
    send(packets) {
      if (packets.length === 0 || isStopped) return;
      waiting.push(...packets);
      timer ??= setTimeout(flush, BATCH_DELAY_MS);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}

function payloads(packets: readonly Packet[]): string[] {
  const texts: string[] = [];
  let batch: string[] = [];
  let size = 2;
  for (const packet of packets.flatMap(inParts)) {
    const text = JSON.stringify(packet);
    const byteCount = Buffer.byteLength(text);
    if (batch.length > 0 && size + byteCount + 1 > PAYLOAD_MAX) {
      texts.push(`[${batch.join(',')}]`);
      batch = [];
      size = 2;
    }
    batch.push(text);
    size += byteCount + 1;
  }
  if (batch.length > 0) texts.push(`[${batch.join(',')}]`);
  return texts;
}

/** A hint for very many, as several for fewer: one NOTIFY holds 8,000 bytes. */
function inParts([tenantId, hint]: Packet): Packet[] {
  const { agencyIds = [], membershipIds = [], ...rest } = hint;
  if (agencyIds.length + membershipIds.length <= READERS_MAX) return [[tenantId, hint]];
  const parts: Packet[] = [];
  for (let at = 0; at < Math.max(agencyIds.length, membershipIds.length); at += READERS_MAX / 2) {
    const until = at + READERS_MAX / 2;
    parts.push([
      tenantId,
      {
        ...rest,
        agencyIds: agencyIds.slice(at, until),
        membershipIds: membershipIds.slice(at, until),
      },
    ]);
  }
  return parts;
}

const Packets = z.array(
  z.tuple([
    z.string(),
    z.looseObject({
      topic: z.string(),
      id: z.string(),
      agencyIds: z.array(z.string()).exactOptional(),
      membershipIds: z.array(z.string()).exactOptional(),
      isForTs: z.boolean().exactOptional(),
    }),
  ]),
);

/** Whoever may enter the database may write to the channel; what is not ours is passed over. */
function readPackets(payload: string | undefined): Packet[] {
  try {
    return Packets.safeParse(JSON.parse(payload ?? '')).data ?? [];
  } catch {
    return [];
  }
}

function deliver(streams: Set<Stream>, [tenantId, hint]: Packet): void {
  if (hint.topic === 'session.ended') {
    for (const stream of streams) if (stream.actor.membershipId === hint.id) end(streams, stream);
    return;
  }
  const frame = `event: hint\ndata: ${JSON.stringify({ topic: hint.topic, id: hint.id })}\n\n`;
  for (const stream of streams) {
    if (stream.tenantId === tenantId && maySee(stream.actor, hint)) write(streams, stream, frame);
  }
}

function maySee(actor: Actor, hint: Hint): boolean {
  switch (actor.sees) {
    case 'office':
      return true;
    case 'agency':
      return actor.agencyId !== null && (hint.agencyIds?.includes(actor.agencyId) ?? false);
    case 'technician':
      return actor.membershipId !== null && (hint.membershipIds?.includes(actor.membershipId) ?? false);
    case 'ts':
      return hint.isForTs === true;
    case 'public':
      return false;
  }
}

function tellAll(streams: Set<Stream>, name: string, data: string): void {
  for (const stream of streams) write(streams, stream, `event: ${name}\ndata: ${data}\n\n`);
}

function end(streams: Set<Stream>, stream: Stream): void {
  // Taken out at once: to write after the end is an error, and 'close' comes only when the browser has gone.
  streams.delete(stream);
  stream.response.end();
}

function write(streams: Set<Stream>, stream: Stream, frame: string): void {
  if (stream.response.writableLength > UNSENT_MAX) {
    // A screen that does not read is dropped; the browser comes back and asks again.
    streams.delete(stream);
    stream.response.destroy();
    return;
  }
  stream.response.write(frame);
}
