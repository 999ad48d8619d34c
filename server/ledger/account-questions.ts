import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { pageOf, readMark } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import type { QuestionView } from './account-questions.contract.ts';
import * as sql from './account-questions.sql.ts';

// What an agency asks about a line of its account. The line stays as it is, whatever the answer: what was wrong is
// reversed.

interface QuestionAsk {
  readonly agencyId?: string | undefined;
  readonly open?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Asks about a line of the own account; one question at a time for a line. Row J9. */
export async function askAboutLine(
  ctx: Context,
  given: { agencyId: string; entryId: string; lineNumber: number; question: string },
): Promise<QuestionView> {
  const line = await sql.selectLine.first(ctx, given);
  if (line === undefined) throw new Failure('missing', 'ledger.lineMissing');
  const id = newId(ctx.now.getTime());
  await sql.insert.run(ctx, { ...given, id, askedByTitle: ctx.actor.title, now: ctx.now });
  await audit(ctx, { action: 'ledger.ask', kind: 'accountQuestion', id, after: given });
  hint(ctx, { topic: 'account', id: given.agencyId, agencyIds: [given.agencyId] });
  return await view(ctx, id);
}

/** Answers a question of an agency. Row J9. */
export async function answerQuestion(
  ctx: Context,
  given: { readonly id: string; readonly version: number; readonly answer: string },
): Promise<QuestionView> {
  const known = await sql.lock.first(ctx, { id: given.id });
  if (known === undefined) throw new Failure('missing', 'ledger.questionMissing');
  if (known.isAnswered) throw new Failure('conflict', 'ledger.answeredAlready');
  if (known.version !== given.version) throw new Failure('conflict', 'lib.changedMeanwhile');
  await sql.setAnswer.run(ctx, {
    id: given.id,
    answer: given.answer,
    answeredByTitle: ctx.actor.title,
    now: ctx.now,
  });
  await audit(ctx, {
    action: 'ledger.answer',
    kind: 'accountQuestion',
    id: given.id,
    after: { answer: given.answer },
  });
  hint(ctx, { topic: 'account', id: known.agencyId, agencyIds: [known.agencyId] });
  return await view(ctx, given.id);
}

/** Questions, newest first. Row J9. */
export async function listQuestions(
  ctx: Context,
  ask: QuestionAsk,
): Promise<{ items: QuestionView[]; next: string | null }> {
  const [afterId = null] = readMark(ask.after, 1) ?? [];
  const rows = await sql.selectPage.all(ctx, {
    agencyId: ask.agencyId ?? null,
    open: ask.open ?? null,
    afterId,
    limit: ask.limit + 1,
  });
  const { items, next } = pageOf(rows, ask.limit, (row) => [row.id]);
  return { items: items.map(dated), next };
}

async function view(ctx: Context, id: string): Promise<QuestionView> {
  return dated(await sql.selectById.one(ctx, { id }));
}

function dated(row: Awaited<ReturnType<typeof sql.selectById.one>>): QuestionView {
  return { ...row, askedAt: row.askedAt.toISOString(), answeredAt: row.answeredAt?.toISOString() ?? null };
}
