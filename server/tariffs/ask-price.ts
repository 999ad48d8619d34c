import type { z } from 'zod';

import { agenciesByIds } from '../agencies/agencies.ts';
import {
  agencyGradeById,
  faultsByIds,
  modelById,
  regionById,
  regionClassById,
  repairActionsByIds,
} from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { CURRENCY, priceKinds } from './price-lines.ts';
import type { askPrice as contract } from './tariffs.contract.ts';
import { requireOffice } from './tariffs.scope.ts';
import { tariffKinds } from './words.contract.ts';

type Ask = z.output<(typeof contract)['input']>;

/** What a service would cost on a day, of each kind, and why: the tariff is tried before it is believed. Row F4. */
export async function askPrice(ctx: Context, ask: Ask): Promise<z.input<(typeof contract)['output']>> {
  requireOffice(ctx);
  const model = await modelById(ctx, ask.modelId);
  if (model === undefined) throw new Failure('invalid', 'catalog.unknownModel', {}, 'modelId');
  await checkKnown(ctx, ask);
  const { on: day, serviceKind, agencyId, regionId, repairActionId, faultId } = ask;
  const about = { day, serviceKind, agencyId, regionId, model, line: { repairActionId, faultId } };
  const { facts, prices } = await priceKinds(ctx, about, tariffKinds);
  const [grade, regionClass] = await Promise.all([
    facts.grade == null ? undefined : agencyGradeById(ctx, facts.grade),
    facts.regionClass == null ? undefined : regionClassById(ctx, facts.regionClass),
  ]);
  return {
    grade: grade?.title ?? null,
    regionClass: regionClass?.title ?? null,
    currency: CURRENCY,
    prices,
  };
}

async function checkKnown(ctx: Context, { agencyId, regionId, repairActionId, faultId }: Ask): Promise<void> {
  const refuse = (code: string, path: string) => {
    throw new Failure('invalid', code, {}, path);
  };
  if (agencyId !== null && (await agenciesByIds(ctx, [agencyId])).length === 0)
    refuse('tariffs.unknownAgency', 'agencyId');
  if (regionId !== null && (await regionById(ctx, regionId)) === undefined)
    refuse('tariffs.unknownRegion', 'regionId');
  if (repairActionId !== null && (await repairActionsByIds(ctx, [repairActionId])).length === 0)
    refuse('catalog.unknownRepairAction', 'repairActionId');
  if (faultId !== null && (await faultsByIds(ctx, [faultId])).length === 0)
    refuse('catalog.unknownFault', 'faultId');
}
