import { enterPayment, listEntries, reverseEntry } from '../server/ledger/entries.contract.ts';
import { paymentKinds, readStatement } from '../server/ledger/ledger.contract.ts';
import type { StatementView } from '../server/ledger/ledger.contract.ts';
import type { Contract } from '../server/lib/contract.ts';
import type { SeededRandom } from '../server/lib/seeded-random.ts';
import { inspectionResults } from '../server/warehouse/obligations.contract.ts';
import type { ObligationState } from '../server/warehouse/obligations.contract.ts';
import * as warehouse from '../server/warehouse/warehouse.contract.ts';
import { accountOf, anyOf, attempt, partAt } from './books-attempt.ts';
import type { Operation } from './books-attempt.ts';
import { reportOperations } from './books-report-operations.ts';
import type { BooksScene } from './books-scene.ts';

// What may happen to the books of two agencies, each drawn at random from what was last seen to be possible. What was seen
// may be past by the time it arrives: that is the point.

/** How often each is drawn; what stands not here, once. Decisions feed the rest. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ...{ handIn: 4, decide: 6, appeal: 2, answer: 4, sendOld: 2, inspectOld: 2, debit: 2 },
};

/** Every operation, as often as it is to be drawn; statements that are given go into `given`. */
export function operationsOn(scene: BooksScene, given: StatementView[]): readonly Operation[] {
  const operations = {
    ...reportOperations(scene),
    ...moneyOperations(scene, given),
    ...obligationOperations(scene),
    ...stockOperations(scene),
  };
  return Object.entries(operations).flatMap(([name, operation]) =>
    Array.from({ length: WEIGHTS[name] ?? 1 }, () => operation),
  );
}

function moneyOperations({ admin, agencies }: BooksScene, given: StatementView[]): Record<string, Operation> {
  const pay: Operation = async (random) => {
    const agency = random.pick(agencies);
    return attempt({
      name: 'pay',
      by: admin,
      contract: enterPayment,
      input: {
        agencyId: agency.id,
        kind: random.pick(paymentKinds),
        amount: random.whole(1, 90_000_000),
        documentNumber: String(random.whole(1, 999_999)),
        occurredOn: '1405/08/20',
        memo: 'پرداخت',
      },
      touches: [accountOf(agency)],
    });
  };
  return {
    pay,
    async takeBack(random) {
      const agency = random.pick(agencies);
      const { items } = await admin.call(listEntries, { agencyId: agency.id, limit: 30 });
      const entry = anyOf(
        random,
        items.filter((each) => each.reversesId === null && each.reversedById === null),
      );
      if (entry === undefined) return await pay(random);
      return attempt({
        name: 'takeBack',
        by: admin,
        contract: reverseEntry,
        input: { id: entry.id, reasonCode: 'wrong-amount', note: '' },
        touches: [entry.id, accountOf(agency)],
      });
    },
    async lookAtAccount(random) {
      const agency = random.pick(agencies);
      return attempt({
        name: 'lookAtAccount',
        by: admin,
        contract: readStatement,
        input: { code: agency.code, limit: 100 },
        touches: [accountOf(agency)],
        learn: (statement) => void given.push(statement),
      });
    },
  };
}

