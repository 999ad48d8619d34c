import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { enqueue } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { canGoAgain, messageView } from './message-list.ts';
import type { MessageView } from './messaging.contract.ts';
import { deliverMessage } from './messaging.jobs.ts';
import { seesMessages } from './messaging.scope.ts';
import * as sql from './messaging.sql.ts';
import { searchKeyOf } from './search-key.ts';

/** Sends once more what did not arrive: a new message, for the old one's fate stays what it was. Row A14. */
export async function sendAgain(ctx: Context, id: string): Promise<MessageView> {
  const known = await sql.lockMessage.first(ctx, { id, seesAll: seesMessages(ctx) });
  if (known === undefined) throw new Failure('missing', 'messaging.missing');
  if (!canGoAgain(known)) throw new Failure('conflict', 'messaging.cannotGoAgain');
  const againId = newId(ctx.now.getTime());
  const { number, recipient, template, text, partCount, subjectId, partId } = known;
  await sql.insertMessage.run(ctx, {
    id: againId,
    number,
    recipient,
    template,
    text,
    searchKey: searchKeyOf(text, number),
    partCount,
    subjectId,
    partId,
    now: ctx.now,
    expiresAt: null,
  });
  await sql.setSentAgain.run(ctx, { id, againId });
  await audit(ctx, {
    action: 'messaging.sendAgain',
    kind: 'message',
    id: againId,
    after: { template, recipient, subjectId, insteadOf: id, stateBefore: known.state },
    personalAfter: { number },
  });
  await enqueue(ctx, deliverMessage, { messageId: againId });
  hint(ctx, { topic: 'message', id });
  hint(ctx, { topic: 'message', id: againId });
  return messageView(ctx, await sql.lockMessage.one(ctx, { id: againId, seesAll: true }));
}

/** Puts an incoming message beside its subject, or beside another one; answers its text. Row A14. */
export async function placeIncoming(
  ctx: Context,
  { id, subjectId, partId }: { id: string; subjectId: string; partId: string | null },
): Promise<{ number: string; text: string }> {
  const known = await sql.lockMessage.first(ctx, { id, seesAll: seesMessages(ctx) });
  if (known === undefined) throw new Failure('missing', 'messaging.missing');
  if (known.direction !== 'in') throw new Failure('conflict', 'messaging.onlyIncoming');
  await sql.placeMessage.run(ctx, { id, subjectId, partId, byTitle: ctx.actor.title });
  await audit(ctx, {
    action: 'messaging.place',
    kind: 'message',
    id,
    before: { subjectId: known.subjectId, partId: known.partId },
    after: { subjectId, partId },
  });
  hint(ctx, { topic: 'message', id });
  return { number: known.number, text: known.text };
}
