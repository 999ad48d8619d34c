import type { ServerResponse } from 'node:http';

import pg from 'pg';

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
}

/** Says that something changed, once the command is committed. */
export function hint(ctx: Pick<Context, 'hints'>, changed: Hint): void {
  ctx.hints.push(changed);
}

const CHANNEL = 'vafa_live';
const PAYLOAD_MAX = 7000;
const UNSENT_MAX = 64 * 1024;
const COMMENT_EVERY_MS = 25_000;
const RETRY_MS = 1000;
const BATCH_DELAY_MS = 10;
const STREAMS_MAX = 2000;

export interface Live {
  /** Sends the hints of a committed command. */
  publish(tenantId: string, hints: readonly Hint[]): void;
  /** Opens a stream for a signed-in actor; false when the house is full. */
  open(tenantId: string, actor: Actor, response: ServerResponse): boolean;
  stop(): Promise<void>;
}

type Packet = [tenantId: string, hint: Hint];

/** Starts listening on one connection of its own. */
export async function startLive(url: string): Promise<Live> {
  const streams = new Set<Stream>();
  const line = notifyLine(url, (packet) => deliver(streams, packet), () => tellAll(streams, 'refetch', '{}'));
  await line.connect();
  const comments = setInterval(() => {
    for (const stream of streams) write(streams, stream, ': still here\n\n');
  }, COMMENT_EVERY_MS);
  comments.unref();

  return {
    publish: (tenantId, hints) => line.send(hints.map((hint): Packet => [tenantId, hint])),
    open(tenantId, actor, response) {
      if (streams.size >= STREAMS_MAX) return false;
      const stream = { tenantId, actor, response };
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
      for (const stream of streams) stream.response.end();
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

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on('notification', (message) => {
      for (const packet of readPackets(message.payload)) received(packet);
    });
    fresh.on('error', () => undefined);
    fresh.on('end', () => {
      client = undefined;
      if (!isStopped) setTimeout(reconnect, RETRY_MS).unref();
    });
    await fresh.connect();
    await fresh.query(`listen ${CHANNEL}`);
    client = fresh;
  };
  const reconnect = () => {
    if (isStopped) return;
    connect().then(reconnected, () => setTimeout(reconnect, RETRY_MS).unref());
  };
  const flush = () => {
    timer = undefined;
    const packets = waiting;
    waiting = [];
    for (const payload of payloads(packets)) {
      // A hint that cannot be sent is only late: every screen also asks by itself.
      client?.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined);
    }
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
  for (const packet of packets) {
    const text = JSON.stringify(packet);
    if (text.length > PAYLOAD_MAX) continue;
    if (size + text.length + 1 > PAYLOAD_MAX) {
      texts.push(`[${batch.join(',')}]`);
      batch = [];
      size = 2;
    }
    batch.push(text);
    size += text.length + 1;
  }
  if (batch.length > 0) texts.push(`[${batch.join(',')}]`);
  return texts;
}

function readPackets(payload: string | undefined): Packet[] {
  // Only this program writes to the channel; the shape is its own.
  return JSON.parse(payload ?? '[]') as Packet[];
}

function deliver(streams: Set<Stream>, [tenantId, hint]: Packet): void {
  if (hint.topic === 'session.ended') {
    for (const stream of streams) if (stream.actor.membershipId === hint.id) stream.response.end();
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

function write(streams: Set<Stream>, stream: Stream, frame: string): void {
  if (stream.response.writableLength > UNSENT_MAX) {
    // A screen that does not read is dropped; the browser comes back and asks again.
    streams.delete(stream);
    stream.response.destroy();
    return;
  }
  stream.response.write(frame);
}
