// An untouched field is an empty text on screen; for the server it is nothing.
import type { z } from 'zod';
import type { FormErrors } from '@mantine/form';

/** Empty texts become null where the schema takes null, stay where it takes them (a text is cleared), else they go. */
export function withoutBlanks(
  schema: z.ZodType,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shape = shapeOf(schema);
  const filled: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== '' && value !== undefined) filled[name] = value;
    else if (value === '' && shape?.[name]?.safeParse(null).success === true) filled[name] = null;
    else if (value === '' && shape?.[name]?.safeParse('').success === true) filled[name] = '';
  }
  return filled;
}

/** Each field's first complaint under its path: `devices.0.serial`. */
export function errorsByPath(errors: readonly { path: string; message: string }[]): FormErrors {
  const byPath: FormErrors = {};
  for (const { path, message } of errors) {
    byPath[path] ??= message;
  }
  return byPath;
}

function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  // Only object schemas have a shape; anything else is passed through as it is.
  return 'shape' in schema ? (schema.shape as Readonly<Record<string, z.ZodType>>) : undefined;
}

/** A part of a form without its untouched fields; undefined when nothing in it was typed. */
export function filledPart(part: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const filled = Object.entries(part).filter(([, value]) => value !== '' && value !== undefined);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}
