import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/** Registrations name devices: only the head office reads and writes them. A check is asked by serial. */
export function requireOffice(ctx: Pick<Context, 'actor'>): void {
  if (ctx.actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}
