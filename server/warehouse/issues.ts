import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { audit } from '../lib/audit.ts';
import { agenciesByIds } from '../agencies/agencies.ts';
import { latinDigits } from '../lib/digits.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { pageOf, readMark } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import type { IssueRow, IssueState, IssueView, ReceiveIssue, SendIssue } from './issues.contract.ts';
import type { IssueLineRow, ListedIssue, StoredIssue } from './issues.sql.ts';
import * as sql from './issues.sql.ts';
import { locationsOf } from './locations.ts';
import type { Move } from './stock-moves.ts';
import { moveStock } from './stock-moves.ts';
import { keptToAgency } from './warehouse.scope.ts';
import * as stock from './warehouse.sql.ts';

// Goods go to an agency in two steps: they leave the warehouse when sent and are the agency's to answer for when
// received. What did not arrive stays on its way until somebody says where it is.

/** Sends parts of a warehouse to an agency. Rows M2, M3, M9. */
export async function sendIssue(ctx: Context, given: SendIssue): Promise<IssueView> {
  refuseDoubles(given.lines);
  const [agency] = await agenciesByIds(ctx, [given.agencyId]);
  if (agency === undefined || agency.isEnded)
    throw new Failure('invalid', 'warehouse.unknownAgency', {}, 'agencyId');
  const warehouse = await stock.warehouses.byId.first(ctx, { id: given.warehouseId });
  if (warehouse === undefined || warehouse.isRetired)
    throw new Failure('invalid', 'warehouse.unknownWarehouse', {}, 'warehouseId');
  const { value: number } = await stock.takeNumber.one(ctx, { name: 'stock_issue' });
  const id = newId(ctx.now.getTime());
  const { agencyId, warehouseId, note, carrier, lines } = given;
  await sql.insertIssue.run(ctx, {
    id,
    number,
    agencyId,
    warehouseId,
    note,
    carrier,
    now: ctx.now,
    actorTitle: ctx.actor.title,
  });
  await sql.insertIssueLines.run(ctx, {
    issueId: id,
    ids: lines.map(() => newId(ctx.now.getTime())),
    partIds: lines.map(({ partId }) => partId),
    quantities: lines.map(({ quantity }) => quantity),
  });
  await carryIssue(ctx, { id, number, agencyId, warehouseId }, 'issue', lines);
  await audit(ctx, { action: 'stockIssue.send', kind: 'stockIssue', id, after: { ...given, number } });
  hint(ctx, { topic: 'stockIssue', id, agencyIds: [agencyId] });
  return await viewIssue(ctx, id);
}

/** Says what arrived; a part left out arrived whole. By the agency itself, or by the head office for it. Row M2. */
export async function receiveIssue(ctx: Context, given: ReceiveIssue): Promise<IssueView> {
  const issue = await lockIssue(ctx, given.id, keptToAgency(ctx));
  requireState(issue, 'sent', given.version);
  const lines = await sql.selectIssueLines.all(ctx, { issueId: issue.id });
  const received = receivedOf(lines, given.differences);
  await sql.receiveLines.run(ctx, {
    issueId: issue.id,
    partIds: received.map(({ partId }) => partId),
    quantities: received.map(({ quantity }) => quantity),
    notes: received.map(({ note }) => note),
  });
  await carryIssue(
    ctx,
    issue,
    'receipt',
    received.filter(({ quantity }) => quantity > 0),
  );
  const isWhole = received.every(({ isWhole: whole }) => whole);
  const state: IssueState = isWhole ? 'received' : 'differs';
  await sql.markIssueReceived.run(ctx, { id: issue.id, state, now: ctx.now, actorTitle: ctx.actor.title });
  const after = { state, differences: given.differences };
  await audit(ctx, { action: 'stockIssue.receive', kind: 'stockIssue', id: issue.id, after });
  hint(ctx, { topic: 'stockIssue', id: issue.id, agencyIds: [issue.agencyId] });
  return await viewIssue(ctx, issue.id, keptToAgency(ctx));
}

