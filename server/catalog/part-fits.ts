import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { hint } from '../lib/live.ts';
import * as sql from './catalog.sql.ts';
import * as parts from './parts.sql.ts';

// Which models a part fits; without a word about it, every model. Row F2.

/** What a new part is unless somebody says otherwise. */
export const PART_DEFAULTS = { returnRule: 'must_return', coverMonths: 6, isSerialTracked: false } as const;

interface Fits {
  items: { id: string; code: string; title: string }[];
}

export async function partFits(ctx: Pick<Context, 'tx'>, partId: string): Promise<Fits> {
  if ((await sql.parts.byId.first(ctx, { id: partId })) === undefined)
    throw new Failure('missing', 'lib.missing');
  return { items: await parts.fitsOfPart.all(ctx, { partId }) };
}

/** Says all the models that a part fits. */
export async function setPartFits(
  ctx: Context,
  { id, modelIds }: { readonly id: string; readonly modelIds: readonly string[] },
): Promise<Fits> {
  if ((await sql.parts.lock.first(ctx, { id })) === undefined) throw new Failure('missing', 'lib.missing');
  const before = (await parts.fitsOfPart.all(ctx, { partId: id })).map((model) => model.id);
  await writeFits(ctx, [{ partId: id, modelIds }]);
  await audit(ctx, {
    action: 'part.setFits',
    kind: 'part',
    id,
    before: { modelIds: before },
    after: { modelIds: [...modelIds] },
  });
  hint(ctx, { topic: 'part', id });
  return await partFits(ctx, id);
}

/** Replaces the models of each of these parts. */
export async function writeFits(
  ctx: Pick<Context, 'tx'>,
  wanted: readonly { readonly partId: string; readonly modelIds: readonly string[] }[],
): Promise<void> {
  await parts.endFits.run(ctx, { partIds: wanted.map(({ partId }) => partId) });
  const pairs = wanted.flatMap(({ partId, modelIds }) => modelIds.map((modelId) => ({ partId, modelId })));
  if (pairs.length === 0) return;
  await parts.insertFits.run(ctx, {
    partIds: pairs.map((pair) => pair.partId),
    modelIds: pairs.map((pair) => pair.modelId),
  });
}
