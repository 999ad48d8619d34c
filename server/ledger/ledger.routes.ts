import { agencyByCode } from '../agencies/agencies.ts';
import type { Context } from '../lib/context.ts';
import { serve } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import * as questionContracts from './account-questions.contract.ts';
import { answerQuestion, askAboutLine, listQuestions } from './account-questions.ts';
import { listAccounts } from './accounts.ts';
import * as entryContracts from './entries.contract.ts';
import { enterPayment, listEntries, readEntry } from './entries.ts';
import type { AgencyAccount } from './ledger.contract.ts';
import * as contracts from './ledger.contract.ts';
import { ownAgencyId, requireOffice } from './ledger.scope.ts';
import { reverse, statementOf } from './ledger.ts';
import type { StatementAsk } from './statement.ts';
import { readInstant } from './statement.ts';
import { statementPaper, statementSheet } from './statement-file.ts';

interface Asked {
  readonly code?: string;
  readonly at?: string | undefined;
  readonly fromOn?: string | undefined;
  readonly account?: AgencyAccount | undefined;
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** Papers are set one after another in one thread. */
const PAPER_RATE = { max: 30, perMs: 60_000 };

/** Of the agency with the code, for the head office. */
async function ofAgency(ctx: Context, { code = '', at, ...ask }: Asked): Promise<StatementAsk> {
  requireOffice(ctx);
  const agency = await agencyByCode(ctx, code);
  if (agency === undefined) throw new Failure('missing', 'ledger.accountMissing');
  return { ...ask, agencyId: agency.id, at: await readInstant(ctx, at) };
}

/** Of the agency whose person asks. */
async function ofOwn(ctx: Context, { at, ...ask }: Asked): Promise<StatementAsk> {
  return { ...ask, agencyId: ownAgencyId(ctx), at: await readInstant(ctx, at) };
}

export const ledgerRoutes = [
  serve(contracts.readStatement, async (ctx, ask) => await statementOf(ctx, await ofAgency(ctx, ask))),
  serve(contracts.statementSheet, async (ctx, ask) => await statementSheet(ctx, await ofAgency(ctx, ask))),
  serve(
    contracts.statementPaper,
    async (ctx, ask) => await statementPaper(ctx, await ofAgency(ctx, ask)),
    PAPER_RATE,
  ),
  serve(contracts.readOwnStatement, async (ctx, ask) => await statementOf(ctx, await ofOwn(ctx, ask))),
  serve(contracts.ownStatementSheet, async (ctx, ask) => await statementSheet(ctx, await ofOwn(ctx, ask))),
  serve(
    contracts.ownStatementPaper,
    async (ctx, ask) => await statementPaper(ctx, await ofOwn(ctx, ask)),
    PAPER_RATE,
  ),
  serve(contracts.listAccounts, async (ctx, ask) => {
    requireOffice(ctx);
    return await listAccounts(ctx, ask);
  }),
  serve(entryContracts.listEntries, async (ctx, ask) => {
    requireOffice(ctx);
    return await listEntries(ctx, ask);
  }),
  serve(entryContracts.readEntry, async (ctx, { id }) => {
    requireOffice(ctx);
    return await readEntry(ctx, id);
  }),
  serve(entryContracts.enterPayment, async (ctx, given) => {
    requireOffice(ctx);
    const { entryId } = await enterPayment(ctx, given);
    return await readEntry(ctx, entryId);
  }),
  serve(entryContracts.reverseEntry, async (ctx, { id, ...given }) => {
    requireOffice(ctx);
    const { entryId } = await reverse(ctx, { ...given, entryId: id });
    return await readEntry(ctx, entryId);
  }),
  serve(questionContracts.askAboutLine, async (ctx, given) => {
    return await askAboutLine(ctx, { ...given, agencyId: ownAgencyId(ctx) });
  }),
  serve(questionContracts.listOwnQuestions, async (ctx, ask) => {
    return await listQuestions(ctx, { ...ask, agencyId: ownAgencyId(ctx) });
  }),
  serve(questionContracts.listQuestions, async (ctx, ask) => {
    requireOffice(ctx);
    return await listQuestions(ctx, ask);
  }),
  serve(questionContracts.answerQuestion, async (ctx, given) => {
    requireOffice(ctx);
    return await answerQuestion(ctx, given);
  }),
];
