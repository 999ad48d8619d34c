import { addSite, registerCustomer } from '../server/customers/customers.contract.ts';
import { readDevice } from '../server/devices/devices.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { made, planted } from './isolation-world.ts';

// The cases of customers, devices, requests and work orders.

let count = 0;
const fresh = (head: string) => `${head}-${(count += 1)}`;
const reception = { owner: 'reception' } as const;
const dispatcher = { owner: 'dispatcher' } as const;
const manager = { owner: 'agency:1001' } as const;
const markOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const personSearches = () => [
  { q: planted.firstName.slice(1) },
  { q: planted.phone.slice(3, 9) },
  { q: planted.phone },
];

const newCustomer = (plant: Plant) =>
  made(plant.world, registerCustomer, {
    kind: 'person',
    name: `${planted.lastName} ${(count += 1)}`,
    phones: [{ number: planted.phone }],
  });
const customerCases: Record<string, Case> = {
  'customers.list': {
    ...reception,
    others: 'own',
    shows: planted.firstName,
    input: () => ({}),
    searches: () => [...personSearches(), { q: planted.note }, { q: planted.street }],
  },
  'customers.byPhone': {
    ...reception,
    others: 'own',
    shows: planted.firstName,
    repeats: [planted.phone.slice(1)],
    input: () => ({ number: planted.phone }),
  },
  'customers.read': { ...reception, others: 'refused', input: ({ customer }) => ({ id: customer.id }) },
  'customers.register': {
    ...reception,
    others: 'field',
    input: ({ scene }) => ({
      kind: 'person',
      name: 'رهگذر',
      phones: [{ number: '09350000011' }],
      site: { cityId: scene.cityId },
    }),
  },
  'customers.change': {
    ...reception,
    others: 'refused',
    input: async (plant) => ({ ...(await newCustomer(plant)), note: planted.note }),
  },
  'customers.addPhone': {
    ...reception,
    others: 'refused',
    input: async (plant) => ({ id: (await newCustomer(plant)).id, number: '09350000012' }),
  },
  'customers.addSite': {
    ...reception,
    others: 'refused',
    input: async (plant) => ({ id: (await newCustomer(plant)).id, street: planted.street }),
  },
  'customers.changeSite': {
    ...reception,
    others: 'refused',
    async input(plant) {
      const site = await made(plant.world, addSite, {
        id: (await newCustomer(plant)).id,
        street: planted.street,
      });
      return { ...site, plaque: '۸' };
    },
  },
  'customers.addContact': {
    ...reception,
    others: 'refused',
    input: async (plant) => ({ id: (await newCustomer(plant)).id, name: planted.contactName, role: 'payer' }),
  },
  'customers.timeline': { ...reception, others: 'refused', input: ({ customer }) => ({ id: customer.id }) },
};

const deviceCases: Record<string, Case> = {
  'devices.list': {
    ...reception,
    others: 'own',
    shows: planted.serial,
    input: () => ({ q: planted.serial }),
    searches: ({ scene }) => [
      { serial: planted.serial },
      { q: planted.serial.slice(3, 8) },
      { q: `${planted.firstName} ${planted.serial}` },
      { modelId: scene.fridge.id, limit: 100 },
      { q: planted.phone, limit: 100 },
    ],
  },
  'devices.read': { ...reception, others: 'refused', input: ({ deviceId }) => ({ id: deviceId }) },
  'devices.register': {
    ...reception,
    others: 'field',
    input: ({ scene }) => ({ modelId: scene.fridge.id, serial: fresh('ZX-NEW') }),
  },
  'devices.change': {
    ...reception,
    others: 'refused',
    async input({ world, device }) {
      const { id } = await device(fresh('ZX-CH'));
      const { version } = await (await world.as('admin')).call(readDevice, { id });
      return { id, version, note: planted.note };
    },
  },
  'devices.timeline': { ...reception, others: 'refused', input: ({ deviceId }) => ({ id: deviceId }) },
};