/** Says where what did not arrive is: back in its warehouse, or lost. Row M2. */
export async function settleIssue(
  ctx: Context,
  given: {
    readonly id: string;
    readonly version: number;
    readonly as: 'returned' | 'lost';
    readonly note: string;
  },
): Promise<IssueView> {
  const issue = await lockIssue(ctx, given.id, null);
  requireState(issue, 'differs', given.version);
  const missing = (await sql.selectIssueLines.all(ctx, { issueId: issue.id }))
    .map(({ partId, sentQuantity, receivedQuantity }) => ({
      partId,
      quantity: sentQuantity - (receivedQuantity ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0);
  await carryIssue(ctx, issue, given.as === 'lost' ? 'issue_loss' : 'issue_return', missing, given.note);
  await sql.markIssueSettled.run(ctx, { id: issue.id });
  const after = { as: given.as, note: given.note };
  await audit(ctx, { action: 'stockIssue.settle', kind: 'stockIssue', id: issue.id, after });
  hint(ctx, { topic: 'stockIssue', id: issue.id, agencyIds: [issue.agencyId] });
  return await viewIssue(ctx, issue.id);
}

interface ListAsk {
  readonly q?: string | undefined;
  readonly state?: IssueState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly agencyId?: string | undefined;
}

/** Issues, newest first; `q` is a number. */
export async function listIssues(
  ctx: Context,
  ask: ListAsk,
): Promise<{ items: IssueRow[]; next: string | null }> {
  const digits = latinDigits(ask.q ?? '').replaceAll(/\D/g, '');
  const isSearch = ask.q !== undefined && ask.q.trim() !== '';
  const rows = await sql.selectIssues.all(ctx, {
    agencyId: ask.agencyId ?? null,
    state: ask.state ?? null,
    number: isSearch ? Number(digits.slice(0, 15)) : null,
    after: readMark(ask.after, 1)?.[0] ?? null,
    limit: ask.limit + 1,
  });
  const page = pageOf(rows, ask.limit, (row) => [row.id]);
  return { ...page, items: page.items.map(rowOf) };
}

/** An issue with its lines; of an agency, when it is kept to one. */
export async function viewIssue(
  ctx: Context,
  id: string,
  agencyId: string | null = null,
): Promise<IssueView> {
  const row = await sql.selectIssue.first(ctx, { id, agencyId });
  if (row === undefined) throw new Failure('missing', 'warehouse.issueMissing');
  const lines = await sql.selectIssueLines.all(ctx, { issueId: id });
  const moves: IssueView['moves'] = [];
  if (row.state === 'sent' && can(ctx, 'stock.receive')) moves.push('receive');
  if (row.state === 'differs' && can(ctx, 'stock.move') && ctx.actor.sees === 'office') moves.push('settle');
  return { ...rowOf(row), lines, moves };
}

function rowOf(row: ListedIssue): IssueRow {
  const { agencyId, agencyCode, agencyTitle, warehouseId, warehouseTitle, ...issue } = row;
  return {
    ...issue,
    agency: { id: agencyId, code: agencyCode, title: agencyTitle },
    warehouse: { id: warehouseId, title: warehouseTitle },
  };
}

type Carried = Pick<StoredIssue, 'id' | 'number' | 'agencyId' | 'warehouseId'>;

async function carryIssue(
  ctx: Context,
  issue: Carried,
  kind: 'issue' | 'receipt' | 'issue_return' | 'issue_loss',
  lines: readonly { readonly partId: string; readonly quantity: number }[],
  note = '',
): Promise<void> {
  const { agencyId, warehouseId } = issue;
  const [spare, transit, consigned, adjustment] = await locationsOf(ctx, [
    { kind: 'spare', warehouseId },
    { kind: 'transit', agencyId },
    { kind: 'consigned', agencyId },
    { kind: 'adjustment' },
  ]);
  if (!spare || !transit || !consigned || !adjustment) throw new Error('a place of an issue is not there');
  const ways = {
    issue: { from: spare, to: transit },
    receipt: { from: transit, to: consigned },
    issue_return: { from: transit, to: spare },
    issue_loss: { from: transit, to: adjustment },
  } as const;
  await moveStock(
    ctx,
    { kind: 'stock_issue', id: issue.id, number: String(issue.number), note },
    lines.map(({ partId, quantity }): Move => ({ partId, quantity, kind, ...ways[kind] })),
  );
}

function receivedOf(lines: readonly IssueLineRow[], differences: ReceiveIssue['differences']) {
  refuseDoubles(differences, 'differences');
  const said = new Map(differences.map((each) => [each.partId, each]));
  const strange = differences.findIndex(({ partId }) => !lines.some((line) => line.partId === partId));
  if (strange >= 0)
    throw new Failure('invalid', 'warehouse.notOfThisIssue', {}, `differences.${strange}.partId`);
  return lines.map((line) => {
    const quantity = said.get(line.partId)?.receivedQuantity ?? line.sentQuantity;
    if (quantity > line.sentQuantity) {
      const facts = { part: line.partTitle, sent: line.sentQuantity };
      const at = differences.findIndex(({ partId }) => partId === line.partId);
      throw new Failure('invalid', 'warehouse.moreThanSent', facts, `differences.${at}.receivedQuantity`);
    }
    const note = said.get(line.partId)?.note ?? '';
    return { partId: line.partId, quantity, note, isWhole: quantity === line.sentQuantity };
  });
}

/** One part stands on a document once: two lines of it are one typed twice. */
export function refuseDoubles(lines: readonly { readonly partId: string }[], path = 'lines'): void {
  const at = lines.findIndex(({ partId }, place) => lines.findIndex((l) => l.partId === partId) < place);
  if (at >= 0) throw new Failure('invalid', 'warehouse.partTwice', {}, `${path}.${at}.partId`);
}

async function lockIssue(ctx: Context, id: string, agencyId: string | null): Promise<StoredIssue> {
  const issue = await sql.lockIssue.first(ctx, { id, agencyId });
  if (issue === undefined) throw new Failure('missing', 'warehouse.issueMissing');
  return issue;
}

function requireState(issue: StoredIssue, state: IssueState, version: number): void {
  if (issue.state !== state) throw new Failure('conflict', 'warehouse.issueIsElsewhere');
  if (issue.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
}
