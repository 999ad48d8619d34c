import type { Context } from '../lib/context.ts';
import { stopClock } from '../sla/sla.ts';

/** Somebody looks after a request: what waited unattended waits no more. Row O1. */
export async function attend(ctx: Context, requestId: string): Promise<void> {
  await stopClock(ctx, { policy: 'unattended', subjectId: requestId });
}
