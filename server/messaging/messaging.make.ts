import type { Context } from '../lib/context.ts';
import { openLine } from './lines.ts';

/** A panel's line that can receive; its secret opens the address of incoming messages. */
export async function makeLine(ctx: Context, number = '30001234'): Promise<{ id: string; secret: string }> {
  return await openLine(ctx, { kind: 'panel', number, purpose: 'service', canReceive: true });
}
