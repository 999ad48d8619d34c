import type { Tx } from './db.ts';
import type { JobQueue } from './jobs.ts';
import type { Hint } from './live.ts';

/** How much of the tenant an actor may see at most; each slice's scope narrows further. */
export const sights = ['office', 'agency', 'technician', 'ts', 'public'] as const;
export type Sight = (typeof sights)[number];

/** Who acts: a person or key by a membership, a customer on a public page, or the program itself. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'public' | 'system';
  /** Membership or API key; null for the public and the program. It stays the same over sessions. */
  readonly id: string | null;
  /** By which session a person acts. */
  readonly sessionId?: string;
  readonly membershipId: string | null;
  readonly loginId: string | null;
  readonly title: string;
  readonly permissions: ReadonlySet<string>;
  readonly sees: Sight;
  readonly agencyId: string | null;
}

/** One call's world: a transaction of one tenant, who acts, and when. */
export interface Context {
  readonly tx: Tx;
  readonly tenant: { readonly id: string; readonly code: string };
  readonly actor: Actor;
  /** The database's transaction time. */
  readonly now: Date;
  readonly requestNumber: string;
  /** Network address of the caller, for the audit trail. */
  readonly address: string | null;
  /** Collected while the command runs; sent once it is committed. */
  readonly hints: Hint[];
  readonly jobs: JobQueue;
}

export const systemActor: Actor = {
  kind: 'system',
  id: null,
  membershipId: null,
  loginId: null,
  title: 'وفا',
  permissions: new Set(),
  sees: 'office',
  agencyId: null,
};

export const publicActor: Actor = { ...systemActor, kind: 'public', title: 'public', sees: 'public' };

export function can(ctx: Pick<Context, 'actor'>, permission: string): boolean {
  return ctx.actor.kind === 'system' || ctx.actor.permissions.has(permission);
}
