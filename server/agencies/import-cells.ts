import { z } from 'zod';

import { latinDigits } from '../lib/digits.ts';
import { codeKey } from '../lib/fold.ts';
import { parsePhone } from '../lib/phone.ts';

// The cells of this slice's files. An empty cell is null: it leaves what is known.

const emptyIsNull = (cell: unknown) => (cell === undefined || cell === '' ? null : cell);

export const textCell = (max = 200) =>
  z.preprocess(emptyIsNull, z.string().trim().max(max, 'lib.tooLong').nullable());
export const requiredCell = (max = 200) =>
  z.preprocess((cell) => cell ?? '', z.string().trim().min(1, 'lib.required').max(max, 'lib.tooLong'));
export const codeCell = () =>
  requiredCell(60)
    .transform(latinDigits)
    .refine((text) => codeKey(text) !== '', { error: 'agencies.notACode' });
export const countCell = (max: number) =>
  z.preprocess(
    (cell) =>
      typeof cell === 'string' && cell.trim() !== ''
        ? Number(latinDigits(cell).replaceAll(/[,٬\s]/g, ''))
        : null,
    z.int({ error: 'lib.notAWholeNumber' }).min(1, 'lib.tooSmall').max(max, 'lib.tooBig').nullable(),
  );

/** A mobile as E.164. */
export const mobileCell = () =>
  z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(60, 'lib.tooLong')
      .nullable()
      .transform((text, check) => {
        const phone = text === null ? null : parsePhone(text);
        if (phone === null) return null;
        if (!phone.ok) check.addIssue({ code: 'custom', message: phone.reason });
        else if (phone.kind === 'mobile' || phone.kind === 'foreign') return phone.e164;
        else check.addIssue({ code: 'custom', message: 'lib.notAMobile' });
        return null;
      }),
  );

/** Several words in one cell, between commas, semicolons or line breaks. */
export const listCell = (max: number) =>
  z
    .preprocess(
      (cell) => cell ?? '',
      z
        .string()
        .max(4000, 'lib.tooLong')
        .transform((text) =>
          text
            .split(/[,،;؛|\n]/)
            .map((part) => part.trim())
            .filter((part) => part !== ''),
        ),
    )
    .pipe(z.array(z.string()).max(max, 'agencies.tooManyInCell'));

/** One of a few words, folded without spaces; anything else is refused with `code`. */
export const wordCell = <Meaning extends string>(
  words: Readonly<Record<string, Meaning>>,
  fold: (text: string) => string,
  code: string,
) =>
  z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(60, 'lib.tooLong')
      .nullable()
      .transform((text, check): Meaning | null => {
        const meaning = text === null ? null : words[fold(text)];
        if (meaning === undefined) check.addIssue({ code: 'custom', message: code });
        return meaning ?? null;
      }),
  );
