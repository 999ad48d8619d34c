import * as catalog from '../server/catalog/catalog.contract.ts';
import { addDays } from '../server/lib/jalali.ts';
import * as tariffs from '../server/tariffs/tariffs.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { made, planted } from './isolation-world.ts';

// The cases of the tariff, and of what the catalogue holds for reports and prices.

let count = 0;
const fresh = () => `TARH-${(count += 1)}`;
const titled = () => ({ code: fresh(), title: `${planted.goods} ${(count += 1)}` });
const admin = { owner: 'admin' } as const;

const newPart = (plant: Plant) => made(plant.world, catalog.partList.add, { ...titled(), unit: 'عدد' });
/** One after the other: no two of them hold on one day. */
const rule = ({ scene }: Plant) => {
  const day = addDays('2020-01-01', (count += 1));
  return {
    kind: 'agency_fee',
    title: planted.goods,
    agencyId: scene.near.id,
    modelId: scene.fridge.id,
    serviceKind: 'warranty_repair',
    amount: 1000,
    fromOn: day,
    toOn: day,
  };
};
const newRule = (plant: Plant) => made(plant.world, tariffs.addRule, rule(plant));

export const tariffCases: Record<string, Case> = {
  'catalog.partFits': {
    ...admin,
    others: 'refused',
    isForCompany: true,
    input: async (plant) => ({ id: (await newPart(plant)).id }),
  },
  'catalog.setPartFits': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await newPart(plant)).id, modelIds: [plant.scene.fridge.id] }),
  },
  'tariffs.rules': {
    ...admin,
    others: 'own',
    shows: planted.goods,
    async input(plant) {
      await newRule(plant);
      return { q: planted.goods };
    },
    searches: ({ scene }) => [{}, { agencyId: scene.near.id }, { modelId: scene.fridge.id, limit: 100 }],
  },
  'tariffs.rule': {
    ...admin,
    others: 'refused',
    shows: planted.goods,
    input: async (plant) => ({ id: (await newRule(plant)).id }),
  },
  'tariffs.addRule': { ...admin, others: 'field', input: (plant) => ({ ...rule(plant), title: 'تازه' }) },
  'tariffs.changeRule': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await newRule(plant)), ...rule(plant), title: 'نو' }),
  },
  'tariffs.retireRule': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await newRule(plant)), retired: true }),
  },
  'tariffs.askPrice': {
    ...admin,
    others: 'field',
    shows: planted.goods,
    async input(plant) {
      const { fromOn, agencyId, modelId, serviceKind } = rule(plant);
      await made(plant.world, tariffs.addRule, { ...rule(plant), fromOn, toOn: fromOn });
      return { on: fromOn, agencyId, modelId, serviceKind };
    },
  },
  'tariffs.grades': { ...admin, others: 'refused', input: ({ scene }) => ({ id: scene.near.id }) },
  'tariffs.setGrade': {
    ...admin,
    others: 'refused',
    async input({ world, scene }) {
      const grade = await made(world, catalog.agencyGradeList.add, titled());
      return { id: scene.near.id, fromOn: '2020-01-01', gradeId: grade.id };
    },
  },
};
