import fc from 'fast-check';
import { z } from 'zod';

import type { Schema } from './fuzz-endpoints.ts';

// Values for a schema as a well-meaning caller writes them, and values that no caller should send.

/** Where ids and words come from at the moment of the draw. */
export interface Draw {
  id(name: string, at: number): string;
  text(name: string, at: number): string | undefined;
}
type Value = fc.Arbitrary<unknown>;

const Shape = z.looseObject({
  type: z.string().exactOptional(),
  const: z.unknown().exactOptional(),
  enum: z.array(z.unknown()).exactOptional(),
  anyOf: z.array(z.looseObject({})).exactOptional(),
  oneOf: z.array(z.looseObject({})).exactOptional(),
  properties: z.record(z.string(), z.looseObject({})).exactOptional(),
  required: z.array(z.string()).exactOptional(),
  additionalProperties: z.union([z.boolean(), z.looseObject({})]).exactOptional(),
  items: z.union([z.boolean(), z.looseObject({})]).exactOptional(),
  prefixItems: z.array(z.looseObject({})).exactOptional(),
  minItems: z.number().exactOptional(),
  maxItems: z.number().exactOptional(),
  minLength: z.number().exactOptional(),
  maxLength: z.number().exactOptional(),
  minimum: z.number().exactOptional(),
  maximum: z.number().exactOptional(),
  format: z.string().exactOptional(),
  pattern: z.string().exactOptional(),
});
type Shape = z.infer<typeof Shape>;

const ITEMS_MAX = 3;
const NEAR = 20;

/** A value that the schema accepts, as far as a schema can say so. */
export function rightValue(schema: Schema, name: string, draw: Draw): Value {
  const shape = Shape.parse(schema);
  if ('const' in schema) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((each) => rightValue(each, name, draw)));
  switch (shape.type) {
    case 'object':
      return rightObject(shape, name, draw);
    case 'array':
      return rightArray(shape, name, draw);
    case 'string':
      return rightText(shape, name, draw);
    case 'integer':
    case 'number':
      return rightNumber(shape, name);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function rightObject({ properties, required = [], additionalProperties }: Shape, name: string, draw: Draw) {
  if (properties === undefined) {
    const inner = typeof additionalProperties === 'object' ? additionalProperties : {};
    return fc.dictionary(fc.string({ maxLength: 20 }), rightValue(inner, name, draw), { maxKeys: ITEMS_MAX });
  }
  const fields = Object.entries(properties).map(([key, each]) => [key, rightValue(each, key, draw)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true });
}

function rightArray(
  { items, prefixItems, minItems = 0, maxItems = ITEMS_MAX }: Shape,
  name: string,
  draw: Draw,
) {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((each) => rightValue(each, name, draw)));
  const maxLength = Math.max(minItems, Math.min(maxItems, ITEMS_MAX));
  return fc.array(rightValue(typeof items === 'object' ? items : {}, name, draw), {
    minLength: minItems,
    maxLength,
  });
}

function rightNumber({ type, minimum = -1000, maximum = 1_000_000 }: Shape, name: string): Value {
  const [min, max] = [Math.ceil(minimum), Math.floor(maximum)];
  const near = fc.integer({ min, max: Math.min(max, min + (name === 'version' ? 2 : NEAR)) });
  const edge = fc.constantFrom(minimum, maximum);
  if (type === 'integer') return fc.oneof({ weight: 6, arbitrary: near }, { weight: 1, arbitrary: edge });
  return fc.oneof(near, edge, fc.double({ min: minimum, max: maximum, noNaN: true }));
}

const day = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());
const mobile = fc.integer({ min: 0, max: 9_999_999 }).map((rest) => `0915${String(rest).padStart(7, '0')}`);
const word = fc.constantFrom(
  'یخچال',
  'تعمیر برد',
  'نگار',
  'بلوار سجاد ۱۲',
  'Side by side',
  'می‌شود',
  '12',
  'ي ك',
);
const fresh = fc.integer({ min: 0, max: 99_999_999 }).map((at) => `FZ-${at.toString(36)}`);
const signs = fc.string({ unit: 'grapheme', maxLength: 30 });

function rightText(
  { format, pattern, minLength = 0, maxLength = 200 }: Shape,
  name: string,
  draw: Draw,
): Value {
  if (format === 'uuid' || /Ids?$|^id$/.test(name)) return fc.nat().map((at) => draw.id(name, at));
  if (format === 'date-time') return instant;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const known = fc.nat().map((at) => draw.text(name === 'after' ? 'next' : name, at) ?? 'x');
  const cut = (value: fc.Arbitrary<string>) =>
    value.map((text) => text.padEnd(minLength, 'ا').slice(0, maxLength));
  if (/On$|^on$|^from$|^to$/.test(name)) return fc.oneof(day, fc.constantFrom('1405/08/20', '۱۴۰۴/۱۲/۲۹'));
  if (/mobile|number/i.test(name)) return cut(fc.oneof(mobile, known, fc.constant('05138765432')));
  if (/code|token|after|serial|kind|secret/i.test(name)) return cut(fc.oneof(known, fresh));
  return cut(fc.oneof(word, fresh, signs));
}

/** Stands in a body for what JSON.stringify cannot write. */
export const RAW = {
  '§infinite§': '1e999',
  '§minusZero§': '-0',
  '§long§': '123456789012345678901234567890',
  '§deep§': '['.repeat(8_000) + ']'.repeat(8_000),
  '§twice§': '{"a":1,"a":2}',
} as const;

const hostileTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202e\u200f\u200e\u2067',
  '\u200c\u200d\ufeff',
  'e\u0301'.repeat(40),
  '👨‍👩‍👧‍👦',
  'ﷺ'.repeat(50),
  'آ'.repeat(5_000),
  'x'.repeat(70_000),
  "' or '1'='1",
  "'; drop table request; --",
  "\\'; \\x00",
  '%',
  '_%\\',
  '%%%%%%%%%%%%%%%%%%%%',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '../../../etc/passwd',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '1e400',
  '2026-02-30',
  '1403/12/31',
  '0000-00-00',
  '+999999-01-01T00:00:00Z',
  '-000001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '294276-12-31',
  '۰۹۱۲۳۴۵۶۷۸۹',
  '09120000001',
  `+98${'9'.repeat(40)}`,
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  'vafa_00000000000000000000000000000000_x',
];
const hostileNumbers = [
  0,
  -1,
  1,
  0.1,
  -0.5,
  1.5,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e15,
  9e15,
  1e21,
  1e308,
];

/** What should be refused, or taken without harm, wherever it stands. */
export const hostileValue: Value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 3, arbitrary: fc.constantFrom(...hostileNumbers) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(RAW)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { length: 3 }, { toString: 1 }),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('a', 1, null), { minLength: 400, maxLength: 1_200 }) },
);
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
