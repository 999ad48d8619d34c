import { agenciesByIds } from '../agencies/agencies.ts';
import { faultsByIds, modelById, partPricesOn, partsByIds, repairActionsByIds } from '../catalog/catalog.ts';
import { deviceById } from '../devices/devices.ts';
import { strict as assert } from 'node:assert';

import type { Context } from '../lib/context.ts';
import { amountTimes } from '../lib/money.ts';
import type { PriceExplanation } from '../tariffs/tariffs.contract.ts';
import { priceLines } from '../tariffs/tariffs.ts';
import type { CoverageLineForm, CoverageLineView } from '../warranty/warranty.contract.ts';
import { coverageOf } from '../warranty/warranty.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';
import type { ReportKind } from './words.contract.ts';

// What a report's lines mean today: the coded words, who pays for each, and what each is worth to the agency.

export type LineBasics = Pick<
  StoredLine,
  'id' | 'place' | 'kind' | 'repairActionId' | 'faultId' | 'partId' | 'source' | 'quantity' | 'serial'
>;

/** What the company owes the agency for a line. */
export interface LineFee {
  /** Null: nothing prices it, so that a person says it. */
  readonly amount: number | null;
  readonly unitAmount: number | null;
  readonly explanation: PriceExplanation | null;
}

export async function wordsOfLines(ctx: Pick<Context, 'tx'>, lines: readonly LineBasics[]) {
  const [actions, faults, parts] = await Promise.all([
    repairActionsByIds(ctx, idsOf(lines, 'repairActionId')),
    faultsByIds(ctx, idsOf(lines, 'faultId')),
    partsByIds(ctx, idsOf(lines, 'partId')),
  ]);
  return { actions: byId(actions), faults: byId(faults), parts: byId(parts) };
}
export type LineWords = Awaited<ReturnType<typeof wordsOfLines>>;

export function idsOf(
  lines: readonly LineBasics[],
  field: 'repairActionId' | 'faultId' | 'partId',
): string[] {
  return [...new Set(lines.flatMap((line) => line[field] ?? []))];
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Device, model and agency of a report. */
export async function partiesOf(
  ctx: Pick<Context, 'tx'>,
  { deviceId, agencyId }: Pick<StoredReport, 'deviceId' | 'agencyId'>,
) {
  const [device, [agency]] = await Promise.all([deviceById(ctx, deviceId), agenciesByIds(ctx, [agencyId])]);
  assert(device !== undefined && agency !== undefined, 'a report has its device and agency');
  const model = await modelById(ctx, device.modelId);
  assert(model !== undefined, 'a device has its model');
  return { device, agency, model };
}
export type Parties = Awaited<ReturnType<typeof partiesOf>>;

/**
 * Who pays for each line on a day, by the coverage check. An installation is in the price; nobody is asked for a part
 * that is taken out or that the customer brought. Row I3.
 */
export async function coverageOfLines(
  ctx: Pick<Context, 'tx' | 'now'>,
  ask: {
    readonly kind: ReportKind;
    readonly deviceId: string;
    readonly day: string;
    readonly lines: readonly LineBasics[];
    readonly words: LineWords;
  },
): Promise<ReadonlyMap<string, CoverageLineView>> {
  const asked =
    ask.kind === 'installation'
      ? []
      : ask.lines.flatMap((line) => {
          const form = coverageForm(line, ask.words);
          return form === null ? [] : [{ id: line.id, form }];
        });
  if (asked.length === 0) return new Map();
  const { deviceId, day } = ask;
  const answer = await coverageOf(ctx, { deviceId, day, lines: asked.map(({ form }) => form) });
  return new Map(answer.lines.flatMap((line, at) => (asked[at] ? [[asked[at].id, line] as const] : [])));
}

function coverageForm(line: LineBasics, words: LineWords): CoverageLineForm | null {
  const fault = words.faults.get(line.faultId ?? '');
  const faultCode = fault && { faultCode: fault.code };
  switch (line.kind) {
    case 'labour': {
      const action = words.actions.get(line.repairActionId ?? '');
      return { kind: 'labour', ...(action && { repairActionCode: action.code }), ...faultCode };
    }
    case 'part_added': {
      const part = words.parts.get(line.partId ?? '');
      if (line.source === 'customer' || part === undefined) return null;
      return { kind: 'part', partCode: part.code, ...faultCode };
    }
    case 'travel':
      return { kind: 'travel' };
    case 'part_removed':
      return null;
  }
}

/** What each line is worth to the agency on a day: labour by the tariff, its own parts by the price list. Row J5. */
export async function feesOfLines(
  ctx: Pick<Context, 'tx'>,
  ask: {
    readonly kind: ReportKind;
    readonly day: string;
    readonly parties: Parties;
    readonly lines: readonly LineBasics[];
  },
): Promise<ReadonlyMap<string, LineFee>> {
  const { day, kind, lines, parties } = ask;
  const labour = lines.filter((line) => line.kind === 'labour');
  const own = lines.filter((line) => line.source === 'own');
  const [priced, listed] = await Promise.all([
    priceLines(ctx, {
      day,
      serviceKind: kind,
      agencyId: parties.agency.id,
      model: parties.model,
      lines: labour.map(({ id: key, repairActionId, faultId }) => ({ key, repairActionId, faultId })),
    }),
    partPricesOn(ctx, { partIds: idsOf(own, 'partId'), buyer: 'agency', day }),
  ]);
  const byLine = new Map(priced.map((line) => [line.key, line]));
  const byPart = new Map(listed.map((price) => [price.partId, price.amount]));
  return new Map(lines.map((line) => [line.id, feeOf(line)]));

  function feeOf(line: LineBasics): LineFee {
    if (line.kind === 'labour') {
      const price = byLine.get(line.id);
      const explanation = price?.explanation.agencyFee ?? null;
      return { amount: price?.agencyFeeAmount ?? null, unitAmount: null, explanation };
    }
    if (line.source !== 'own') return { amount: 0, unitAmount: null, explanation: null };
    const unitAmount = byPart.get(line.partId ?? '') ?? null;
    const amount = unitAmount === null ? null : amountTimes(unitAmount, line.quantity);
    return { amount, unitAmount, explanation: null };
  }
}
