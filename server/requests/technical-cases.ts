import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import { can } from '../lib/context.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { hint } from '../lib/live.ts';
import { tell } from '../lib/timeline.ts';
import { pageById } from './id-page.ts';
import { maskPersonal } from './mask.ts';
import { countView } from './request-list.ts';
import { COUNT_MAX } from './requests.contract.ts';
import { requireTechnicalSupport } from './requests.scope.ts';
import { lockRequest } from './requests.sql.ts';
import { caseStates } from './technical-cases.contract.ts';
import type { listTechnicalCases, TechnicalCaseRow, TechnicalCaseView } from './technical-cases.contract.ts';
import * as sql from './technical-cases.sql.ts';
import type { StoredCase } from './technical-cases.sql.ts';

// What technical support sees and answers. Every text is masked here, on its way out, whoever asks.

interface CaseAsk {
  readonly q?: string | undefined;
  readonly state?: 'open' | 'answered' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Questions, newest first. Rows A8, O4. */
export async function listCases(
  ctx: Context,
  ask: CaseAsk,
): Promise<z.input<typeof listTechnicalCases.output>> {
  requireTechnicalSupport(ctx);
  const words = fold(ask.q ?? '')
    .split(' ')
    .filter(Boolean);
  const [page, counts] = await Promise.all([
    words.length === 0 ? pageOfCases(ctx, ask) : searchedCases(ctx, ask, words),
    words.length > 0 || ask.after !== undefined ? null : countsOf(ctx),
  ]);
  return { ...page, counts };
}

type CasePage = { items: TechnicalCaseRow[]; next: string | null };

async function pageOfCases(ctx: Context, { state, after, limit }: CaseAsk): Promise<CasePage> {
  const rows = await sql.selectCasePage.all(ctx, {
    state: state ?? null,
    after: after ?? null,
    limit: limit + 1,
  });
  return pageById(rows.map(caseRow), limit);
}

/** Cases looked through at once, and how often, before a page is given as it is; the next one goes on from there. */
const LOOKED_THROUGH = 300;
const ROUNDS_MAX = 10;

/**
 * Searched is what is shown: the masked text. An index over the question as it was asked would tell technical support
 * by its hits alone whose case it is.
 */
async function searchedCases(ctx: Context, ask: CaseAsk, words: readonly string[]): Promise<CasePage> {
  const items: TechnicalCaseRow[] = [];
  let after = ask.after ?? null;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const rows = await sql.selectCasePage.all(ctx, {
      state: ask.state ?? null,
      after,
      limit: LOOKED_THROUGH,
    });
    for (const row of rows.map(caseRow)) {
      if (items.length === ask.limit) return { items, next: after };
      if (holds(row, words)) items.push(row);
      after = row.id;
    }
    if (rows.length < LOOKED_THROUGH) return { items, next: null };
  }
  return { items, next: after };
}

function holds(row: TechnicalCaseRow, words: readonly string[]): boolean {
  const text = [row.number, row.modelTitle, row.typeTitle, row.question, row.askedByTitle]
    .map(fold)
    .join(' · ');
  return words.every((word) => text.includes(word));
}

async function countsOf(ctx: Context) {
  const rows = await sql.countCases.all(ctx, { states: caseStates, countMax: COUNT_MAX + 1 });
  return Object.fromEntries(rows.map(({ state, count }) => [state, countView(count)]));
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
