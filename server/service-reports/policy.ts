import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { json } from '../lib/sql.ts';
import type { changePolicy, PolicyView } from './policy.contract.ts';
import { PolicyForm } from './policy.contract.ts';
import * as sql from './policy.sql.ts';
import { isOwnReport } from './report-moves.ts';
import { selectTenant } from './service-reports.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';

// The policy of a company for its reports. Every decision of the program names its version; the audit trail has each.

/** As every company begins: a person decides everything. */
const FIRST: PolicyForm & { readonly version: number } = {
  isAutomatic: false,
  worthMaxAmount: 0,
  samplePercent: 5,
  isSmallCompany: false,
  version: 1,
};

export async function policyOf(ctx: Pick<Context, 'tx'>): Promise<PolicyForm & { readonly version: number }> {
  const stored = await sql.selectPolicy.first(ctx);
  return stored === undefined ? FIRST : { ...PolicyForm.parse(stored.value), version: stored.version };
}

export async function read(ctx: Context): Promise<PolicyView> {
  const [policy, stored, { currency }] = await Promise.all([
    policyOf(ctx),
    sql.selectPolicy.first(ctx),
    selectTenant.one(ctx),
  ]);
  return { ...policy, currency, changedAt: stored?.changedAt ?? null };
}

export async function change(ctx: Context, input: z.output<typeof changePolicy.input>): Promise<PolicyView> {
  const { version, ...form } = input;
  const { version: _, ...before } = await policyOf(ctx);
  const written = await sql.writePolicy.run(ctx, { value: json(form), version, now: ctx.now });
  if (written === 0) throw new Failure('conflict', 'lib.changedMeanwhile');
  await audit(ctx, {
    action: 'serviceReports.changePolicy',
    kind: 'reportPolicy',
    id: ctx.tenant.id,
    before: { ...before, version },
    after: { ...form, version: version + 1 },
  });
  return await read(ctx);
}

/**
 * Why the actor must leave a report to somebody else; null: he may decide it. Nobody decides what he wrote, nor answers
 * the appeal against his own decision while another could; a company of three may allow both. Rows I8, J5.
 */
export async function standsAside(
  ctx: Pick<Context, 'tx' | 'actor'>,
  report: StoredReport,
): Promise<'ownReport' | 'ownDecision' | null> {
  if (!(await isOwnInAnyWay(ctx, report))) return null;
  const { isSmallCompany } = await policyOf(ctx);
  if (isSmallCompany) return null;
  return isOwnReport(ctx, report) ? 'ownReport' : 'ownDecision';
}

export async function isOwnInAnyWay(
  ctx: Pick<Context, 'tx' | 'actor'>,
  report: StoredReport,
): Promise<boolean> {
  return isOwnReport(ctx, report) || (await isOwnDecision(ctx, report));
}

async function isOwnDecision(ctx: Pick<Context, 'tx' | 'actor'>, report: StoredReport): Promise<boolean> {
  const { membershipId } = ctx.actor;
  if (report.tab !== 'appealed' || membershipId === null) return false;
  const deciders = await sql.selectDeciders.all(ctx, { reportId: report.id });
  if (!deciders.some(({ decidedBy }) => decidedBy === membershipId)) return false;
  return (await sql.selectOtherApprover.one(ctx, { membershipId })).isThere;
}
