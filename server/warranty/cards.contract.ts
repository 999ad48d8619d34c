import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField, instantView, lineField, listOf, pageFields, titleField } from '../lib/fields.ts';

// Warranty cards: how they look, and the batches in which they are printed.

export const CARDS_MAX = 10_000;
/** Cards in one PDF: fifty sheets, some three seconds of work. */
export const PART_CARDS = 500;
export const UNKNOWN_SHOWN = 100;
/** What fits on the card beside the rest. */
export const TERMS_MAX = 260;
/** Bytes of the logo; on a card it is a centimetre high. */
export const LOGO_BYTES_MAX = 65_536;

export const cardLayouts = ['sheet', 'single'] as const;
export const batchStates = ['waiting', 'making', 'done', 'failed', 'cancelled'] as const;

const base64 = () =>
  z
    .string()
    .max(Math.ceil(LOGO_BYTES_MAX / 3) * 4, 'warranty.logoTooBig')
    .regex(/^[A-Za-z0-9+/]+=*$/, 'warranty.notAPng');

export const CardDesignView = z.strictObject({
  colour: z.string(),
  headline: z.string(),
  headlineEn: z.string(),
  terms: z.string(),
  termsEn: z.string(),
  /** A PNG in base64. */
  logo: z.string().nullable(),
  /** 0 while it is ours, unchanged. */
  version: z.int(),
  moves: z.array(z.enum(['change'])),
});
export type CardDesignView = z.input<typeof CardDesignView>;

export const readCardDesign = contract({
  operation: 'warranty.cardDesign',
  method: 'GET',
  path: '/warranty/card-design',
  permission: 'warranty.read',
  summary: 'How the warranty card of the company looks. Row H1.',
  input: z.strictObject({}),
  output: CardDesignView,
});
export const changeCardDesign = contract({
  operation: 'warranty.changeCardDesign',
  method: 'PUT',
  path: '/warranty/card-design',
  permission: 'warranty.write',
  summary: 'Changes logo, colour and texts of the card, in both languages. Row H1.',
  input: z.strictObject({
    version: z.int({ error: 'lib.notANumber' }).min(0),
    colour: z.string().regex(/^#[0-9a-f]{6}$/, 'warranty.notAColour'),
    headline: titleField().max(60, 'lib.tooLong'),
    headlineEn: lineField(60),
    terms: lineField(TERMS_MAX),
    termsEn: lineField(TERMS_MAX),
    logo: base64().nullable(),
  }),
  output: CardDesignView,
});
export const sampleCard = contract({
  operation: 'warranty.sampleCard',
  method: 'GET',
  path: '/warranty/card-design/sample.pdf',
  permission: 'warranty.read',
  summary: 'A card as it would be printed, of a device that is none. Row H5.',
  answer: 'file',
  input: z.strictObject({ layout: z.enum(cardLayouts).default('single') }),
  output: z.unknown(),
});

export const CardBatchView = z.strictObject({
  id: z.uuid(),
  state: z.enum(batchStates),
  layout: z.enum(cardLayouts),
  title: z.string(),
  cardCount: z.int(),
  doneCount: z.int(),
  /** Cards of it that had been printed before. */
  reprintCount: z.int(),
  unknownCount: z.int(),
  /** The first of the serials that no device has. */
  unknownSerials: z.array(z.string()),
  madeBy: z.string(),
  madeAt: instantView(),
  endedAt: instantView().nullable(),
  /** The finished PDFs, five hundred cards each. */
  parts: z.array(z.strictObject({ number: z.int(), cardCount: z.int(), byteCount: z.int() })),
  moves: z.array(z.enum(['cancel'])),
});
export type CardBatchView = z.input<typeof CardBatchView>;

const serialText = () => lineField(60).min(1, 'lib.required');
export const makeCardBatch = contract({
  operation: 'warranty.makeCardBatch',
  method: 'POST',
  path: '/warranty/card-batches',
  permission: 'warranty.write',
  summary:
    'Prints the cards of a list of serials, or of all from one serial to another; a reprint is counted. Row H1.',
  input: z.strictObject({
    layout: z.enum(cardLayouts).default('sheet'),
    serials: z.array(serialText()).min(1, 'lib.required').max(CARDS_MAX, 'lib.tooManyItems').optional(),
    range: z.strictObject({ from: serialText(), to: serialText() }).optional(),
  }),
  output: CardBatchView,
});
export const listCardBatches = contract({
  operation: 'warranty.cardBatches',
  method: 'GET',
  path: '/warranty/card-batches',
  permission: 'warranty.read',
  summary: 'Batches of cards, newest first. Row H1.',
  input: z.strictObject({ after: idField().optional(), limit: pageFields().limit }),
  output: listOf(CardBatchView),
});
export const readCardBatch = contract({
  operation: 'warranty.cardBatch',
  method: 'GET',
  path: '/warranty/card-batches/:id',
  permission: 'warranty.read',
  summary: 'How far a batch of cards is, and its PDFs.',
  input: z.strictObject({ id: idField() }),
  output: CardBatchView,
});
export const cancelCardBatch = contract({
  operation: 'warranty.cancelCardBatch',
  method: 'POST',
  path: '/warranty/card-batches/:id/cancel',
  permission: 'warranty.write',
  summary: 'Stops a batch; the PDFs that are finished stay.',
  input: z.strictObject({ id: idField() }),
  output: CardBatchView,
});
export const getCards = contract({
  operation: 'warranty.cards',
  method: 'GET',
  path: '/warranty/card-batches/:id/parts/:number',
  permission: 'warranty.read',
  summary: 'One PDF of a batch. Row H5.',
  answer: 'file',
  input: z.strictObject({ id: idField(), number: z.coerce.number().int().min(1).max(CARDS_MAX) }),
  output: z.unknown(),
});
