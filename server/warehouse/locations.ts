import { strict as assert } from 'node:assert';

import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import type { LocationKind } from './warehouse.contract.ts';
import { insideKinds } from './warehouse.contract.ts';
import type { LocationRow } from './warehouse.sql.ts';
import * as sql from './warehouse.sql.ts';

// Places come into being when something first goes there: each agency has one of its kinds, the company one outside.

export interface Place {
  readonly kind: LocationKind;
  readonly agencyId?: string;
  readonly warehouseId?: string;
}
export type Located = Pick<LocationRow, 'id' | 'kind'>;

/** The locations of these places, in their order; missing ones are made. */
export async function locationsOf(
  ctx: Pick<Context, 'tx' | 'now'>,
  places: readonly Place[],
): Promise<Located[]> {
  const wanted = {
    kinds: places.map(({ kind }) => kind),
    agencyIds: places.map(({ agencyId }) => agencyId ?? null),
    warehouseIds: places.map(({ warehouseId }) => warehouseId ?? null),
  };
  const known = placed(await sql.selectLocations.all(ctx, wanted));
  if (places.every((place) => known.has(keyOf(place)))) return places.map((place) => found(known, place));
  await sql.insertLocations.run(ctx, {
    ids: places.map(() => newId(ctx.now.getTime())),
    ...wanted,
    now: ctx.now,
  });
  const made = placed(await sql.selectLocations.all(ctx, wanted));
  return places.map((place) => found(made, place));
}

export async function locationOf(ctx: Pick<Context, 'tx' | 'now'>, place: Place): Promise<Located> {
  const [location] = await locationsOf(ctx, [place]);
  assert(location !== undefined, 'a location was asked for and none came');
  return location;
}

/** Whether goods are counted there. */
export function isInside(kind: LocationKind): boolean {
  return insideKinds.some((inside) => inside === kind);
}

interface Keyed {
  readonly kind: string;
  readonly agencyId?: string | null;
  readonly warehouseId?: string | null;
}

function placed(rows: readonly LocationRow[]): Map<string, LocationRow> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function keyOf({ kind, agencyId, warehouseId }: Keyed): string {
  return [kind, agencyId ?? '', warehouseId ?? ''].join(' ');
}

function found(rows: ReadonlyMap<string, LocationRow>, place: Place): Located {
  const row = rows.get(keyOf(place));
  assert(row !== undefined, `no location ${keyOf(place)}`);
  return row;
}
