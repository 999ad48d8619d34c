import * as catalog from '../server/catalog/catalog.contract.ts';
import { addHoliday, readCalendar } from '../server/sla/sla.contract.ts';
import { makePolicy } from '../server/warranty/policy.contract.ts';
import { registerWarranty } from '../server/warranty/warranty.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { made, planted } from './isolation-world.ts';

// The cases of hours, holidays and warranty.

let count = 0;
const fresh = (head: string) => `${head}-${(count += 1)}`;
const titled = () => ({ code: fresh('NIHAN-R'), title: `${planted.goods} ${(count += 1)}` });
const admin = { owner: 'admin' } as const;

const target = { startedAt: '1405/09/01 09:00', targetMinutes: 60, basis: 'working' };
let holidayCount = 0;
const newHoliday = () => ({
  day: `1407/03/${String((holidayCount += 1)).padStart(2, '0')}`,
  title: planted.goods,
  kind: 'decree',
});
const hoursCases: Record<string, Case> = {
  'sla.preview': {
    ...admin,
    others: 'own',
    refused: ['agency:1002', 'technician:1002', 'ts'],
    input: ({ scene }) => ({ ...target, agencyId: scene.near.id }),
  },
  'sla.calendar': { ...admin, others: 'field', input: ({ scene }) => ({ agencyId: scene.near.id }) },
  'sla.setCalendar': {
    ...admin,
    others: 'field',
    async input({ world, scene }) {
      const { weekdays } = await (await world.as('admin')).call(readCalendar, {});
      return { agencyId: scene.near.id, version: 0, weekdays };
    },
  },
  'sla.holidays': {
    ...admin,
    others: 'own',
    shows: planted.goods,
    async input({ world }) {
      await made(world, addHoliday, newHoliday());
      return { year: 1407 };
    },
  },
  'sla.addHoliday': {
    ...admin,
    others: 'field',
    input: ({ scene }) => ({ ...newHoliday(), title: 'تعطیل', provinceId: scene.provinceId }),
  },
  'sla.removeHoliday': {
    ...admin,
    others: 'refused',
    input: ({ world }) => made(world, addHoliday, newHoliday()),
  },
};

const simpleForm = { startBases: ['sold_to_customer'], labourMonths: 18, partMonths: 18, travelMonths: 0 };
const model = (plant: Plant) =>
  made(plant.world, catalog.modelList.add, {
    ...titled(),
    brandId: plant.scene.fridge.brandId,
    typeId: plant.scene.fridge.typeId,
  });
const policy = async (plant: Plant) =>
  await made(plant.world, makePolicy, { modelId: (await model(plant)).id, ...simpleForm });
const soldDevice = async (plant: Plant) => (await plant.device(fresh('ZX-SOLD'))).id;
const registration = async (plant: Plant) =>
  await made(plant.world, registerWarranty, { deviceId: await soldDevice(plant), startsOn: '1404/06/01' });
const warrantyCases: Record<string, Case> = {
  'warranty.policies': {
    ...admin,
    others: 'own',
    shows: 'ساید آرکا',
    input: () => ({}),
    searches: ({ scene }) => [{ q: 'ساید آرکا' }, { modelId: scene.fridge.id }],
  },
  'warranty.makePolicy': {
    ...admin,
    others: 'field',
    input: async (plant) => ({ modelId: (await model(plant)).id, ...simpleForm }),
  },
  'warranty.changePolicy': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await policy(plant)), ...simpleForm, labourMonths: 24 }),
  },
  'warranty.registrations': {
    ...admin,
    others: 'field',
    async input(plant) {
      const client = await plant.world.as('admin');
      const deviceId = await soldDevice(plant);
      await client.call(registerWarranty, { deviceId, startsOn: '1404/06/01' });
      return { deviceId };
    },
  },
  'warranty.register': {
    ...admin,
    others: 'field',
    input: async (plant) => ({ deviceId: await soldDevice(plant), startsOn: '1404/06/01' }),
  },
  'warranty.addEvent': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({
      ...(await registration(plant)),
      event: { kind: 'extension', length: { unit: 'month', count: 3 }, reasonCode: 'goodwill' },
    }),
  },
  'warranty.checkCoverage': {
    owner: 'reception',
    others: 'field',
    input: ({ deviceId }) => ({ deviceId, lines: [{ kind: 'labour' }] }),
  },
};

export const ruleCases: Record<string, Case> = { ...hoursCases, ...warrantyCases };
