import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { dayView, idField, lineField, titleField } from '../lib/fields.ts';
import { lineKinds } from './coverage.ts';
import { LengthView } from './policy.contract.ts';
import { startBases } from './warranty-start.ts';

// What anybody may ask who reads a serial off a plate or a card. Nothing here names a person.

const SentenceView = z.strictObject({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const PublicDevice = z.strictObject({
  serial: z.string(),
  title: z.string(),
  brandTitle: z.string(),
  /** Somebody has activated it; who, is not said. */
  isActivated: z.boolean(),
  standing: z.enum(['covered', 'partly_covered', 'not_covered']),
  /** The first day of cover; null while nothing has started it. */
  startsOn: dayView().nullable(),
  /** The dates that would start it, the preferred one first; empty once it is registered or nothing is promised. */
  startBases: z.array(z.enum(startBases)),
  /** What is promised and how each promise stands today, in the words of every other screen. */
  promises: z.array(
    z.strictObject({
      /** The title of a component or part; empty for the whole device. */
      title: z.string(),
      source: z.enum(['registration', 'repair_cover']),
      kinds: z.array(z.enum(lineKinds)),
      covered: z.boolean(),
      length: LengthView.nullable(),
      /** The first day not covered. */
      endsOn: dayView().nullable(),
      sentence: SentenceView,
    }),
  ),
  moves: z.array(z.enum(['activate'])),
});
export type PublicDevice = z.input<typeof PublicDevice>;

export const PublicWarranty = z.strictObject({
  companyTitle: z.string(),
  /** Not empty when several brands have this serial: the page asks which one. */
  brands: z.array(z.strictObject({ id: z.uuid(), title: z.string() })),
  device: PublicDevice.nullable(),
  /** Whether the card that was scanned is the one of this device; null when none was. */
  card: z.enum(['genuine', 'unknown']).nullable(),
  /** What the company says of its warranty on the card, in Persian. */
  terms: z.string(),
});
export type PublicWarranty = z.input<typeof PublicWarranty>;

const asked = {
  tenantCode: lineField(31),
  serial: lineField(60).min(1, 'lib.required'),
  brandId: idField().optional(),
  /** The code on a card, from its QR. */
  card: lineField(20).optional(),
};
const mobileText = () => lineField(40).min(1, 'lib.required');

export const checkPublicWarranty = contract({
  operation: 'warranty.checkPublic',
  method: 'POST',
  path: '/public/:tenantCode/warranty',
  permission: 'public',
  once: 'none',
  summary: 'What is covered until when, by the serial on the plate or the QR of a card, for anybody. Row H9.',
  input: z.strictObject(asked),
  output: PublicWarranty,
});
export const askActivationCode = contract({
  operation: 'warranty.askActivationCode',
  method: 'POST',
  path: '/public/:tenantCode/warranty/codes',
  permission: 'public',
  once: 'none',
  summary: 'Sends a code to the phone of whoever wants to activate a warranty, at most one a minute. Row H9.',
  input: z.strictObject({ ...asked, mobile: mobileText() }),
  output: z.strictObject({ isSent: z.literal(true) }),
});
export const activateWarranty = contract({
  operation: 'warranty.activate',
  method: 'POST',
  path: '/public/:tenantCode/warranty/activations',
  permission: 'public',
  once: 'none',
  summary:
    'Activates the warranty of a device for the phone that the code proves; somebody else’s is told without a name. Row H9.',
  input: z.strictObject({
    ...asked,
    mobile: mobileText(),
    code: lineField(20).min(1, 'lib.required'),
    name: titleField(),
  }),
  output: z.strictObject({
    /** A wrong code is an answer and no refusal: the try is counted. */
    outcome: z.enum(['activated', 'wrong_code', 'already_activated']),
    warranty: PublicWarranty.nullable(),
  }),
});
