import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

import { announceFile } from '../server/files/files.contract.ts';
import { announcementOf, sendFile } from '../server/files/files.make.ts';
import { listSandboxMessages } from '../server/messaging/messaging.contract.ts';
import * as field from '../server/requests/field-work.contract.ts';
import { allowGoodwill } from '../server/service-reports/goodwill.contract.ts';
import * as reports from '../server/service-reports/service-reports.contract.ts';
import type { ReportView } from '../server/service-reports/service-reports.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { planted } from './isolation-world.ts';

// The cases of files and service reports.

let count = 0;
const technician = { owner: 'technician:1001', others: 'refused' } as const;
const markOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const bytes = new Uint8Array(randomBytes(20_000));

async function announced(plant: Plant) {
  const file = announcementOf(Buffer.from(bytes));
  await (await plant.world.as('technician:1001')).call(announceFile, file);
  return file;
}

/** A repair that its agency has begun, on a device under warranty. */
async function begun(plant: Plant) {
  const deviceId = await plant.scene.device(`ZX-RP-${(count += 1)}`);
  const [order] = (await plant.receive(deviceId)).workOrders;
  assert(order !== undefined);
  const { id } = await plant.assigned(order, plant.scene.near.technicianId);
  return await (await plant.world.as('technician:1001')).call(field.startWork, { id });
}

/** Its report, with a line of travel and a photo. */
async function drafted(plant: Plant, orderId?: string): Promise<ReportView> {
  const client = await plant.world.as('technician:1001');
  const { id } = orderId === undefined ? await begun(plant) : { id: orderId };
  const report = await client.call(reports.openReport, { id });
  return await client.call(reports.saveReport, {
    ...markOf(report),
    serialRead: report.device.serial ?? '',
    note: planted.note,
    lines: [{ kind: 'travel', kilometres: 12 }],
    evidence: [{ kind: 'serial_plate', fileId: await sendFile(client) }],
  });
}

async function finished(plant: Plant): Promise<ReportView> {
  const client = await plant.world.as('technician:1001');
  const { id, number } = await begun(plant);
  await client.call(field.askToFinish, { id });
  await plant.world.settle();
  const { items } = await (
    await plant.world.as('admin')
  ).call(listSandboxMessages, { mobile: planted.phone, limit: 100 });
  const said = number.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
  const text = items.find((each) => each.text.includes(said) && /کد پایان/.test(each.text))?.text ?? '';
  const code = /(?<!\d)(\d{5})(?!\d)/.exec(text)?.[1] ?? '';
  await client.call(field.finishWork, { id, proof: { kind: 'code', code } });
  return await drafted(plant, id);
}

async function submitted(plant: Plant): Promise<ReportView> {
  const draft = markOf(await finished(plant));
  return await (await plant.world.as('technician:1001')).call(reports.submitReport, draft);
}

/** The approver; his key is made before anybody looks. */
async function approver({ world }: Plant) {
  return await world.as('approver');
}

async function rejected(plant: Plant): Promise<ReportView> {
  const report = markOf(await submitted(plant));
  const decision = { outcome: 'reject' as const, reasonCode: 'other', note: planted.note };
  return await (await approver(plant)).call(reports.decideReport, { ...report, decision });
}

export const reportCases: Record<string, Case> = {
  'files.announce': {
    owner: 'technician:1001',
    others: 'own',
    input: async (plant) => await announced(plant),
  },
  'files.sendChunk': {
    ...technician,
    bytes,
    input: async (plant) => ({ id: (await announced(plant)).id, offset: 0 }),
  },
  'files.state': { ...technician, input: async (plant) => ({ id: (await announced(plant)).id }) },
  'files.read': {
    ...technician,
    input: async ({ world }) => ({ id: await sendFile(await world.as('technician:1001')) }),
  },
  'serviceReports.open': { ...technician, input: async (plant) => ({ id: (await begun(plant)).id }) },
  'serviceReports.list': {
    owner: 'agency:1001',
    others: 'own',
    shows: 'ZX-RP',
    input: async (plant) => ({ q: (await drafted(plant)).number }),
    searches: ({ scene }) => [{}, { q: 'ZX-RP' }, { agencyId: scene.near.id }, { tab: 'draft' }],
  },
  'serviceReports.read': { ...technician, input: async (plant) => ({ id: (await drafted(plant)).id }) },
  'serviceReports.save': {
    ...technician,
    input: async (plant) => ({ ...markOf(await drafted(plant)), lines: [], evidence: [] }),
  },
  'serviceReports.submit': { ...technician, input: async (plant) => markOf(await finished(plant)) },
  'serviceReports.withdraw': { ...technician, input: async (plant) => markOf(await submitted(plant)) },
  'serviceReports.decide': {
    owner: 'approver',
    others: 'refused',
    async input(plant) {
      await approver(plant);
      const decision = { outcome: 'send_back', aim: 'papers', reasonCode: 'photo', note: planted.note };
      return { ...markOf(await submitted(plant)), decision };
    },
  },
  'serviceReports.appeal': {
    owner: 'agency:1001',
    others: 'refused',
    async input(plant) {
      const report = await rejected(plant);
      const lineIds = report.lines.map((line) => line.id);
      return { ...markOf(report), lineIds, reasonCode: 'other', note: planted.note };
    },
  },
  'serviceReports.goodwill': { ...technician, input: async (plant) => ({ id: (await begun(plant)).id }) },
  'serviceReports.allowGoodwill': {
    owner: 'process-owner',
    others: 'refused',
    input: async (plant) => ({ id: (await begun(plant)).id, reasonCode: 'other', note: planted.note }),
  },
  'serviceReports.takeBackGoodwill': {
    owner: 'process-owner',
    others: 'refused',
    async input(plant) {
      const { id } = await begun(plant);
      const client = await plant.world.as('process-owner');
      await client.call(allowGoodwill, { id, reasonCode: 'other', note: planted.note });
      return { id };
    },
  },
  'serviceReports.policy': { owner: 'admin', others: 'own', input: () => ({}) },
  'serviceReports.changePolicy': {
    owner: 'admin',
    others: 'own',
    input: () => ({
      isAutomatic: false,
      worthMaxAmount: 0,
      samplePercent: 5,
      isSmallCompany: false,
      version: 1,
    }),
  },
};
