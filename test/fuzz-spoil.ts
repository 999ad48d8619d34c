import fc from 'fast-check';

import { hostileText, hostileValue } from './fuzz-values.ts';

// Right input made wrong at a few places.

export interface Change {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add' | 'double' | 'wrap';
  readonly name: string;
  readonly value: unknown;
}

export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'double', 'wrap'),
    name: hostileText,
    value: hostileValue,
  }),
  { minLength: 1, maxLength: 3 },
);

const isBranch = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === 'object' && value !== null;

/** The same value with these changes, each at one of its places; the whole itself is a place too. */
export function spoilt(value: unknown, wanted: readonly Change[]): unknown {
  return wanted.reduce((now, change) => spoiltOnce(now, change), value);
}

function spoiltOnce(value: unknown, change: Change): unknown {
  const count = countPlaces(value);
  return at(value, change, { left: change.at % count });
}

function countPlaces(value: unknown): number {
  return isBranch(value)
    ? 1 + Object.values(value).reduce<number>((sum, each) => sum + countPlaces(each), 0)
    : 1;
}

/** Walks to the place; `counter.left` is how many are still to be passed. */
function at(value: unknown, change: Change, counter: { left: number }): unknown {
  if (counter.left === 0) {
    counter.left = -1;
    return changed(value, change);
  }
  counter.left -= 1;
  if (!isBranch(value)) return value;
  const walked = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const isHere = counter.left === 0;
    const next = counter.left < 0 ? inner : at(inner, change, counter);
    return isHere && change.how === 'remove' ? [] : [[name, next]];
  });
  return Array.isArray(value) ? walked.map(([, inner]) => inner) : Object.fromEntries(walked);
}

function changed(value: unknown, { how, name, value: hostile }: Change): unknown {
  switch (how) {
    case 'replace':
    case 'remove':
      return hostile;
    case 'wrap':
      return [value];
    case 'double':
      return Array.isArray(value) ? [...value, ...value] : { value };
    case 'add':
      if (Array.isArray(value)) return [...value, hostile];
      return isBranch(value) ? { ...value, [name]: hostile } : hostile;
  }
}
