import { setTimeout as sleep } from 'node:timers/promises';

import type { Context } from './context.ts';

// What must hold for the installation to do its work, each by name. Parts register what they know how to look at;
// `/healthz` asks all of them, `/readyz` only those without which nothing can be answered. A finding holds names,
// counts and times, nothing of a company or a person: both addresses stand open.

/** Whether it holds, and the sentence about it: `code` is a key of texts/…/health.ts. */
export interface Finding {
  readonly ok: boolean;
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export interface HealthCheck {
  readonly name: string;
  /** Without it this process can answer nothing: the balancer in front should ask another. */
  readonly isVital?: true;
  /** How long a finding is believed: who asks often costs no more than who asks seldom. */
  readonly keptMs: number;
  look(): Promise<Finding>;
}

/** What a slice looks at in each company, in a transaction of that company; the first bad finding is told. */
export interface CompanyCheck {
  readonly name: string;
  readonly keptMs: number;
  look(ctx: Pick<Context, 'tx' | 'now'>): Promise<Finding>;
}

export type Found = Finding & { readonly name: string };

export interface Health {
  /** Takes in one more thing to look at, at any time. */
  register(check: HealthCheck): void;
  ask(which: 'all' | 'vital'): Promise<readonly Found[]>;
}

const LOOK_MS_MAX = 3_000;

/** `failed` is told why a look broke off: the answer says only that it did. */
export function openHealth(failed: (name: string, error: unknown) => void): Health {
  const checks = new Map<string, { check: HealthCheck; look: () => Promise<Finding> }>();
  return {
    register(check) {
      if (checks.has(check.name)) throw new Error(`two health checks are called ${check.name}`);
      checks.set(check.name, { check, look: kept(check, failed) });
    },
    async ask(which) {
      const asked = [...checks.values()].filter(({ check }) => which === 'all' || check.isVital === true);
      return await Promise.all(
        asked.map(async ({ check, look }): Promise<Found> => ({ name: check.name, ...(await look()) })),
      );
    },
  };
}

/** Looks of one check are one look while it lasts and for as long as its finding is believed. */
function kept(check: HealthCheck, failed: (name: string, error: unknown) => void): () => Promise<Finding> {
  let looking: Promise<Finding> | undefined;
  let until = 0;
  return () => {
    if (looking === undefined || performance.now() > until) {
      until = Infinity;
      looking = lookWithin(check, failed).finally(() => (until = performance.now() + check.keptMs));
    }
    return looking;
  };
}

async function lookWithin(
  check: HealthCheck,
  failed: (name: string, error: unknown) => void,
): Promise<Finding> {
  const tooLong = new AbortController();
  try {
    const late = sleep(LOOK_MS_MAX, { ok: false, code: 'health.noAnswer' }, { signal: tooLong.signal });
    late.catch(() => undefined);
    return await Promise.race([check.look(), late]);
  } catch (error) {
    failed(check.name, error);
    return { ok: false, code: 'health.failed' };
  } finally {
    tooLong.abort();
  }
}
