import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { enqueue } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { parsePhone } from '../lib/phone.ts';
import { deliverMessage } from './messaging.jobs.ts';
import type { Recipient } from './messaging.contract.ts';
import * as sql from './messaging.sql.ts';
import { searchKeyOf } from './search-key.ts';
import { smsLength } from './sms-length.ts';
import type {
  PlainTemplate,
  SecretTemplate,
  Template,
  TemplateCode,
  TemplateValues,
} from './sms-templates.ts';
import { templateByCode } from './sms-templates.ts';
import { DOTS, fillSms } from './sms-text.ts';
import { companyTitle, wordingOf } from './templates.ts';

// The engine of messages, obeyed by every process that tells somebody something.

export { messagesAbout } from './message-list.ts';
export { placeIncoming } from './send-again.ts';

interface Ask<Code extends TemplateCode> {
  /** E.164; null, a landline or a short number gets no message. */
  readonly to: string | null | undefined;
  readonly template: Code;
  readonly values: TemplateValues<Code>;
  readonly recipient: Recipient;
  /** What it is about: a request, and one of its work orders. */
  readonly subject?: string | undefined;
  readonly part?: string | null | undefined;
}

/**
 * Writes a message and queues its delivery, both in the caller's transaction. Says whether there will be one: not to
 * a number that takes none, and not where the company turned this text off. Rows A11, A12, A13.
 */
export async function sendText<Code extends PlainTemplate>(ctx: Context, ask: Ask<Code>): Promise<boolean> {
  return await send(ctx, ask, { secret: undefined, expiresAt: undefined });
}

/**
 * The same for a text with a code: every list shows dots, the code itself is kept only until it is handed over.
 * After `expiresAt` it is not sent any more.
 */
export async function sendSecret<Code extends SecretTemplate>(
  ctx: Context,
  ask: Ask<Code> & { readonly secret: string; readonly expiresAt?: Date },
): Promise<boolean> {
  return await send(ctx, ask, { secret: ask.secret, expiresAt: ask.expiresAt });
}

const LOG_IN_CODE_MS = 5 * 60_000;

/** Sends the code by which a person signs in. */
export async function sendLogInCode(
  ctx: Context,
  ask: { mobile: string; purpose: 'log-in'; code: string },
): Promise<void> {
  await sendSecret(ctx, {
    to: ask.mobile,
    template: 'identity.code',
    values: {},
    recipient: 'member',
    secret: ask.code,
    expiresAt: new Date(ctx.now.getTime() + LOG_IN_CODE_MS),
  });
}

interface AnyAsk extends Omit<Ask<TemplateCode>, 'values' | 'template'> {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

async function send(
  ctx: Context,
  ask: AnyAsk,
  { secret, expiresAt }: { secret: string | undefined; expiresAt: Date | undefined },
): Promise<boolean> {
  const template = templateByCode(ask.template);
  const number = numberFor(ask.to);
  if (template === undefined || number === undefined) return false;
  const wording = await wordingOf(ctx, template);
  if (!wording.isOn && template.isOwed !== true) return false;
  const values = { ...ask.values, company: await companyTitle(ctx) };
  const text = fillSms(wording.text, secret === undefined ? values : { ...values, code: DOTS });
  const fullText = secret === undefined ? undefined : fillSms(wording.text, { ...values, code: secret });
  await queue(ctx, { ask, template, number, text, fullText, expiresAt });
  return true;
}

interface Outgoing {
  readonly ask: AnyAsk;
  readonly template: Template;
  readonly number: string;
  readonly text: string;
  /** Where the text above holds dots. */
  readonly fullText: string | undefined;
  readonly expiresAt: Date | undefined;
}

async function queue(
  ctx: Context,
  { ask, template, number, text, fullText, expiresAt }: Outgoing,
): Promise<void> {
  const id = newId(ctx.now.getTime());
  const about = { subjectId: ask.subject ?? null, partId: ask.part ?? null };
  await sql.insertMessage.run(ctx, {
    id,
    number,
    recipient: ask.recipient,
    template: template.code,
    text,
    searchKey: searchKeyOf(text, number),
    partCount: smsLength(fullText ?? text).parts,
    ...about,
    now: ctx.now,
    expiresAt: expiresAt ?? null,
  });
  if (fullText !== undefined) await sql.insertSecret.run(ctx, { messageId: id, text: fullText });
  await audit(ctx, {
    action: 'messaging.send',
    kind: 'message',
    id,
    after: { template: template.code, recipient: ask.recipient, ...about },
    personalAfter: { number },
  });
  await enqueue(ctx, deliverMessage, { messageId: id });
  hint(ctx, { topic: 'message', id });
}

/** Landlines and short numbers take no message; of a foreign number nobody can tell. */
function numberFor(to: string | null | undefined): string | undefined {
  const phone = to == null || to === '' ? undefined : parsePhone(to);
  return phone?.ok === true && (phone.kind === 'mobile' || phone.kind === 'foreign') ? phone.e164 : undefined;
}
