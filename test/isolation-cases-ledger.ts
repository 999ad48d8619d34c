import { askAboutLine } from '../server/ledger/account-questions.contract.ts';
import { makeReportEntry } from '../server/ledger/ledger.make.ts';
import { dayIn } from '../server/lib/jalali.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { planted } from './isolation-world.ts';

// The cases of the books and of accounts.

const admin = { owner: 'admin' } as const;
const manager = { owner: 'agency:1001' } as const;

/** An entry of agency 1001 with planted words; the neighbour has one of its own, without them. */
async function entry({ world, scene }: Plant): Promise<{ entryId: string; lineNumber: number }> {
  return await world.inTenant('arka', async (ctx) => {
    await makeReportEntry(ctx, { agencyId: scene.neighbour.id, amount: 1000 });
    const given = { agencyId: scene.near.id, amount: 700_077, title: planted.note };
    return { ...(await makeReportEntry(ctx, given)), lineNumber: 1 };
  });
}

async function question(plant: Plant): Promise<{ id: string; version: number }> {
  const line = await entry(plant);
  const asker = await plant.world.as('agency:1001');
  const { id, version } = await asker.call(askAboutLine, { ...line, question: planted.note });
  return { id, version };
}

const ofNear = async (plant: Plant) => {
  await entry(plant);
  return { code: '1001' };
};
const ofOwn = async (plant: Plant) => {
  await entry(plant);
  return {};
};

/** The neighbour company has an agency of the same code: its people may read that one. */
export const ledgerCases: Record<string, Case> = {
  'ledger.statement': { ...admin, others: 'own', shows: planted.note, input: ofNear },
  'ledger.statementSheet': { ...admin, others: 'own', shows: planted.note, input: ofNear },
  'ledger.statementPaper': { ...admin, others: 'own', input: ofNear },
  'ledger.ownStatement': { ...manager, others: 'own', shows: planted.note, input: ofOwn },
  'ledger.ownStatementSheet': { ...manager, others: 'own', shows: planted.note, input: ofOwn },
  'ledger.ownStatementPaper': { ...manager, others: 'own', input: ofOwn },
  'ledger.accounts': { ...admin, others: 'own', input: ofOwn, searches: () => [{ q: '1001' }] },
  'ledger.entries': { ...admin, others: 'own', input: ofOwn, searches: () => [{ q: '482915637-1' }] },
  'ledger.entry': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await entry(plant)).entryId }),
  },
  'ledger.enterPayment': {
    ...admin,
    others: 'field',
    input: ({ scene }) => ({
      agencyId: scene.near.id,
      kind: 'payment',
      amount: 1000,
      documentNumber: '771',
      occurredOn: dayIn('Asia/Tehran', new Date()),
      memo: 'حق‌الزحمه',
    }),
  },
  'ledger.reverse': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({
      id: (await entry(plant)).entryId,
      reasonCode: 'wrong_amount',
      note: '',
    }),
  },
  'ledger.ask': {
    ...manager,
    others: 'refused',
    input: async (plant) => ({ ...(await entry(plant)), question: planted.note }),
  },
  'ledger.ownQuestions': {
    ...manager,
    others: 'own',
    shows: planted.note,
    input: async (plant) => {
      await question(plant);
      return {};
    },
  },
  'ledger.questions': {
    ...admin,
    others: 'own',
    shows: planted.note,
    input: async (plant) => {
      await question(plant);
      return {};
    },
  },
  'ledger.answer': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await question(plant)), answer: 'نرخ همان روز است.' }),
  },
};
