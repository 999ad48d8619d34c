import type { Context } from '../lib/context.ts';
import { visitTimesOf } from '../requests/requests.ts';
import type { LineFacts, ReportFacts } from './flags.ts';
import { usualWhenAbove } from './norm.ts';
import * as sql from './norm.sql.ts';
import type { LineBasics } from './report-facts.ts';
import type { ReportKind } from './words.contract.ts';

// What the visits say about the times of a report, and what is usual for its model and action. Row I10.

interface Ask {
  readonly reportId: string;
  readonly workOrderId: string;
  readonly kind: ReportKind;
  readonly modelId: string;
  readonly lines: readonly LineBasics[];
}
export interface TimeFacts {
  readonly workMinutes: number | null;
  readonly overlap: ReportFacts['overlap'];
  readonly aboveNorm: ReadonlyMap<string, NonNullable<LineFacts['aboveNorm']>>;
}

export async function timeFacts(ctx: Pick<Context, 'tx'>, ask: Ask): Promise<TimeFacts> {
  const { minutes, overlaps } = await visitTimesOf(ctx, ask.workOrderId);
  const [standing, above] = await Promise.all([
    sql.selectStandingOf.all(ctx, { workOrderIds: overlaps.map((each) => each.workOrderId) }),
    aboveNorm(ctx, ask, minutes),
  ]);
  // Who came second has to say which of both times is right: the report that stands is believed.
  const isStanding = new Set(standing.map((each) => each.workOrderId));
  const overlap = overlaps.find((each) => isStanding.has(each.workOrderId)) ?? null;
  return { workMinutes: minutes, overlap, aboveNorm: above };
}

async function aboveNorm(
  ctx: Pick<Context, 'tx'>,
  { reportId, kind, modelId, lines }: Ask,
  minutes: number | null,
): Promise<TimeFacts['aboveNorm']> {
  const labour = lines.filter((line) => line.kind === 'labour');
  const added = lines.filter((line) => line.kind === 'part_added');
  // The minutes of a report with several actions are nobody's.
  const [only] = labour.length === 1 ? labour : [];
  const actionId = only?.repairActionId ?? null;
  const [times, quantities] = await Promise.all([
    only === undefined || minutes === null
      ? []
      : sql.selectMinutes.all(ctx, { reportId, kind, modelId, actionId }),
    sql.selectQuantities.all(ctx, {
      reportId,
      modelId,
      actionId,
      partIds: added.flatMap((line) => line.partId ?? []),
    }),
  ]);
  const found = new Map<string, NonNullable<LineFacts['aboveNorm']>>();
  if (only !== undefined && minutes !== null) {
    const sample = times.map((each) => each.minutes);
    const usual = usualWhenAbove(minutes, sample);
    if (usual !== null) found.set(only.id, { what: 'minutes', value: minutes, usual });
  }
  for (const { id, partId, quantity } of added) {
    const sample = quantities.filter((each) => each.partId === partId).map((each) => each.quantity);
    const usual = usualWhenAbove(quantity, sample);
    if (usual !== null) found.set(id, { what: 'quantity', value: quantity, usual });
  }
  return found;
}
