import * as coded from '../../server/catalog/catalog.sql.ts';
import type { Context } from '../../server/lib/context.ts';
import type { CodedRow, CodedTable } from '../../server/lib/coded-table.ts';
import { codeKey } from '../../server/lib/fold.ts';
import type { SeededRandom } from '../../server/lib/seeded-random.ts';

// What goes wrong with each type of device, what is done about it and which part it takes.

type Repair = readonly [fault: string, action: string, part: string | null, isSealed: boolean];
const ofType: Readonly<Record<string, readonly Repair[]>> = {
  RF: [
    ['F-101', 'R-101', 'COMPRESSOR', true],
    ['F-102', 'R-102', null, true],
    ['F-103', 'R-103', 'P-1002', false],
    ['F-901', 'R-901', 'P-1005', false],
  ],
  FZ: [['F-111', 'R-111', null, true]],
  WM: [
    ['F-201', 'R-201', 'P-2001', false],
    ['F-202', 'R-202', 'P-2002', false],
    ['F-203', 'R-203', 'P-2005', false],
    ['F-901', 'R-901', 'P-2003', false],
  ],
  AC: [
    ['F-301', 'R-301', 'P-3002', false],
    ['F-901', 'R-901', 'P-3001', false],
  ],
  PB: [['F-501', 'R-501', 'P-5003', false]],
};
const ofAny: readonly [Repair, ...Repair[]] = [
  ['F-902', 'R-902', null, false],
  ['F-903', 'R-903', null, false],
];
/** No agency has got one. */
export const NEVER_ISSUED = 'P-5001';

export interface RepairIds {
  readonly faultId: string;
  readonly repairActionId: string;
  readonly partId: string | null;
  readonly isSealed: boolean;
}
export interface RepairBook {
  readonly neverIssuedId: string;
  pick(random: SeededRandom, typeCode: string): RepairIds;
  /** One that breaks a seal, and a part whose stock runs out. */
  readonly sealed: (typeCode: string) => RepairIds | undefined;
  readonly withPart: (typeCode: string) => RepairIds | undefined;
}

export async function readRepairs(ctx: Context): Promise<RepairBook> {
  const all = [...Object.values(ofType).flat(), ...ofAny];
  const [faults, actions, parts] = await Promise.all([
    idsByCode(
      ctx,
      coded.faults,
      all.map(([fault]) => fault),
    ),
    idsByCode(
      ctx,
      coded.repairActions,
      all.map(([, action]) => action),
    ),
    idsByCode(ctx, coded.parts, [NEVER_ISSUED, ...all.flatMap(([, , part]) => part ?? [])]),
  ]);
  const idsOf = ([fault, action, part, isSealed]: Repair): RepairIds => ({
    faultId: faults.get(codeKey(fault)) ?? '',
    repairActionId: actions.get(codeKey(action)) ?? '',
    partId: part === null ? null : (parts.get(codeKey(part)) ?? null),
    isSealed,
  });
  const known = (typeCode: string) => ofType[typeCode] ?? [];
  const firstOf = (typeCode: string, fits: (repair: Repair) => boolean) => {
    const found = known(typeCode).find(fits);
    return found === undefined ? undefined : idsOf(found);
  };
  return {
    neverIssuedId: parts.get(codeKey(NEVER_ISSUED)) ?? '',
    pick(random, typeCode) {
      const own = known(typeCode);
      const [first, ...others] = own.length > 0 && random.chance(0.8) ? own : ofAny;
      return idsOf(random.pick([first ?? ofAny[0], ...others]));
    },
    sealed: (typeCode) => firstOf(typeCode, ([, , , isSealed]) => isSealed),
    withPart: (typeCode) => firstOf(typeCode, ([, , part]) => part !== null),
  };
}

async function idsByCode(
  ctx: Context,
  table: Pick<CodedTable<CodedRow>, 'byCodeKeys'>,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const codeKeys = [...new Set(codes.map(codeKey))];
  return new Map((await table.byCodeKeys.all(ctx, { codeKeys })).map((row) => [codeKey(row.code), row.id]));
}
