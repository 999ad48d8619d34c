import assert from 'node:assert/strict';

import { partList } from '../server/catalog/catalog.contract.ts';
import { newId } from '../server/lib/id.ts';
import * as warehouse from '../server/warehouse/warehouse.contract.ts';
import { mainWarehouseId, makeConsigned, makeSpare } from '../server/warehouse/warehouse.make.ts';
import { confirmObligations, openObligations } from '../server/warehouse/warehouse.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { made, planted } from './isolation-world.ts';

// The cases of stock, issues and defective parts.

let count = 0;
const fresh = (head: string) => `${head}-${(count += 1)}`;
const admin = { owner: 'admin' } as const;
const manager = { owner: 'agency:1001' } as const;

const warehouseId = ({ world }: Plant) => world.inTenant('arka', mainWarehouseId);
const part = async ({ world }: Plant) =>
  await made(world, partList.add, {
    code: fresh('NIHAN-P'),
    title: `${planted.goods} ${count}`,
    unit: 'عدد',
  });

/** A part that lies in the warehouse and at the planted agency. */
async function stocked(plant: Plant) {
  const { id: partId } = await part(plant);
  const id = await warehouseId(plant);
  await plant.world.inTenant('arka', async (ctx) => {
    await makeSpare(ctx, { warehouseId: id, lines: [{ partId, quantity: 9 }] });
    await makeConsigned(ctx, { agencyId: plant.scene.near.id, lines: [{ partId, quantity: 4 }] });
  });
  const client = await plant.world.as('admin');
  const [row] = (await client.call(warehouse.listStock, { partId, kind: 'spare' })).items;
  assert(row !== undefined);
  return { partId, warehouseId: id, row, client };
}

async function sentIssue(plant: Plant) {
  const { client, ...goods } = await stocked(plant);
  const lines = [{ partId: goods.partId, quantity: 2 }];
  const given = { agencyId: plant.scene.near.id, warehouseId: goods.warehouseId, note: planted.note, lines };
  return { client, partId: goods.partId, issue: await client.call(warehouse.sendIssue, given) };
}

async function owed(plant: Plant) {
  const { id: partId } = await part(plant);
  const line = { lineId: newId(), partId, quantity: 1, serial: planted.serial, rule: 'must_return' } as const;
  const report = { reportId: newId(), reportNumber: plant.work.number, deviceId: plant.deviceId };
  const [opened] = await plant.world.inTenant('arka', async (ctx) => {
    const given = { ...report, agencyId: plant.scene.near.id, removedOn: '2026-11-01', lines: [line] };
    const ids = await openObligations(ctx, given);
    await confirmObligations(ctx, { reportId: report.reportId, lineIds: [line.lineId] });
    return ids;
  });
  return { id: opened?.id ?? '', version: 2 };
}

async function onItsWay(plant: Plant) {
  const { id } = await owed(plant);
  await (await plant.world.as('agency:1001')).call(warehouse.sendObligations, { ids: [id] });
  return { id, version: 3 };
}

const stockCases: Record<string, Case> = {
  'warehouse.warehouses': { ...admin, others: 'own', input: () => ({}) },
  'warehouse.addWarehouse': {
    ...admin,
    others: 'own',
    input: () => ({ code: fresh('NIHAN-W'), title: 'انبار تازه' }),
  },
  'warehouse.changeWarehouse': {
    ...admin,
    others: 'refused',
    input: ({ world }) =>
      made(world, warehouse.warehouseList.add, { code: fresh('NIHAN-W'), title: 'انبار تازه' }),
  },
  'warehouse.stock': {
    ...admin,
    others: 'own',
    shows: planted.goods,
    async input(plant) {
      await stocked(plant);
      return {};
    },
    searches: ({ scene }) => [{ q: planted.goods }, { agencyId: scene.near.id }],
  },
  'warehouse.exportStock': {
    ...admin,
    others: 'own',
    shows: planted.goods,
    async input(plant) {
      await stocked(plant);
      return {};
    },
  },
  'warehouse.ownStock': {
    ...manager,
    others: 'own',
    shows: planted.goods,
    async input(plant) {
      await stocked(plant);
      return {};
    },
  },
  'warehouse.readStock': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await stocked(plant)).row.id }),
  },
  'warehouse.moves': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await stocked(plant)).row.id }),
  },
  'warehouse.enter': {
    ...admin,
    others: 'field',
    async input(plant) {
      const goods = await stocked(plant);
      const lines = [{ partId: goods.partId, quantity: 1 }];
      return { kind: 'supply', warehouseId: goods.warehouseId, lines };
    },
  },
  'warehouse.correctMove': {
    ...admin,
    others: 'refused',
    async input(plant) {
      const { row, client } = await stocked(plant);
      const { items } = await client.call(warehouse.listStockMoves, { id: row.id });
      return { id: items[0]?.id ?? '', note: 'x' };
    },
  },
};

