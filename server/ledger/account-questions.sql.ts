// Joins, read-only: agency (agencies).
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { QuestionView } from './account-questions.contract.ts';

constraintFailure('account_question_open', 'conflict', 'ledger.askedAlready');

type Dated = Omit<QuestionView, 'askedAt' | 'answeredAt'> & { askedAt: Date; answeredAt: Date | null };
const VIEW = `q.id, q.agency_id, a.code as agency_code, a.title as agency_title, q.entry_id, q.line_number, l.account,
    e.document_kind, e.document_number, l.debit_amount, l.credit_amount, l.currency, q.question, q.asked_by_title,
    q.asked_at, q.answer, q.answered_by_title, q.answered_at, q.version
  from account_question q
  join agency a on a.tenant_id = q.tenant_id and a.id = q.agency_id
  join journal_entry e on e.tenant_id = q.tenant_id and e.id = q.entry_id
  join journal_line l on l.tenant_id = q.tenant_id and l.entry_id = q.entry_id and l.number = q.line_number`;
export const selectById = statement<Dated>(
  'ledger.questionById',
  `select ${VIEW} where q.tenant_id = :tenant and q.id = :id`,
);
export const selectPage = statement<Dated>(
  'ledger.questionPage',
  `
  select ${VIEW}
  where q.tenant_id = :tenant
    and (:agencyId::uuid is null or q.agency_id = :agencyId)
    and (:open::boolean is null or (q.answered_at is null) = :open)
    and (:afterId::uuid is null or q.id < :afterId)
  order by q.id desc limit :limit`,
  { plan: 'custom' },
);
export const selectLine = statement<{ agencyId: string | null }>(
  'ledger.questionLine',
  `
  select agency_id from journal_line
  where tenant_id = :tenant and entry_id = :entryId and number = :lineNumber and agency_id = :agencyId`,
);
export const insert = statement(
  'ledger.insertQuestion',
  `
  insert into account_question (tenant_id, id, agency_id, entry_id, line_number, question, asked_by_title, asked_at)
  values (:tenant, :id, :agencyId, :entryId, :lineNumber, :question, :askedByTitle, :now::timestamptz)`,
);
export const lock = statement<{ agencyId: string; version: number; isAnswered: boolean }>(
  'ledger.lockQuestion',
  `
  select agency_id, version, answered_at is not null as is_answered from account_question
  where tenant_id = :tenant and id = :id for update`,
);
export const setAnswer = statement(
  'ledger.answerQuestion',
  `
  update account_question set answer = :answer, answered_by_title = :answeredByTitle,
    answered_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