function obligationOperations({ admin, agencies }: BooksScene): Record<string, Operation> {
  const owed = async (random: SeededRandom, state: ObligationState) => {
    const agency = random.pick(agencies);
    const { items } = await admin.call(warehouse.listObligations, { state, agencyId: agency.id, limit: 20 });
    return { agency, items };
  };
  const settle = (
    name: string,
    state: ObligationState,
    of: (random: SeededRandom) => { readonly contract: Contract; readonly input: Record<string, unknown> },
  ): Operation =>
    async function settleOne(random) {
      const { agency, items } = await owed(random, state);
      const one = anyOf(random, items);
      if (one === undefined) return undefined;
      const { contract, input } = of(random);
      const { id, version } = one;
      const isMoney = name === 'debit' || name === 'acceptLate';
      return attempt({
        name,
        by: admin,
        contract,
        input: { id, version, ...input },
        touches: [id, partAt(agency, one.partId), ...(isMoney ? [accountOf(agency)] : [])],
      });
    };
  return {
    async sendOld(random) {
      const { agency, items } = await owed(random, 'open');
      const some = items.slice(0, random.whole(1, 3));
      if (some.length === 0) return undefined;
      return attempt({
        name: 'sendOld',
        by: agency.manager,
        orBy: agency.technician,
        contract: warehouse.sendObligations,
        // As the screen has them, not as they are locked.
        input: { ids: some.map(({ id }) => id).toReversed() },
        touches: some.flatMap(({ id, partId }) => [id, partAt(agency, partId)]),
      });
    },
    receiveOld: settle('receiveOld', 'in_transit', () => ({
      contract: warehouse.receiveObligation,
      input: {},
    })),
    inspectOld: settle('inspectOld', 'in_transit', (random) => ({
      contract: warehouse.inspectObligation,
      input: { result: random.pick(inspectionResults), note: '' },
    })),
    waive: settle('waive', 'open', () => ({
      contract: warehouse.waiveObligation,
      input: { reason: 'توافق شد' },
    })),
    debit: settle('debit', 'open', () => ({
      contract: warehouse.debitObligation,
      input: { reason: 'نرسید' },
    })),
    acceptLate: settle('acceptLate', 'debited', () => ({
      contract: warehouse.acceptLateObligation,
      input: { reasonCode: 'other', note: '' },
    })),
  };
}

function stockOperations({ admin, agencies, parts, warehouseId }: BooksScene): Record<string, Operation> {
  const linesOf = (random: SeededRandom) => {
    const [one, other] = random.chance(0.5) ? parts : ([parts[1], parts[0]] as const);
    const quantity = () => random.whole(1, 3);
    const first = { partId: one, quantity: quantity() };
    return random.chance(0.5) ? [first, { partId: other, quantity: quantity() }] : [first];
  };
  return {
    async issue(random) {
      const agency = random.pick(agencies);
      const lines = linesOf(random);
      return attempt({
        name: 'issue',
        by: admin,
        contract: warehouse.sendIssue,
        input: { agencyId: agency.id, warehouseId, lines },
        touches: lines.map(({ partId }) => `part ${partId} in the warehouse`),
      });
    },
    async receiveParts(random) {
      const agency = random.pick(agencies);
      const { items } = await admin.call(warehouse.listIssues, { state: 'sent', agencyId: agency.id });
      const one = anyOf(random, items);
      if (one === undefined) return undefined;
      const { id, version, lines } = await admin.call(warehouse.readIssue, { id: one.id });
      const differences = lines
        .filter(() => random.chance(0.3))
        .map(({ partId, sentQuantity }) => ({ partId, receivedQuantity: random.whole(0, sentQuantity) }));
      return attempt({
        name: 'receiveParts',
        by: agency.manager,
        orBy: admin,
        contract: warehouse.receiveIssue,
        input: { id, version, differences },
        touches: [id, ...lines.map(({ partId }) => partAt(agency, partId))],
      });
    },
    async settleRest(random) {
      const { items } = await admin.call(warehouse.listIssues, { state: 'differs' });
      const one = anyOf(random, items);
      if (one === undefined) return undefined;
      const as = random.pick(['returned', 'lost'] as const);
      const { id, version } = one;
      return attempt({
        name: 'settleRest',
        by: admin,
        contract: warehouse.settleIssue,
        input: { id, version, as, note: 'در راه' },
        touches: [id],
      });
    },
    async count(random) {
      const [agency, other] = random.chance(0.5) ? agencies : ([agencies[1], agencies[0]] as const);
      const lines = linesOf(random);
      const kind = random.pick(['return_good', 'transfer', 'count_gain', 'debit_loss'] as const);
      const to = {
        return_good: { warehouseId },
        transfer: { toAgencyId: other.id },
        count_gain: {},
        debit_loss: { amount: 100_000 },
      }[kind];
      return attempt({
        name: 'count',
        by: admin,
        contract: warehouse.enterStock,
        input: { kind, agencyId: agency.id, ...to, lines },
        touches: [
          ...lines.map(({ partId }) => partAt(agency, partId)),
          ...(kind === 'transfer' ? lines.map(({ partId }) => partAt(other, partId)) : []),
          ...(kind === 'debit_loss' ? [accountOf(agency)] : []),
        ],
      });
    },
  };
}
