import { createHash } from 'node:crypto';

import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { statement } from './sql.ts';

// A command happens once: its key is written first, so that a concurrent twin waits on the row and then finds
// the answer. The answer is the last statement and travels with the COMMIT.

const claim = statement(
  'once.claim',
  `insert into once (tenant_id, actor_id, key, body_hash, made_at) values (:tenant, :actorId, :key, :bodyHash, now())
   on conflict do nothing`,
);
const recall = statement<{ bodyHash: Buffer; status: number | null; answer: string | null }>(
  'once.recall',
  'select body_hash, status, answer from once where tenant_id = :tenant and actor_id = :actorId and key = :key',
);
const keep = statement(
  'once.keep',
  `update once set status = :status, answer = :answer
   where tenant_id = :tenant and actor_id = :actorId and key = :key`,
);
export const forgetOnce = statement(
  'once.forget',
  `delete from once where tenant_id = :tenant and made_at < :before::timestamptz`,
);

export interface OnceKey {
  readonly actorId: string;
  readonly key: string;
  readonly bodyHash: Buffer;
}

export function hashOf(...parts: readonly string[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest();
}

/** The answer given before under this key, or undefined when it is new. Another body under one key is refused. */
export async function answeredBefore(
  ctx: Pick<Context, 'tx'>,
  once: OnceKey,
): Promise<{ status: number; answer: string } | undefined> {
  if ((await claim.run(ctx, { ...once })) === 1) return undefined;
  const row = await recall.one(ctx, { actorId: once.actorId, key: once.key });
  if (!row.bodyHash.equals(once.bodyHash)) throw new Failure('conflict', 'lib.keyReused');
  return { status: row.status ?? 200, answer: row.answer ?? '' };
}

/** Keeps the answer; goes out with the COMMIT. */
export async function keepAnswer(
  ctx: Pick<Context, 'tx'>,
  once: OnceKey,
  status: number,
  answer: string,
): Promise<void> {
  await keep.last(ctx, { actorId: once.actorId, key: once.key, status, answer });
}
