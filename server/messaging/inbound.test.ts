import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { receive, routeInbound } from './inbound.ts';
import { sandboxLine } from './lines.ts';
import { listInbox } from './message-list.ts';
import { messagesAbout, sendText } from './messaging.ts';

// To what an incoming message belongs. Which requests are open is the word of another slice; here the test says it.

const world = await openWorld({ after });

test('A14: an answer stands beside the newest open request that we wrote to its sender about', async () => {
  const [older, newer, closed, elsewhere] = [newId(), newId(), newId(), newId()];
  await tell({ to: '09360000001', subject: older });
  await tell({ to: '09360000001', subject: newer });
  await tell({ to: '09360000001', subject: closed });
  await tell({ to: '09360000002', subject: elsewhere });
  await bring({ sender: '989360000001', text: 'سه‌شنبه نیستم', open: [older, newer, elsewhere] });
  assert.deepEqual(await textsAbout(newer), ['سه‌شنبه نیستم']);
  assert.deepEqual(await textsAbout(older), []);
  assert.deepEqual(await textsAbout(closed), []);
});

test('A14: the work order that we last wrote about comes with it', async () => {
  const [subject, first, last] = [newId(), newId(), newId()];
  await tell({ to: '09360000003', subject, part: first });
  await tell({ to: '09360000003', subject, part: last });
  await bring({ sender: '00989360000003', text: 'رسیدید؟', open: [subject] });
  const [answer] = (await inArka((ctx) => messagesAbout(ctx, subject))).filter(
    ({ direction }) => direction === 'in',
  );
  assert.equal(answer?.partId, last);
});

test('A14: with nothing open, or from a number that is no phone, it waits in the inbox as written', async () => {
  const subject = newId();
  await tell({ to: '09360000004', subject });
  await bring({ sender: '09360000004', text: 'سلام', open: [] });
  await bring({ sender: 'IR-Bank', text: 'واریز شد', open: [subject] });
  const { items } = await inArka((ctx) => listInbox(ctx, { limit: 2 }));
  assert.deepEqual(items.map(({ number }) => number).toSorted(), ['+989360000004', 'IR-Bank']);
});

test('A14: a message that is given to its company twice is there once', async () => {
  const subject = newId();
  await tell({ to: '09360000005', subject });
  await bring({ sender: '09360000005', text: 'بله', open: [subject], times: 3 });
  assert.deepEqual(await textsAbout(subject), ['بله']);
});

function inArka<T>(run: (ctx: Context) => Promise<T>): Promise<T> {
  return world.inTenant('arka', run);
}

/** Each in a command of its own: messages of one instant have no order. */
async function tell(about: { to: string; subject: string; part?: string }): Promise<void> {
  await inArka((ctx) =>
    sendText(ctx, {
      ...about,
      template: 'requests.received',
      recipient: 'customer',
      values: { number: '482915637', link: 'https://vafa.example/p/arka/482915637' },
    }),
  );
}

async function bring(given: {
  sender: string;
  text: string;
  open: readonly string[];
  times?: number;
}): Promise<void> {
  const providerId = newId();
  const inboundId = await inArka(async (ctx) => {
    const line = await sandboxLine(ctx);
    await receive(ctx, { lineId: line.id, providerId, sender: given.sender, text: given.text });
    const { rows } = await ctx.tx.query('select id from sms_inbound where provider_id = $1', [providerId]);
    return String(rows[0]?.[0]);
  });
  const job = routeInbound(async (_, ids) => ids.filter((id) => given.open.includes(id)));
  for (let run = 0; run < (given.times ?? 1); run += 1) await inArka((ctx) => job.run(ctx, { inboundId }));
}

async function textsAbout(subject: string): Promise<string[]> {
  const messages = await inArka((ctx) => messagesAbout(ctx, subject));
  return messages.filter(({ direction }) => direction === 'in').map(({ text }) => text);
}
