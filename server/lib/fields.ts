import { z } from 'zod';

import { isStorable } from './fold.ts';
import { isIsoDay, parseJalaliDay } from './jalali.ts';

// The fields that every contract is made of, each with its ceiling. Issue messages are codes of `texts`.

export const TITLE_MAX = 200;
export const NOTE_MAX = 4000;
export const PAGE_MAX = 100;
export const QUERY_MAX = 100;

const storable = (schema: z.ZodString) => schema.refine(isStorable, { error: 'lib.notStorable' });

export const idField = () => z.uuid({ error: 'lib.notAnId' });
export const versionField = () => z.int({ error: 'lib.notANumber' }).min(1);
export const titleField = () =>
  storable(z.string().trim().min(1, 'lib.required').max(TITLE_MAX, 'lib.tooLong'));
export const optionalTitleField = () => storable(z.string().trim().max(TITLE_MAX, 'lib.tooLong')).nullable();
export const noteField = () => storable(z.string().trim().max(NOTE_MAX, 'lib.tooLong'));
/** A coded word of base data: what a person types into the code column. */
export const codeField = () =>
  storable(z.string().trim().min(1, 'lib.required').max(60, 'lib.tooLong')).refine(
    (text) => !/\s/.test(text),
    { error: 'lib.noSpaces' },
  );
/** A number as a person types it, or e-mail-like free text of a line's length. */
export const lineField = (maxLength = TITLE_MAX) => storable(z.string().trim().max(maxLength, 'lib.tooLong'));
/** An ISO day; a Jalali day typed in any digits becomes one. */
export const dayField = () =>
  z
    .string()
    .max(40, 'lib.tooLong')
    .transform((text, check) => {
      const day = parseDay(text);
      if (day === undefined) {
        check.addIssue({ code: 'custom', message: 'lib.notADay' });
        return z.NEVER;
      }
      return day;
    });
export const amountField = () =>
  z.int({ error: 'lib.notANumber' }).min(0, 'lib.negative').max(9_000_000_000_000_000, 'lib.tooBig');

/** The paging fields of a list: keyset after the last row's mark, free search, page size. */
export const pageFields = () => ({
  q: storable(z.string().max(QUERY_MAX, 'lib.tooLong')).optional(),
  after: z.string().max(200, 'lib.tooLong').optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
});

/** A list's answer. `next` is the `after` of the next page, null at the end. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** An instant in an answer: ISO 8601 in UTC. */
export const instantView = () => z.union([z.date().transform((at) => at.toISOString()), z.iso.datetime()]);
/** A day in an answer: ISO. */
export const dayView = () => z.iso.date();
/** A yes or no in a query string. */
export const flagField = () => z.enum(['true', 'false']).transform((text) => text === 'true');

function parseDay(text: string): string | undefined {
  // A year of the Jalali calendar typed with hyphens looks like an ISO day of the Middle Ages.
  if (isIsoDay(text) && Number(text.slice(0, 4)) >= 1800) return text;
  const parsed = parseJalaliDay(text);
  return parsed.ok ? parsed.isoDay : undefined;
}
