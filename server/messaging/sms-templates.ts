import { sms } from '../../texts/fa/sms.ts';
import type { SlotsOf } from '../lib/texts.ts';
import { slotsOf } from '../lib/texts.ts';
import type { Recipient } from './messaging.contract.ts';

// The messages that the product sends: one text for each event and recipient, its slots checked by the compiler.

type Words = typeof sms;
type CodeOf<Key> = Key extends `sms.${infer Code}` ? Code : never;
export type TemplateCode = CodeOf<keyof Words>;
type SlotOf<Code extends TemplateCode> = SlotsOf<Words[`sms.${Code}`]>;

/** Templates that carry a code for the recipient's eyes alone; the code is the slot `{code}`. */
export type SecretTemplate = {
  [Code in TemplateCode]: 'code' extends SlotOf<Code> ? Code : never;
}[TemplateCode];
export type PlainTemplate = Exclude<TemplateCode, SecretTemplate>;
/** What a caller gives: the company's title and a code come by themselves. */
export type TemplateValues<Code extends TemplateCode> = {
  readonly [slot in Exclude<SlotOf<Code>, 'company' | 'code'>]: string;
};

interface Definition {
  readonly recipient: Recipient;
  /** Slots without which the message is worth nothing. */
  readonly needed: readonly string[];
  /** A code that somebody asked for: turned off, it is sent all the same, for nothing goes on without it. */
  readonly isOwed?: true;
}

const definitions: { readonly [code in TemplateCode]: Definition } = {
  'identity.code': { recipient: 'member', needed: ['code'], isOwed: true },
  'requests.received': { recipient: 'customer', needed: ['number'] },
  'requests.referred': { recipient: 'customer', needed: ['agency'] },
  'referrals.offered': { recipient: 'agency', needed: ['number'] },
  'referrals.recalled': { recipient: 'agency', needed: ['number'] },
  'technicians.assigned': { recipient: 'technician', needed: ['number', 'address', 'phone'] },
  'technicians.left': { recipient: 'customer', needed: ['number'] },
  // The code of these is the link: whoever holds it answers for the customer.
  'appointments.promised': { recipient: 'customer', needed: ['day', 'from', 'to', 'code'] },
  'appointments.moved': { recipient: 'customer', needed: ['day', 'from', 'to', 'code'] },
  'appointments.withdrawn': { recipient: 'customer', needed: ['day'] },
  'reports.approved': { recipient: 'agency', needed: ['number'] },
  'reports.partlyApproved': { recipient: 'agency', needed: ['number'] },
  'reports.rejected': { recipient: 'agency', needed: ['number'] },
  'reports.sentBack': { recipient: 'agency', needed: ['number'] },
  'warranty.code': { recipient: 'customer', needed: ['code'], isOwed: true },
  'warranty.activated': { recipient: 'customer', needed: ['device'] },
  'workOrders.code': { recipient: 'customer', needed: ['number', 'code'], isOwed: true },
};

export interface Template extends Definition {
  readonly code: TemplateCode;
  readonly ourText: string;
  readonly slots: readonly string[];
}

/** Every template, in the order of the screen. */
export const templates: readonly Template[] = Object.entries(definitions).map(([code, definition]) => {
  const ourText = wordsOf(code);
  return {
    ...definition,
    code: codeOf(code),
    ourText,
    slots: [...new Set([...slotsOf(ourText), 'company'])],
  };
});

export function templateByCode(code: string): Template | undefined {
  return templates.find((template) => template.code === code);
}

function wordsOf(code: string): string {
  return Object.entries(sms).find(([key]) => key === `sms.${code}`)?.[1] ?? '';
}

function codeOf(text: string): TemplateCode {
  if (isCode(text)) return text;
  throw new Error(`no text of a message is called ${text}`);
}

function isCode(text: string): text is TemplateCode {
  return Object.hasOwn(definitions, text);
}