const requestCases: Record<string, Case> = {
  'requests.caller': {
    ...reception,
    others: 'own',
    shows: planted.firstName,
    repeats: [planted.phone.slice(1)],
    input: () => ({ number: planted.phone }),
  },
  'requests.device': {
    ...reception,
    others: 'own',
    shows: planted.serial,
    input: () => ({ serial: planted.serial }),
  },
  'requests.list': {
    ...reception,
    others: 'own',
    shows: planted.firstName,
    input: () => ({}),
    searches: ({ scene }) => [
      ...personSearches(),
      { q: planted.note },
      { q: planted.serial },
      { agencyId: scene.near.id },
      { cityId: scene.cityId },
    ],
  },
  'requests.read': { ...reception, others: 'refused', input: ({ request }) => ({ id: request.id }) },
  'requests.timeline': { ...reception, others: 'refused', input: ({ request }) => ({ id: request.id }) },
  'requests.receive': {
    ...reception,
    others: 'field',
    input: async ({ customer, siteId, device }) => ({
      channel: 'phone',
      kind: 'service',
      callerNumber: planted.phone,
      customerId: customer.id,
      siteId,
      devices: [{ deviceId: (await device(fresh('ZX-RC'))).id }],
    }),
  },
  'requests.change': {
    ...reception,
    others: 'refused',
    input: async ({ receive }) => ({ ...markOf(await receive()), note: planted.note }),
  },
  'requests.contact': {
    ...reception,
    others: 'refused',
    input: async ({ receive }) => ({ id: (await receive()).id, code: 'when', channel: 'phone' }),
  },
  'requests.close': {
    ...reception,
    others: 'refused',
    input: async ({ receive }) => ({ ...markOf(await receive()), answer: planted.note }),
  },
};

const orderCases: Record<string, Case> = {
  'requests.workOrders': {
    ...manager,
    others: 'own',
    shows: planted.firstName,
    input: () => ({}),
    searches: ({ scene }) => [
      ...personSearches(),
      { q: planted.serial },
      { agencyId: scene.near.id },
      { technicianId: scene.near.technicianId },
      { tab: 'accepted' },
    ],
  },
  'requests.workOrder': {
    owner: 'technician:1001',
    others: 'refused',
    input: ({ work }) => ({ id: work.id }),
  },
  'requests.workOrderTimeline': { ...manager, others: 'refused', input: ({ work }) => ({ id: work.id }) },
  'requests.formerReferrals': { ...manager, others: 'own', shows: planted.note, input: () => ({}) },
  'requests.proposal': {
    ...dispatcher,
    others: 'refused',
    input: async ({ order }) => ({ id: (await order()).id }),
  },
  'requests.refer': {
    ...dispatcher,
    others: 'refused',
    input: async ({ order, scene }) => ({ ...markOf(await order()), agencyId: scene.near.id }),
  },
  'requests.accept': { ...manager, others: 'refused', input: async ({ offered }) => markOf(await offered()) },
  'requests.decline': {
    ...manager,
    others: 'refused',
    input: async ({ offered }) => ({
      ...markOf(await offered()),
      reasonCode: 'far-away',
      note: planted.note,
    }),
  },
  'requests.recall': {
    ...dispatcher,
    others: 'refused',
    input: async ({ offered }) => ({ ...markOf(await offered()), reasonCode: 'late', note: planted.note }),
  },
  'requests.assign': {
    ...manager,
    others: 'refused',
    input: async ({ accepted, scene }) => ({
      ...markOf(await accepted()),
      technicianId: scene.near.technicianId,
    }),
  },
  'requests.cancel': {
    ...reception,
    others: 'refused',
    input: async ({ order }) => ({ ...markOf(await order()), reasonCode: 'solved', note: planted.note }),
  },
  'requests.closeWorkOrder': {
    ...reception,
    others: 'refused',
    input: async ({ order }) => ({ ...markOf(await order()), answer: planted.note }),
  },
  'requests.handOn': {
    ...reception,
    others: 'refused',
    input: async ({ order }) => ({ ...markOf(await order()), tier: 'es', note: planted.note }),
  },
  'requests.technicalCases': {
    owner: 'ts',
    others: 'own',
    input: () => ({}),
    shows: 'ساید آرکا',
    searches: () => [{ state: 'open' }],
  },
  'requests.technicalCase': {
    owner: 'ts',
    others: 'refused',
    input: ({ technicalCase }) => ({ id: technicalCase.id }),
  },
  'requests.answerCase': {
    owner: 'ts',
    others: 'refused',
    input: async ({ asked }) => ({ ...markOf(await asked()), text: 'فن را عوض کنید' }),
  },
};

export const workCases: Record<string, Case> = {
  ...customerCases,
  ...deviceCases,
  ...requestCases,
  ...orderCases,
};
