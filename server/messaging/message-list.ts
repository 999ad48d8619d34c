import type { z } from 'zod';

import { can } from '../lib/context.ts';
import type { Context } from '../lib/context.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import { parsePhone } from '../lib/phone.ts';
import { messageStates } from './messaging.contract.ts';
import type { listMessages as contract, MessageState, MessageView } from './messaging.contract.ts';
import { seesMessages } from './messaging.scope.ts';
import * as sql from './messaging.sql.ts';
import { templateByCode } from './sms-templates.ts';

// Messages as people read them; a code is dots here, whoever asks.

interface MessageAsk {
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly subjectId?: string | undefined;
  readonly state?: MessageState | undefined;
  readonly direction?: 'out' | 'in' | undefined;
}
interface Page {
  readonly items: MessageView[];
  readonly next: string | null;
}

/** A fragment is looked for among this many of the newest: a longer walk would outlast a person's patience. */
const NEWEST = 10_000;
const ABOUT_MAX = 100;

const COUNT_MAX = 10_000;

/** Messages out and in; how many each state holds, beside the first page. Row A14. */
export async function listMessages(ctx: Context, ask: MessageAsk): Promise<z.input<typeof contract.output>> {
  const isCounted = ask.after === undefined && (ask.q ?? '').trim() === '';
  const [page, counts] = await Promise.all([pageOfMessages(ctx, ask), isCounted ? countsOf(ctx, ask) : null]);
  return { ...page, counts };
}

async function countsOf(ctx: Context, { subjectId }: MessageAsk) {
  const rows = await sql.countMessages.all(ctx, {
    seesAll: seesMessages(ctx),
    states: messageStates,
    subjectId: subjectId ?? null,
    countMax: COUNT_MAX + 1,
  });
  const view = (count: number) => ({ count: Math.min(count, COUNT_MAX), isMore: count > COUNT_MAX });
  return Object.fromEntries(rows.map(({ tab, count }) => [tab, view(count)]));
}

async function pageOfMessages(ctx: Context, ask: MessageAsk): Promise<Page> {
  const filters = {
    seesAll: seesMessages(ctx),
    subjectId: ask.subjectId ?? null,
    state: ask.state ?? null,
    direction: ask.direction ?? null,
    after: readMark(ask.after, 1)?.[0] ?? null,
    limit: ask.limit + 1,
  };
  const number = wholeNumber(ask.q);
  const fragment = fragmentPattern(ask.q);
  const rows =
    number === null && fragment !== null
      ? await sql.findMessages.all(ctx, { ...filters, fragment, newest: NEWEST })
      : await sql.selectMessages.all(ctx, { ...filters, number });
  return pageOf(
    rows.map((row) => messageView(ctx, row)),
    ask.limit,
    (row) => [row.id],
  );
}

/** Incoming messages that fitted nothing open. Row A14. */
export async function listInbox(
  ctx: Context,
  ask: { after?: string | undefined; limit: number },
): Promise<Page> {
  const after = readMark(ask.after, 1)?.[0] ?? null;
  const rows = await sql.selectInbox.all(ctx, { seesAll: seesMessages(ctx), after, limit: ask.limit + 1 });
  return pageOf(
    rows.map((row) => messageView(ctx, row)),
    ask.limit,
    (row) => [row.id],
  );
}

/** The newest hundred messages about one thing, out and in; none for who may not read messages. Row A14. */
export async function messagesAbout(ctx: Context, subjectId: string): Promise<MessageView[]> {
  const rows = await sql.selectAbout.all(ctx, { subjectId, seesAll: seesMessages(ctx), limit: ABOUT_MAX });
  return rows.map((row) => messageView(ctx, row));
}

/** With what its reader may do next. */
export function messageView(ctx: Pick<Context, 'actor'>, row: sql.MessageRow): MessageView {
  const isOffice = seesMessages(ctx);
  const mayAgain = isOffice && can(ctx, 'message.sendAgain') && canGoAgain(row);
  const mayPlace = isOffice && row.direction === 'in' && can(ctx, 'request.contact');
  return {
    ...row,
    moves: [...(mayAgain ? ['sendAgain' as const] : []), ...(mayPlace ? ['place' as const] : [])],
  };
}

/** What certainly did not arrive, and holds no code: that one the person asks for anew. */
export function canGoAgain({ state, template, isSentAgain }: sql.MessageRow): boolean {
  const isLost = state === 'failed' || state === 'undelivered' || state === 'blocked' || state === 'expired';
  const slots = template === null ? undefined : templateByCode(template)?.slots;
  return isLost && !isSentAgain && slots !== undefined && !slots.includes('code');
}

function wholeNumber(q: string | undefined): string | null {
  const phone = q === undefined ? undefined : parsePhone(q);
  return phone?.ok === true && phone.kind !== 'short' ? phone.e164 : null;
}
