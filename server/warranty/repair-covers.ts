import { lockDevices } from '../devices/devices.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { Guarantor, RepairCover } from './coverage.ts';
import * as reports from './report-covers.sql.ts';
import type { RepairCoverRow } from './report-covers.sql.ts';
import * as sql from './warranty.sql.ts';

// A repair promises for itself: the part it fitted, and the family of the fault it repaired.

/** Months that a repaired fault family is covered. */
const FAMILY_MONTHS = 6;

export interface RepairCoversAsk {
  readonly deviceId: string;
  readonly reportId: string;
  /** ISO; the day the repair ended, the first day covered. */
  readonly endedOn: string;
  /** Left out: the company. */
  readonly guarantor?: Guarantor | undefined;
  /** Without those that the customer brought. No months: no cover. */
  readonly parts: readonly {
    readonly partId: string;
    readonly partCode: string;
    readonly title?: string | undefined;
    readonly months: number;
    readonly serial: string | null;
  }[];
  readonly faultFamilyIds: readonly string[];
}

/**
 * Adds the covers of an approved repair, once per report, and marks the device's warranty as used by paid work. To be
 * called for every approved warranty repair, also when nothing was fitted. Rows H4, H5.
 */
export async function addRepairCovers(ctx: Context, ask: RepairCoversAsk): Promise<void> {
  const { deviceId, reportId } = ask;
  await lockDevices(ctx, [deviceId]);
  await reports.markUsed.run(ctx, { deviceId, now: ctx.now });
  const familyIds = [...new Set(ask.faultFamilyIds)];
  const [registrations, families] = await Promise.all([
    sql.lockLive.all(ctx, { deviceIds: [deviceId] }),
    reports.selectFamilyTitles.all(ctx, { ids: familyIds }),
  ]);
  const covers = [
    ...ask.parts.flatMap(({ partId, partCode, title, months, serial }) =>
      months === 0
        ? []
        : [
            {
              kind: 'part',
              partId,
              partKey: codeKey(partCode),
              familyId: null,
              serial,
              title: title ?? partCode,
              months,
            },
          ],
    ),
    ...families.map(({ id, title }) => ({
      kind: 'fault_family',
      partId: null,
      partKey: null,
      familyId: id,
      serial: null,
      title,
      months: FAMILY_MONTHS,
    })),
  ];
  if (covers.length === 0) return;
  const added = await reports.insertRepairCovers.run(ctx, {
    deviceId,
    reportId,
    policyId: registrations[0]?.policyId ?? null,
    guarantorKind: ask.guarantor?.kind ?? 'company',
    guarantorId: ask.guarantor?.id ?? null,
    startsOn: ask.endedOn,
    now: ctx.now,
    ids: covers.map(() => newId(ctx.now.getTime())),
    kinds: covers.map((each) => each.kind),
    partIds: covers.map((each) => each.partId),
    partKeys: covers.map((each) => each.partKey),
    familyIds: covers.map((each) => each.familyId),
    serials: covers.map((each) => each.serial),
    titles: covers.map((each) => each.title),
    months: covers.map((each) => each.months),
  });
  if (added === 0) return;
  await audit(ctx, {
    action: 'warranty.addRepairCovers',
    kind: 'device',
    id: deviceId,
    after: { reportId, endedOn: ask.endedOn, covers },
  });
}

/** A cover as the rules need it. */
export function repairCoverOf(row: RepairCoverRow): RepairCover[] {
  const covers: RepairCover['covers'] | null =
    row.partKey !== null
      ? { kind: 'part', partId: row.partKey }
      : row.familyId === null
        ? null
        : { kind: 'fault_family', faultFamilyId: row.familyId };
  if (covers === null) return [];
  return [
    {
      id: row.id,
      covers,
      policyVersionId: row.policyId,
      guarantor: { kind: row.guarantorKind, id: row.guarantorId },
      startsOn: row.startsOn,
      length: { unit: 'month', count: row.months },
    },
  ];
}

/** The families that the faults of some lines belong to, by the key of the code. */
export async function familiesOf(
  ctx: Pick<Context, 'tx'>,
  faultCodes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (faultCodes.length === 0) return new Map();
  const rows = await reports.selectFamiliesByCodes.all(ctx, { codeKeys: faultCodes.map(codeKey) });
  // A fault's own code comes before the same code of a family.
  return new Map(rows.toReversed().map(({ codeKey: key, familyId }) => [key, familyId]));
}
