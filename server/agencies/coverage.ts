import type { z } from 'zod';

import { regionById } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import type { changeCoverage, removeCoverage } from './agencies.contract.ts';
import type { StoredCoverage } from './agencies.sql.ts';
import * as sql from './agencies.sql.ts';
import { lockAgency, tellAll } from './agencies.ts';

// Coverage that was written wrongly. What it was is in the audit trail.

/** Corrects a coverage; what is left out stays. Row G1. */
export async function correctCoverage(
  ctx: Context,
  given: z.output<typeof changeCoverage.input>,
): Promise<void> {
  const known = await openCoverage(ctx, given);
  const next = {
    ...known,
    regionId: given.regionId ?? known.regionId,
    productLineId: given.productLineId === undefined ? known.productLineId : given.productLineId,
    fromOn: given.fromOn ?? known.fromOn,
    toOn: given.toOn === undefined ? known.toOn : given.toOn,
  };
  if (next.toOn !== null && next.toOn < next.fromOn)
    throw new Failure('invalid', 'lib.daysReversed', {}, 'toOn');
  const region = await regionById(ctx, next.regionId);
  if (region === undefined) throw new Failure('invalid', 'agencies.unknownRegion', {}, 'regionId');
  await sql.updateCoverage.run(ctx, next);
  await finish(ctx, known, { kind: 'agencies.coverageChanged', region: region.title, after: { ...next } });
}

/** Takes a coverage away as if it had never been. Row G1. */
export async function takeCoverageAway(
  ctx: Context,
  given: z.output<typeof removeCoverage.input>,
): Promise<void> {
  const known = await openCoverage(ctx, given);
  await sql.removeCoverage.run(ctx, { ids: [known.id] });
  const region = await regionById(ctx, known.regionId);
  await finish(ctx, known, {
    kind: 'agencies.coverageRemoved',
    region: region?.title ?? '',
    after: undefined,
  });
}

async function openCoverage(
  ctx: Context,
  given: { readonly id: string; readonly version: number; readonly coverageId: string },
): Promise<StoredCoverage> {
  const agency = await lockAgency(ctx, given.id);
  if (agency.version !== given.version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const known = await sql.lockCoverage.first(ctx, { agencyId: agency.id, id: given.coverageId });
  if (known === undefined) throw new Failure('missing', 'agencies.coverageMissing');
  return known;
}

interface Finished {
  readonly kind: 'agencies.coverageChanged' | 'agencies.coverageRemoved';
  readonly region: string;
  readonly after: Readonly<Record<string, unknown>> | undefined;
}

async function finish(ctx: Context, known: StoredCoverage, { kind, region, after }: Finished): Promise<void> {
  await sql.touchAgency.run(ctx, { id: known.agencyId, now: ctx.now });
  await audit(ctx, {
    action: kind === 'agencies.coverageChanged' ? 'agencies.changeCoverage' : 'agencies.removeCoverage',
    kind: 'agency',
    id: known.agencyId,
    before: { ...known },
    ...(after && { after }),
  });
  await tellAll(ctx, known.agencyId, kind, { region });
}
