import type { CompanyFigure } from './company-figures.ts';
import type { Context } from './context.ts';
import type { RawRoute, Route } from './endpoint.ts';
import type { CompanyCheck } from './health.ts';
import type { ImportKind } from './import-kind.ts';
import type { AnyJob, Listener, Sweep } from './jobs.ts';

/** What a slice brings to the program; `server/slices.ts` is the only list of them. */
export interface Slice {
  readonly name: string;
  /** Calls go down the strata only, from a higher number to a lower. */
  readonly stratum: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly permissions: readonly string[];
  readonly routes: readonly (Route | RawRoute)[];
  readonly jobs: readonly AnyJob[];
  readonly listeners: readonly Listener[];
  readonly sweeps: readonly Sweep[];
  readonly imports: readonly ImportKind[];
  /** What `/healthz` looks at in each company. */
  readonly checks?: readonly CompanyCheck[];
  /** What `/metrics` counts of the company that asks. */
  readonly figures?: readonly CompanyFigure[];
  /** Writes what every new company begins with. */
  readonly companySeed?: (ctx: Context) => Promise<void>;
}
