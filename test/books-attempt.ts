import type { z } from 'zod';

import type { Contract } from '../server/lib/contract.ts';
import type { SeededRandom } from '../server/lib/seeded-random.ts';
import type { Agency } from './books-scene.ts';
import type { HttpClient } from './http-client.ts';

// What one of the random operations on the books is made of.

/** One call, ready to be sent; twins of it may be sent by others. */
export interface Attempt {
  readonly name: string;
  readonly by: HttpClient;
  /** Another who may do the same. */
  readonly orBy?: HttpClient;
  readonly contract: Contract;
  readonly input: Readonly<Record<string, unknown>>;
  /** The report, obligation, issue or entry, the parts at an agency and the accounts that it touches. */
  readonly touches: readonly string[];
  learn(answer: string): void;
  /** Looks again at what was not as it was seen. */
  lookAgain?(): Promise<void>;
}
export type Operation = (random: SeededRandom) => Promise<Attempt | undefined>;

export function attempt<C extends Contract>(given: {
  readonly name: string;
  readonly by: HttpClient;
  readonly orBy?: HttpClient;
  readonly contract: C;
  readonly input: z.input<C['input']> & Readonly<Record<string, unknown>>;
  readonly touches: readonly string[];
  readonly learn?: (answer: z.output<C['output']>) => void;
  readonly lookAgain?: () => Promise<void>;
}): Attempt {
  const { learn, ...rest } = given;
  return { ...rest, learn: (answer) => learn?.(JSON.parse(answer)) };
}

export const partAt = (agency: Pick<Agency, 'code'>, partId: string) => `part ${partId} at ${agency.code}`;
export const accountOf = (agency: Pick<Agency, 'code'>) => `account ${agency.code}`;
export const anyOf = <T>(random: SeededRandom, items: readonly T[]): T | undefined =>
  items[Math.floor(random.next() * items.length)];
