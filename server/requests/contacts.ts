import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { announce } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { tell } from '../lib/timeline.ts';
import { attend } from './attend.ts';
import { requireVersion } from './change-order.ts';
import { callerNumberOf } from './received-parts.ts';
import { writeRequestWords } from './request-search.ts';
import { viewRequest } from './request-view.ts';
import type { addContact, changeRequest, RequestView } from './requests.contract.ts';
import { requestRaised } from './requests.events.ts';
import { requireOffice } from './requests.scope.ts';
import * as sql from './requests.sql.ts';
import { lockOrdersOf } from './work-orders.sql.ts';

/** The contact that raises a request to the process owner. */
const RAISING_CONTACT = 3;

/** Adds a follow-up contact to open work, never a new request; counted, shown to the agency. Row A17. */
export async function contact(ctx: Context, input: z.output<typeof addContact.input>): Promise<RequestView> {
  requireOffice(ctx);
  const callerNumber = await callerNumberOf(ctx, input.callerNumber, 'callerNumber');
  const request = await sql.lockRequest.first(ctx, { id: input.id });
  if (request === undefined) throw new Failure('missing', 'requests.missing');
  if (request.stage === 'closed' || request.stage === 'cancelled')
    throw new Failure('conflict', 'requests.endedAlready');
  const ordinal = request.contactCount + 1;
  const isRaising = ordinal >= RAISING_CONTACT && request.raisedAt === null;
  await sql.insertContact.run(ctx, {
    id: newId(ctx.now.getTime()),
    requestId: request.id,
    ordinal,
    code: input.code,
    channel: input.channel,
    callerNumber,
    note: input.note,
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  await sql.updateContactCount.run(ctx, {
    id: request.id,
    count: ordinal,
    raisedAt: isRaising ? ctx.now : request.raisedAt,
    byTitle: ctx.actor.title,
  });
  await attend(ctx, request.id);
  await tellOfContact(ctx, request.id, { ordinal, code: input.code, note: input.note });
  if (isRaising) {
    await tell(ctx, {
      subject: request.id,
      kind: 'requests.told.raised',
      audience: ['office'],
      facts: { count: ordinal },
    });
    await announce(ctx, requestRaised, { requestId: request.id });
  }
  await audit(ctx, {
    action: 'requests.contact',
    kind: 'request',
    id: request.id,
    after: { ordinal, code: input.code, isRaising },
    personalAfter: { callerNumber, note: input.note },
  });
  return await viewRequest(ctx, request.id);
}

/** The office reads one line; each agency at work reads it beside its own work order. */
async function tellOfContact(
  ctx: Context,
  requestId: string,
  told: { ordinal: number; code: string; note: string },
): Promise<void> {
  const facts = { count: told.ordinal, code: told.code };
  await tell(ctx, {
    subject: requestId,
    kind: 'requests.told.contact',
    audience: ['office'],
    facts,
    personal: { note: told.note },
  });
  hint(ctx, { topic: 'request', id: requestId });
  for (const order of await lockOrdersOf.all(ctx, { requestId })) {
    if (order.agencyId === null || order.stage === 'closed' || order.stage === 'cancelled') continue;
    const { agencyId, technicianId } = order;
    await tell(ctx, {
      subject: requestId,
      part: order.id,
      kind: 'requests.told.contact',
      audience: ['agency', 'technician'],
      facts: { ...facts, agencyId },
      personal: { note: told.note },
    });
    hint(ctx, {
      topic: 'workOrder',
      id: order.id,
      agencyIds: [agencyId],
      membershipIds: technicianId === null ? [] : [technicianId],
    });
  }
}

/** Changes note or priority. */
export async function change(
  ctx: Context,
  input: z.output<typeof changeRequest.input>,
): Promise<RequestView> {
  requireOffice(ctx);
  const request = await sql.lockRequest.first(ctx, { id: input.id });
  if (request === undefined) throw new Failure('missing', 'requests.missing');
  requireVersion(request, input.version);
  const next = { note: input.note ?? request.note, priority: input.priority ?? request.priority };
  await sql.updateFacts.run(ctx, { id: request.id, ...next, byTitle: ctx.actor.title });
  await tell(ctx, {
    subject: request.id,
    kind: 'requests.told.changed',
    audience: ['office'],
    facts: { priority: next.priority },
  });
  await audit(ctx, {
    action: 'requests.change',
    kind: 'request',
    id: request.id,
    before: { priority: request.priority },
    after: { priority: next.priority },
    personalBefore: { note: request.note },
    personalAfter: { note: next.note },
  });
  await writeRequestWords(ctx, [request.id]);
  hint(ctx, { topic: 'request', id: request.id });
  return await viewRequest(ctx, request.id);
}
