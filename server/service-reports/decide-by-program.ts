import type { z } from 'zod';

import { partPricesOn } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { amountTimes } from '../lib/money.ts';
import { openForChange } from './change-report.ts';
import { decideOn } from './decide-report.ts';
import { policyOf } from './policy.ts';
import { selectSecret } from './policy.sql.ts';
import { idsOf } from './report-facts.ts';
import * as parts from './report-parts.sql.ts';
import { isChosen } from './sample.ts';
import type { reportSubmitted } from './service-reports.events.ts';
import { reportSight } from './service-reports.scope.ts';
import type { StoredReport } from './service-reports.sql.ts';
import * as sql from './service-reports.sql.ts';
import { differencesIn, standToday, sumOf } from './stand-today.ts';
import type { Today } from './stand-today.ts';

// Where its policy says so, a company leaves to the program what needs no judgement: a report handed in for the first
// time, in which nothing is found and which is worth little. A share of them goes to a person all the same. Row I8.

type Policy = Awaited<ReturnType<typeof policyOf>>;
type Why = 'handed_in_again' | 'finding' | 'difference' | 'not_covered' | 'no_price' | 'worth' | 'sample';

export async function decideByProgram(
  ctx: Context,
  { reportId: id }: z.output<typeof reportSubmitted.data>,
): Promise<void> {
  const policy = await policyOf(ctx);
  if (!policy.isAutomatic) return;
  const found = await sql.selectReport.first(ctx, { id, ...reportSight(ctx) });
  // A person, or the agency, was quicker.
  if (found === undefined || found.state !== 'submitted') return;
  const { report } = await openForChange(ctx, { id, version: found.version });
  const why = await whyPerson(ctx, report, policy);
  if (why !== null) {
    const after = { why, policyVersion: policy.version };
    await audit(ctx, { action: 'serviceReports.leaveToPerson', kind: 'serviceReport', id, after });
    return;
  }
  const lines = await parts.selectLines.all(ctx, { reportId: id });
  const form = {
    outcome: 'lines' as const,
    lines: lines.map((line) => ({ lineId: line.id, decision: 'approve' as const })),
    acknowledged: [],
    note: '',
  };
  await decideOn(ctx, report, form, { policyVersion: policy.version });
}

/** What a person has to look at; null: nothing. */
async function whyPerson(ctx: Context, report: StoredReport, policy: Policy): Promise<Why | null> {
  if (report.workOn === null) return 'finding';
  if ((await parts.selectDecisions.all(ctx, { reportId: report.id })).length > 0) return 'handed_in_again';
  if (report.severity !== null || report.isDateHeld) return 'finding';
  const today = await standToday(ctx, report, report.workOn);
  if (differencesIn(report, today).length > 0) return 'difference';
  if ([...today.coverage.values()].some((line) => line.decision !== 'covered')) return 'not_covered';
  const worth = await worthOf(ctx, today);
  if (worth === null) return 'no_price';
  if (worth > policy.worthMaxAmount) return 'worth';
  const { trackingKey } = await selectSecret.one(ctx);
  return isChosen(report.id, { secret: trackingKey, percent: policy.samplePercent }) ? 'sample' : null;
}

/** Fees, and the company's own parts by the list price of agencies; null where something has no price. */
async function worthOf(ctx: Context, { lines, fees, day }: Today): Promise<number | null> {
  const consigned = lines.filter((line) => line.source === 'consigned');
  const prices = await partPricesOn(ctx, { partIds: idsOf(consigned, 'partId'), buyer: 'agency', day });
  const listed = consigned.map(({ partId, quantity }) => {
    const price = prices.find((each) => each.partId === partId);
    return price === undefined ? null : amountTimes(price.amount, quantity);
  });
  const amounts = [...lines.map((line) => fees.get(line.id)?.amount ?? null), ...listed];
  return amounts.includes(null) ? null : sumOf(amounts);
}
