import type { Context } from '../lib/context.ts';

/**
 * Whether this actor reads messages at all: they hold numbers and names of customers, so only the head office does.
 * Agencies, technicians and TS have none, whatever their roles say. Part of every statement that reads for people.
 */
export function seesMessages(ctx: Pick<Context, 'actor'>): boolean {
  return ctx.actor.kind === 'system' || ctx.actor.sees === 'office';
}