const issueCases: Record<string, Case> = {
  'warehouse.issues': {
    ...admin,
    others: 'own',
    shows: planted.note,
    async input(plant) {
      await sentIssue(plant);
      return {};
    },
    searches: ({ scene }) => [{ agencyId: scene.near.id }, { state: 'sent' }],
  },
  'warehouse.ownIssues': {
    ...manager,
    others: 'own',
    shows: planted.note,
    async input(plant) {
      await sentIssue(plant);
      return {};
    },
  },
  'warehouse.readIssue': {
    ...admin,
    others: 'refused',
    shows: planted.goods,
    input: async (plant) => ({ id: (await sentIssue(plant)).issue.id }),
  },
  'warehouse.readOwnIssue': {
    ...manager,
    others: 'refused',
    shows: planted.goods,
    input: async (plant) => ({ id: (await sentIssue(plant)).issue.id }),
  },
  'warehouse.sendIssue': {
    ...admin,
    others: 'field',
    async input(plant) {
      const goods = await stocked(plant);
      const lines = [{ partId: goods.partId, quantity: 1 }];
      return { agencyId: plant.scene.near.id, warehouseId: goods.warehouseId, lines };
    },
  },
  'warehouse.receiveIssue': {
    ...manager,
    others: 'refused',
    async input(plant) {
      const { id, version } = (await sentIssue(plant)).issue;
      return { id, version };
    },
  },
  'warehouse.settleIssue': {
    ...admin,
    others: 'refused',
    async input(plant) {
      const { issue, client, partId } = await sentIssue(plant);
      const differences = [{ partId, receivedQuantity: 1 }];
      const { id, version } = await client.call(warehouse.receiveIssue, {
        id: issue.id,
        version: issue.version,
        differences,
      });
      return { id, version, as: 'lost', note: 'x' };
    },
  },
};

const owedList = async (plant: Plant) => {
  await owed(plant);
  return {};
};
const idOf = async (plant: Plant) => ({ id: (await owed(plant)).id });
const defectiveCases: Record<string, Case> = {
  'warehouse.obligations': {
    ...admin,
    others: 'own',
    shows: planted.serial,
    input: owedList,
    searches: ({ scene }) => [{ agencyId: scene.near.id }, { state: 'open' }],
  },
  'warehouse.countObligations': { ...admin, others: 'own', input: () => ({}) },
  'warehouse.exportObligations': { ...admin, others: 'own', shows: planted.serial, input: owedList },
  'warehouse.ownObligations': { ...manager, others: 'own', shows: planted.serial, input: owedList },
  'warehouse.readObligation': { ...admin, others: 'refused', shows: planted.serial, input: idOf },
  'warehouse.readOwnObligation': { ...manager, others: 'refused', shows: planted.serial, input: idOf },
  'warehouse.sendObligations': {
    ...manager,
    others: 'refused',
    input: async (plant) => ({ ids: [(await owed(plant)).id] }),
  },
  'warehouse.receiveObligation': { ...admin, others: 'refused', input: onItsWay },
  'warehouse.inspectObligation': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await onItsWay(plant)), result: 'confirmed' }),
  },
  'warehouse.waiveObligation': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await owed(plant)), reason: 'x' }),
  },
  'warehouse.debitObligation': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await owed(plant)), amount: 10, reason: 'x' }),
  },
  'warehouse.acceptLateObligation': {
    ...admin,
    others: 'refused',
    async input(plant) {
      const client = await plant.world.as('admin');
      const debit = { ...(await owed(plant)), amount: 10, reason: 'x' };
      const { id, version } = await client.call(warehouse.debitObligation, debit);
      return { id, version, reasonCode: 'other' };
    },
  },
};

export const warehouseCases: Record<string, Case> = { ...stockCases, ...issueCases, ...defectiveCases };
