import * as field from '../server/requests/field-work.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { planted } from './isolation-world.ts';
import { windowIn } from './work-scene.ts';

// The cases of the work in the field.

const manager = { owner: 'agency:1001' } as const;
const technician = { owner: 'technician:1001' } as const;
const markOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

async function assigned(plant: Plant) {
  return await plant.assigned(await plant.order(), plant.scene.near.technicianId);
}
async function started(plant: Plant) {
  const { id } = await assigned(plant);
  return await (await plant.world.as('agency:1001')).call(field.startWork, { id });
}
async function asked(plant: Plant) {
  const { id } = await started(plant);
  return await (await plant.world.as('agency:1001')).call(field.askToFinish, { id });
}

export const visitCases: Record<string, Case> = {
  'requests.promise': {
    ...manager,
    others: 'refused',
    input: async (plant) => ({ ...markOf(await assigned(plant)), ...windowIn(1) }),
  },
  'requests.withdrawAppointment': {
    ...manager,
    others: 'refused',
    async input(plant) {
      const client = await plant.world.as('agency:1001');
      const order = await assigned(plant);
      return markOf(await client.call(field.promiseAppointment, { ...markOf(order), ...windowIn(1) }));
    },
  },
  'requests.leave': {
    ...technician,
    others: 'refused',
    input: async (plant) => ({ id: (await assigned(plant)).id }),
  },
  'requests.arrive': {
    ...technician,
    others: 'refused',
    input: async (plant) => ({ id: (await assigned(plant)).id }),
  },
  'requests.start': {
    ...technician,
    others: 'refused',
    input: async (plant) => ({ id: (await assigned(plant)).id }),
  },
  'requests.endVisit': {
    ...technician,
    others: 'refused',
    input: async (plant) => ({ id: (await started(plant)).id, outcome: 'nobody_home', note: planted.note }),
  },
  'requests.wait': {
    ...manager,
    others: 'refused',
    input: async (plant) => ({ ...markOf(await assigned(plant)), reason: 'part', note: planted.note }),
  },
  'requests.resume': {
    ...manager,
    others: 'refused',
    async input(plant) {
      const client = await plant.world.as('agency:1001');
      const order = await assigned(plant);
      return markOf(await client.call(field.waitWithOrder, { ...markOf(order), reason: 'part' }));
    },
  },
  'requests.askToFinish': {
    ...technician,
    others: 'refused',
    input: async (plant) => ({ id: (await started(plant)).id }),
  },
  'requests.renewCode': {
    owner: 'dispatcher',
    others: 'refused',
    input: async (plant) => ({ id: (await asked(plant)).id }),
  },
  'requests.finish': {
    ...technician,
    others: 'refused',
    input: async (plant) => ({ id: (await asked(plant)).id, proof: { kind: 'code', code: 'x' } }),
  },
};
