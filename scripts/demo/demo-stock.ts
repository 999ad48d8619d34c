import { agencyCandidates } from '../../server/agencies/agencies.ts';
import { parts as partTable } from '../../server/catalog/catalog.sql.ts';
import type { Context } from '../../server/lib/context.ts';
import { codeKey } from '../../server/lib/fold.ts';
import { seededRandom } from '../../server/lib/seeded-random.ts';
import { consignedOpeningImport } from '../../server/warehouse/warehouse.import.ts';
import { mainWarehouseId, makeSpare } from '../../server/warehouse/warehouse.make.ts';
import { bring } from './bring.ts';
import * as data from './demo-catalog.ts';
import { NEVER_ISSUED } from './demo-repairs.ts';

// Parts in the main warehouse, and what of them lies with the agencies.

const GRAMS = 'گرم';
const ANY_DAY = '2026-01-01';

/** Fills the main warehouse, and brings in the agencies' consigned stock as a file would. */
export async function stockDemo(ctx: Context): Promise<void> {
  const random = seededRandom(1405);
  const codeKeys = data.parts.map(([code]) => codeKey(code));
  const parts = await partTable.byCodeKeys.all(ctx, { codeKeys });
  const warehouseId = await mainWarehouseId(ctx);
  const lines = parts.map(({ id, unit }) => ({
    partId: id,
    quantity: random.whole(80, 900) * (unit === GRAMS ? 1000 : 1),
  }));
  await makeSpare(ctx, { warehouseId, lines });
  const agencies = await agencyCandidates(ctx, { regionIds: [], productLineId: null, day: ANY_DAY });
  const rows = agencies.flatMap(({ code: agency }) =>
    data.parts
      .filter(([part]) => part !== NEVER_ISSUED)
      .map(([part, , unit]) => ({
        agency,
        part,
        quantity: String(random.whole(9, 40) * (unit === GRAMS ? 100 : 1)),
      })),
  );
  await bring(ctx, [consignedOpeningImport], consignedOpeningImport.kind, rows);
}
