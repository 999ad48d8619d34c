import type { Log } from '../server/lib/log.ts';

/** Fills an empty database with the demo companies. */
export async function seedDemo(_options: { ownerUrl: string; log: Log }): Promise<void> {}
