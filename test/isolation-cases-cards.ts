import { statement } from '../server/lib/sql.ts';
import { makeCardBatch } from '../server/warranty/cards.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { planted } from './isolation-world.ts';

// The cases of warranty cards.

let count = 0;
const admin = { owner: 'admin' } as const;
const design = { colour: '#0c6b78', headlineEn: '', terms: '', termsEn: '', logo: null };

const batch = async (plant: Plant) => {
  await plant.device(`ZX-CARD-${(count += 1)}`);
  const client = await plant.world.as('admin');
  return await client.call(makeCardBatch, { serials: [`ZX-CARD-${count}`] });
};
const finished = async (plant: Plant) => {
  const { id } = await batch(plant);
  await plant.world.settle();
  return { id, number: 1 };
};

export const cardCases: Readonly<Record<string, Case>> = {
  'warranty.cardDesign': { ...admin, others: 'own', input: () => ({}) },
  'warranty.changeCardDesign': {
    ...admin,
    others: 'own',
    // What another company's administrator says of his own card is his to say.
    input: () => ({ ...design, headline: 'کارت', version: 0 }),
  },
  'warranty.sampleCard': { ...admin, others: 'own', input: () => ({}) },
  'warranty.makeCardBatch': {
    ...admin,
    others: 'field',
    repeats: [planted.serial],
    input: () => ({ serials: [planted.serial] }),
  },
  'warranty.cardBatches': {
    ...admin,
    others: 'own',
    shows: 'ZX-CARD',
    async input(plant) {
      await batch(plant);
      return {};
    },
  },
  'warranty.cardBatch': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await batch(plant)).id }),
  },
  'warranty.cancelCardBatch': { ...admin, others: 'refused', input: openBatch },
  'warranty.cards': { ...admin, others: 'refused', input: finished },
};

/** As if it still went on: the walk lets the worker come to rest before it asks. */
const reopen = statement(
  'isolation.reopen',
  `update card_batch set state = 'making', ended_at = null where tenant_id = :tenant and id = :id`,
);
async function openBatch(plant: Plant): Promise<{ id: string }> {
  const { id } = await finished(plant);
  await plant.world.inTenant('arka', (ctx) => reopen.run(ctx, { id }));
  return { id };
}
