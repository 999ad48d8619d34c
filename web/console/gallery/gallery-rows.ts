// Rows for the gallery alone: nothing here is read by a screen of the program.
import { z } from 'zod';
import { contract } from '../../../server/lib/contract.ts';
import type { Tone } from '../../kit/tones.ts';

const GalleryRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  customer: z.string(),
  mobile: z.string(),
  model: z.string(),
  serial: z.string(),
  stage: z.string(),
  at: z.string(),
  amount: z.number(),
  late: z.boolean(),
});
export type GalleryRow = z.output<typeof GalleryRow>;

export const listGallery = contract({
  operation: 'gallery.list',
  method: 'GET',
  path: '/gallery',
  permission: 'signedIn',
  summary: 'Gallery rows.',
  input: z.looseObject({}),
  output: z.strictObject({ items: z.array(GalleryRow), next: z.string().nullable() }),
});

export const saveGallery = contract({
  operation: 'gallery.save',
  method: 'POST',
  path: '/gallery',
  permission: 'signedIn',
  summary: 'Saves a row.',
  input: z.strictObject({
    title: z.string().min(1, 'lib.required').max(200),
    mobile: z.string().regex(/^09\d{9}$/, 'lib.notAMobile'),
    modelId: z.string().nullable(),
    on: z.string().nullable(),
    amount: z.number().nullable(),
    note: z.string().max(4000).nullable(),
  }),
  output: z.strictObject({ id: z.string() }),
});

export const stageTones: Readonly<Record<string, { label: string; tone: Tone }>> = {
  new: { label: 'تازه', tone: 'plain' },
  referred: { label: 'ارجاع‌شده', tone: 'active' },
  waiting: { label: 'در انتظار قطعه', tone: 'due' },
  late: { label: 'دیرشده', tone: 'late' },
  finished: { label: 'انجام‌شده', tone: 'done' },
};
