import type { z } from 'zod';

import { reasonOf } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { dayIn } from '../lib/jalali.ts';
import { orderBrief, orderForReport, tellOfWork } from '../requests/requests.ts';
import { coverageOf } from '../warranty/warranty.ts';
import { tellScreens } from './change-report.ts';
import type { allowGoodwill, GoodwillAnswer, GoodwillView } from './goodwill.contract.ts';
import * as sql from './goodwill.sql.ts';
import type { StoredGoodwill } from './goodwill.sql.ts';
import { isWritten } from './report-moves.ts';
import { lockOfOrder, selectTenant } from './service-reports.sql.ts';

// What no warranty covers the company may pay all the same: the head office says so on the work order, with a coded
// reason, before the report is handed in. What it pays is a cost of its own kind. Row I2.

// Two people at one instant: the work order's lock lets one wait; the index is the second wall.
constraintFailure('goodwill_live', 'conflict', 'serviceReports.goodwillThere');

/** Repairs alone: an installation is in the price. */
const ofKind = (serviceKind: string) => serviceKind === 'repair';
const isOpen = ({ stage }: { readonly stage: string }) => stage !== 'closed' && stage !== 'cancelled';

export async function allow(
  ctx: Context,
  input: z.output<typeof allowGoodwill.input>,
): Promise<GoodwillAnswer> {
  requireOffice(ctx);
  const workOrderId = input.id;
  const order = await orderForReport(ctx, workOrderId);
  if (!ofKind(order.serviceKind)) throw new Failure('conflict', 'serviceReports.goodwillForRepairs');
  if (!isOpen(order)) throw new Failure('conflict', 'serviceReports.goodwillTooLate');
  await requireUnsubmitted(ctx, workOrderId);
  if ((await sql.selectLive.first(ctx, { workOrderId })) !== undefined)
    throw new Failure('conflict', 'serviceReports.goodwillThere');
  const reason = await reasonOf(ctx, 'goodwill', input.reasonCode);
  const id = newId(ctx.now.getTime());
  await sql.insert.run(ctx, {
    id,
    workOrderId,
    deviceId: order.deviceId,
    reasonCode: reason.code,
    reasonTitle: reason.title,
    note: input.note,
    now: ctx.now,
    allowedBy: ctx.actor.membershipId,
    byTitle: ctx.actor.title,
  });
  const after = { workOrderId, reasonCode: reason.code, note: input.note };
  await audit(ctx, { action: 'serviceReports.allowGoodwill', kind: 'goodwill', id, after });
  await tell(ctx, workOrderId, 'goodwillAllowed', { reason: reason.title });
  return await read(ctx, { id: workOrderId });
}

export async function takeBack(ctx: Context, { id: workOrderId }: { id: string }): Promise<GoodwillAnswer> {
  requireOffice(ctx);
  await orderForReport(ctx, workOrderId);
  await requireUnsubmitted(ctx, workOrderId);
  const known = await sql.selectLive.first(ctx, { workOrderId });
  if (known === undefined) throw new Failure('conflict', 'serviceReports.goodwillGone');
  const { id } = known;
  await sql.end.run(ctx, { id, now: ctx.now, byTitle: ctx.actor.title });
  const before = { workOrderId, reasonCode: known.reasonCode };
  await audit(ctx, { action: 'serviceReports.takeBackGoodwill', kind: 'goodwill', id, before });
  await tell(ctx, workOrderId, 'goodwillTakenBack', {});
  return await read(ctx, { id: workOrderId });
}

/** As its reader may see it: an agency on its own work, with the reason and without the note. */
export async function read(ctx: Context, { id: workOrderId }: { id: string }): Promise<GoodwillAnswer> {
  const [order] = await orderBrief(ctx, [workOrderId]);
  if (order === undefined) throw new Failure('missing', 'requests.workOrderMissing');
  const { deviceId, workEndedAt, serviceKind } = order;
  const [{ zone }, goodwill] = await Promise.all([selectTenant.one(ctx), goodwillOf(ctx, workOrderId)]);
  const day = dayIn(zone, workEndedAt ?? ctx.now);
  const lines = [{ kind: 'labour' as const }, { kind: 'part' as const }, { kind: 'travel' as const }];
  const coverage = ofKind(serviceKind) ? (await coverageOf(ctx, { deviceId, day, lines })).lines : [];
  const isUncovered = coverage.some((line) => !line.covered);
  const report = await sql.selectReport.first(ctx, { workOrderId });
  const mayChange =
    ctx.actor.sees === 'office' &&
    can(ctx, 'goodwill.allow') &&
    isOpen(order) &&
    (report === undefined || isWritten(report));
  const isWanted = goodwill === null ? isUncovered : true;
  const verb = goodwill === null ? 'allow' : 'takeBack';
  return { workOrderId, goodwill, coverage, moves: mayChange && isWanted ? [verb] : [] };
}

/** The goodwill under which a work order stands, as the actor may read it. */
export async function goodwillOf(
  ctx: Pick<Context, 'tx' | 'actor'>,
  workOrderId: string,
): Promise<GoodwillView | null> {
  const known = await sql.selectLive.first(ctx, { workOrderId });
  return known === undefined ? null : viewOf(ctx, known);
}

function viewOf({ actor }: Pick<Context, 'actor'>, known: StoredGoodwill): GoodwillView {
  const { workOrderId: _, note, ...shown } = known;
  return { ...shown, note: actor.sees === 'office' ? note : '' };
}

function requireOffice({ actor }: Context): void {
  if (actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}

/** What a report that was handed in rests on stays as it was. */
async function requireUnsubmitted(ctx: Context, workOrderId: string): Promise<void> {
  const report = await lockOfOrder.first(ctx, { workOrderId });
  if (report !== undefined && !isWritten(report))
    throw new Failure('conflict', 'serviceReports.goodwillTooLate');
}

async function tell(
  ctx: Context,
  workOrderId: string,
  kind: string,
  facts: Record<string, string>,
): Promise<void> {
  await tellOfWork(ctx, workOrderId, {
    kind: `serviceReports.told.${kind}`,
    audience: ['office', 'agency', 'technician'],
    facts,
  });
  const report = await lockOfOrder.first(ctx, { workOrderId });
  if (report !== undefined) tellScreens(ctx, report);
}
