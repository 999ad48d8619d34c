import { z } from 'zod';

import type { Context } from '../lib/context.ts';
import type { Door } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import { cleanText } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { announce, enqueue, job } from '../lib/jobs.ts';
import type { Job } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { parsePhone } from '../lib/phone.ts';
import { readLineSecret } from './lines.ts';
import { messageReceived } from './messaging.events.ts';
import * as sql from './messaging.sql.ts';
import { searchKeyOf } from './search-key.ts';
import { smsLength } from './sms-length.ts';

// Incoming messages: first kept as the panel brought them, each once; then a job gives them to their company and puts
// them beside what we last wrote to that number about. Nothing is thrown away.

/** Which of these subjects are open; the slice that owns them answers. */
export type OpenSubjects = (ctx: Context, subjectIds: readonly string[]) => Promise<readonly string[]>;

const SUBJECTS_MAX = 20;
const InboundData = z.strictObject({ inboundId: z.uuid() });

/** The job that gives a received message to its company. Row A14. */
export function routeInbound(openSubjects: OpenSubjects): Job<typeof InboundData> {
  return job({
    name: 'messaging.routeInbound',
    data: InboundData,
    run: (ctx, { inboundId }) => route(ctx, inboundId, openSubjects),
  });
}
/** To be queued: only the name and the form of the data are read. */
const routing = routeInbound(async (_, ids) => ids);

interface Received {
  readonly lineId: string;
  /** The panel's name for it: the same again changes nothing. */
  readonly providerId: string;
  readonly sender: string;
  readonly text: string;
}

/** Keeps what a line received, once. Every panel's incoming messages come this way. */
export async function receive(ctx: Context, message: Received): Promise<void> {
  const kept = await sql.insertInbound.first(ctx, { ...message, id: newId(ctx.now.getTime()), now: ctx.now });
  if (kept !== undefined) await enqueue(ctx, routing, { inboundId: kept.id });
}

/** A panel calls: the secret in the address names the line, and so the company. */
export async function receiveFromPanel(
  door: Door,
  given: { secret: string; providerId: string; from: string; text: string },
): Promise<{ isReceived: true }> {
  const named = readLineSecret(given.secret);
  if (named === undefined) throw new Failure('missing', 'lib.missing');
  await door.transaction(named.tenantId, async (_, ctx) => {
    const line = await sql.lineBySecret.first(ctx, { secretHash: named.secretHash });
    if (line === undefined) throw new Failure('missing', 'lib.missing');
    await receive(ctx, {
      lineId: line.id,
      providerId: given.providerId,
      sender: given.from,
      text: given.text,
    });
  });
  return { isReceived: true };
}

async function route(ctx: Context, inboundId: string, openSubjects: OpenSubjects): Promise<void> {
  const inbound = await sql.lockInbound.first(ctx, { id: inboundId });
  if (inbound === undefined || inbound.isRouted) return;
  const line = await sql.lineById.one(ctx, { id: inbound.lineId });
  const number = numberOf(inbound.sender ?? '');
  const text = cleanText(inbound.text ?? '');
  const about = await newestOpenSubject(ctx, number, openSubjects);
  await sql.insertReceived.run(ctx, {
    id: inboundId,
    number,
    text,
    searchKey: searchKeyOf(text, number),
    partCount: smsLength(text).parts,
    lineId: line.id,
    providerId: inbound.providerId,
    receivedAt: inbound.receivedAt,
    subjectId: about?.subjectId ?? null,
    partId: about?.partId ?? null,
  });
  await sql.markRouted.run(ctx, { id: inboundId, now: ctx.now });
  await announce(ctx, messageReceived, { messageId: inboundId, subjectId: about?.subjectId ?? null });
  hint(ctx, { topic: 'message', id: inboundId });
}

async function newestOpenSubject(ctx: Context, number: string, openSubjects: OpenSubjects) {
  const candidates = await sql.subjectsOf.all(ctx, { number, limit: SUBJECTS_MAX });
  if (candidates.length === 0) return undefined;
  const open = new Set(
    await openSubjects(
      ctx,
      candidates.map(({ subjectId }) => subjectId),
    ),
  );
  return candidates.find(({ subjectId }) => open.has(subjectId));
}

/** Panels write 98912…, 912…, 0912… or +98912…; what is no phone (a bank, an operator) stays as written. */
function numberOf(sender: string): string {
  const phone = parsePhone(sender);
  return phone.ok ? phone.e164 : cleanText(sender);
}
