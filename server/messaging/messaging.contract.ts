import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField,
  flagField,
  idField,
  instantView,
  lineField,
  listOf,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { isStorable } from '../lib/fold.ts';

export const messagingPermissions = [
  'message.read',
  'message.write',
  'message.sendAgain',
  'sandbox.use',
] as const;

export const messageStates = [
  'queued',
  'scheduled',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'blocked',
  'cancelled',
  'expired',
  'unknown',
] as const;
export type MessageState = (typeof messageStates)[number];

/** What a recipient is to us; a member is whoever signs in. */
export const recipients = ['customer', 'agency', 'technician', 'office', 'member'] as const;
export type Recipient = (typeof recipients)[number];

/** No panel takes a longer text. */
export const SMS_TEXT_MAX = 900;
const INBOUND_TEXT_MAX = 4000;

const smsText = (lengthMax = SMS_TEXT_MAX) =>
  z
    .string()
    .trim()
    .min(1, 'lib.required')
    .max(lengthMax, 'lib.tooLong')
    .refine(isStorable, { error: 'lib.notStorable' });
const mobileText = () => lineField(30).min(1, 'lib.required');

/** `place` is the requests' own verb: an incoming message is put beside a request. */
export const messageMoves = ['sendAgain', 'place'] as const;
export const MessageView = z.strictObject({
  id: z.uuid(),
  direction: z.enum(['out', 'in']),
  number: z.string(),
  /** Null for incoming, as template, state. */
  recipient: z.enum(recipients).nullable(),
  template: z.string().nullable(),
  /** With dots in the place of a code. */
  text: z.string(),
  partCount: z.int(),
  state: z.enum(messageStates).nullable(),
  reason: z.string().nullable(),
  /** The reason in the panel's own code. */
  panelCode: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  partId: z.uuid().nullable(),
  madeAt: instantView(),
  sentAt: instantView().nullable(),
  settledAt: instantView().nullable(),
  /** It did not arrive, and another one went out in its place. */
  isSentAgain: z.boolean(),
  moves: z.array(z.enum(messageMoves)),
});
export type MessageView = z.input<typeof MessageView>;

export const listMessages = contract({
  operation: 'messaging.messages',
  method: 'GET',
  path: '/messages',
  permission: 'message.read',
  summary:
    'Messages out and in, newest first. A whole phone number is found in all, a fragment among the newest 10,000.',
  input: z.strictObject({
    ...pageFields(),
    subjectId: idField().optional(),
    state: z.enum(messageStates).optional(),
    direction: z.enum(['out', 'in']).optional(),
  }),
  output: z.strictObject({
    items: z.array(MessageView),
    next: z.string().nullable(),
    /** By state, and `in` for those that came in; null on later pages and when searching. */
    counts: z.record(z.string(), z.strictObject({ count: z.int(), isMore: z.boolean() })).nullable(),
  }),
});
export const listInbox = contract({
  operation: 'messaging.inbox',
  method: 'GET',
  path: '/messages/inbox',
  permission: 'message.read',
  summary: 'Incoming messages that fitted no open request, newest first (A14).',
  input: z.strictObject({ after: pageFields().after, limit: pageFields().limit }),
  output: listOf(MessageView),
});

export const sendMessageAgain = contract({
  operation: 'messaging.sendAgain',
  method: 'POST',
  path: '/messages/:id/send-again',
  permission: 'message.sendAgain',
  summary: 'Sends a message that did not arrive once more, in the same words to the same number.',
  input: z.strictObject({ id: idField() }),
  output: MessageView,
});

const lengthViews = { alphabet: z.enum(['gsm', 'ucs2']), units: z.int(), parts: z.int() };
export const TemplateView = z.strictObject({
  /** The code again: base data has an id. */
  id: z.string(),
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  recipient: z.enum(recipients),
  text: z.string(),
  ourText: z.string(),
  isOurs: z.boolean(),
  isOn: z.boolean(),
  /** Names that may stand in braces; `needed` ones must. */
  slots: z.array(z.string()),
  needed: z.array(z.string()),
  preview: z.strictObject({ text: z.string(), ...lengthViews }),
  version: z.int(),
});
export type TemplateView = z.input<typeof TemplateView>;
export const Preview = TemplateView.shape.preview;
export type Preview = z.input<typeof Preview>;

