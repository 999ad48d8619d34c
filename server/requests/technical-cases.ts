import { audit } from '../lib/audit.ts';
import { can } from '../lib/context.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { pageOf } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import { tell } from '../lib/timeline.ts';
import { maskPersonal } from './mask.ts';
import { requireTechnicalSupport } from './requests.scope.ts';
import { lockRequest } from './requests.sql.ts';
import type { TechnicalCaseRow, TechnicalCaseView } from './technical-cases.contract.ts';
import * as sql from './technical-cases.sql.ts';
import type { StoredCase } from './technical-cases.sql.ts';

// What technical support sees and answers. Every text is masked here, on its way out, whoever asks.

export async function listCases(
  ctx: Context,
  ask: { state?: 'open' | 'answered' | undefined; after?: string | undefined; limit: number },
): Promise<{ items: TechnicalCaseRow[]; next: string | null }> {
  requireTechnicalSupport(ctx);
  const rows = await sql.selectCasePage.all(ctx, {
    state: ask.state ?? null,
    after: ask.after ?? null,
    limit: ask.limit + 1,
  });
  const { items, next } = pageOf(rows, ask.limit, (row) => [row.id]);
  return { items: items.map(caseRow), next: next === null ? null : (items.at(-1)?.id ?? null) };
}

export async function viewCase(ctx: Context, id: string): Promise<TechnicalCaseView> {
  requireTechnicalSupport(ctx);
  const stored = await sql.selectCase.first(ctx, { id });
  if (stored === undefined) throw new Failure('missing', 'requests.caseMissing');
  const [symptoms, answers] = await Promise.all([
    sql.selectCaseSymptoms.all(ctx, { workOrderId: stored.workOrderId }),
    sql.selectAnswers.all(ctx, { caseId: id }),
  ]);
  return {
    ...caseRow(stored),
    modelCode: stored.modelCode,
    brandTitle: stored.brandTitle,
    serviceKind: stored.serviceKind,
    symptoms: symptoms.map((symptom) => symptom.title),
    answers: answers.map((answer) => ({ ...answer, text: maskPersonal(answer.text, stored.personal) })),
    moves: can(ctx, 'technicalCase.answer') ? ['answer'] : [],
  };
}

/** Answers a question; the work order goes back to ES, who alone speaks with the customer. Row O4. */
export async function answerCase(
  ctx: Context,
  input: { id: string; version: number; text: string },
): Promise<TechnicalCaseView> {
  requireTechnicalSupport(ctx);
  const found = await sql.requestOfCase.first(ctx, { id: input.id });
  if (found === undefined) throw new Failure('missing', 'requests.caseMissing');
  const { requestId, workOrderId } = found;
  await lockRequest.one(ctx, { id: requestId });
  const locked = await sql.lockCase.first(ctx, { id: input.id });
  if (locked?.version !== input.version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const byTitle = ctx.actor.title;
  await sql.insertAnswer.run(ctx, {
    id: newId(ctx.now.getTime()),
    caseId: input.id,
    text: input.text,
    now: ctx.now,
    byTitle,
  });
  await sql.updateCase.run(ctx, { id: input.id, now: ctx.now });
  await sql.setTier.run(ctx, { id: workOrderId, tier: 'es', byTitle });
  await tell(ctx, {
    subject: requestId,
    part: workOrderId,
    kind: 'requests.told.caseAnswered',
    audience: ['office', 'ts'],
  });
  await audit(ctx, {
    action: 'requests.answerCase',
    kind: 'technicalCase',
    id: input.id,
    after: { workOrderId },
    personalAfter: { text: input.text },
  });
  hint(ctx, { topic: 'technicalCase', id: input.id, isForTs: true });
  hint(ctx, { topic: 'workOrder', id: workOrderId });
  hint(ctx, { topic: 'request', id: requestId });
  return await viewCase(ctx, input.id);
}

function caseRow(stored: StoredCase): TechnicalCaseRow {
  return {
    id: stored.id,
    number: stored.number,
    state: stored.state,
    modelTitle: stored.modelTitle,
    typeTitle: stored.typeTitle,
    question: maskPersonal(stored.question, stored.personal),
    askedAt: stored.askedAt,
    askedByTitle: stored.askedByTitle,
    version: stored.version,
  };
}