export const listTemplates = contract({
  operation: 'messaging.templates',
  method: 'GET',
  path: '/message-templates',
  permission: 'message.read',
  summary: 'The texts of our messages: what is sent to whom (A13, F6).',
  input: z.strictObject({
    ...pageFields(),
    on: flagField().optional(),
  }),
  output: listOf(TemplateView),
});
export const changeTemplate = contract({
  operation: 'messaging.changeTemplate',
  method: 'PATCH',
  path: '/message-templates/:code',
  permission: 'message.write',
  summary: 'Words a text anew, or turns it on or off; a null text is ours again (A13).',
  input: z.strictObject({
    code: codeField(),
    version: versionField(),
    text: smsText().nullable().optional(),
    isOn: z.boolean().optional(),
  }),
  output: TemplateView,
});
export const previewTemplate = contract({
  operation: 'messaging.preview',
  method: 'POST',
  path: '/message-templates/:code/preview',
  permission: 'message.read',
  once: 'none',
  summary: 'What a text would look like, with its length in parts.',
  input: z.strictObject({ code: codeField(), text: smsText() }),
  output: Preview,
});

export const receiveSms = contract({
  operation: 'messaging.receive',
  method: 'POST',
  path: '/public/sms-inbound/:secret',
  permission: 'public',
  once: 'none',
  summary: 'A panel brings a message; the secret names the line. Bringing it again changes nothing.',
  input: z.strictObject({
    secret: z.string().max(200, 'lib.tooLong'),
    providerId: lineField(100).min(1, 'lib.required'),
    from: mobileText(),
    text: smsText(INBOUND_TEXT_MAX),
  }),
  output: z.strictObject({ isReceived: z.literal(true) }),
});

export const SandboxPhone = z.strictObject({
  mobile: z.string(),
  text: z.string(),
  /** Whether the phone's owner wrote it. */
  isOwn: z.boolean(),
  at: instantView(),
  unreadCount: z.int(),
  /** What the company last wrote to this phone as; null where it only wrote itself. */
  recipient: z.enum(recipients).nullable(),
});
export const SandboxMessage = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  isOwn: z.boolean(),
  at: instantView(),
});
export type SandboxMessage = z.input<typeof SandboxMessage>;

export const listSandboxPhones = contract({
  operation: 'messaging.sandboxPhones',
  method: 'GET',
  path: '/sandbox/phones',
  permission: 'sandbox.use',
  summary: 'Every phone of the sandbox with its newest message (E6). Demo companies only.',
  input: z.strictObject({ ...pageFields() }),
  output: listOf(SandboxPhone),
});
export const listSandboxMessages = contract({
  operation: 'messaging.sandboxMessages',
  method: 'GET',
  path: '/sandbox/phones/:mobile/messages',
  permission: 'sandbox.use',
  summary: 'What lies on one phone of the sandbox, codes in full, newest first (E6).',
  input: z.strictObject({ mobile: mobileText(), after: pageFields().after, limit: pageFields().limit }),
  output: listOf(SandboxMessage),
});
export const sendFromSandbox = contract({
  operation: 'messaging.sendFromSandbox',
  method: 'POST',
  path: '/sandbox/phones/:mobile/messages',
  permission: 'sandbox.use',
  summary: 'Answers from a phone of the sandbox; it comes in as from any panel (E6).',
  input: z.strictObject({ mobile: mobileText(), text: smsText() }),
  output: SandboxMessage,
});
export const readSandboxPhone = contract({
  operation: 'messaging.readSandboxPhone',
  method: 'POST',
  path: '/sandbox/phones/:mobile/read',
  permission: 'sandbox.use',
  once: 'none',
  summary: 'Marks the messages of a phone of the sandbox as read.',
  input: z.strictObject({ mobile: mobileText() }),
  output: z.strictObject({}),
});
