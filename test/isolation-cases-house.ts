import * as identity from '../server/identity/identity.contract.ts';
import { listTemplates } from '../server/messaging/messaging.contract.ts';
import { logInDemo } from '../server/identity/first-run.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { made, planted } from './isolation-world.ts';

// The cases of people, keys, messages and lists by file.

let count = 0;
const admin = { owner: 'admin' } as const;
const reception = { owner: 'reception' } as const;
const newPerson = () => ({
  mobile: `0937${String(1_000_000 + (count += 1))}`,
  title: planted.contactName,
  roleCodes: ['reception'],
});

async function sessionOfAdmin({ world }: Plant): Promise<{ id: string | undefined }> {
  await world.stranger().call(logInDemo, { tenantCode: 'arka', who: 'admin' });
  const { items } = await (await world.as('admin')).call(identity.listSessions, {});
  return { id: items[0]?.id };
}
async function membershipOfAdmin({ world }: Plant): Promise<string> {
  return (await (await world.as('admin')).call(identity.getSession, {})).membershipId;
}
async function newKey(plant: Plant): Promise<{ id: string }> {
  const client = await plant.world.as('admin');
  const membershipId = await membershipOfAdmin(plant);
  const { id } = await client.call(identity.makeApiKey, { title: planted.goods, membershipId, days: 1 });
  return { id };
}

const peopleCases: Record<string, Case> = {
  'identity.session': { ...admin, others: 'own', shows: 'مریم احمدی', input: () => ({}) },
  'identity.sessions': {
    ...admin,
    others: 'own',
    async input(plant) {
      await sessionOfAdmin(plant);
      return {};
    },
  },
  'identity.endSession': { ...admin, others: 'refused', input: sessionOfAdmin },
  'identity.people': {
    ...admin,
    others: 'own',
    shows: 'مریم احمدی',
    input: () => ({}),
    searches: () => [{ q: 'احمدی' }],
  },
  'identity.invite': {
    ...admin,
    others: 'own',
    repeats: [planted.contactName],
    input: () => ({ ...newPerson(), title: 'همکار تازه' }),
  },
  'identity.changePerson': {
    ...admin,
    others: 'refused',
    async input({ world }) {
      const person = await made(world, identity.invitePerson, newPerson());
      return { ...person, title: 'نام دیگر' };
    },
  },
  'identity.roles': { ...admin, others: 'own', input: () => ({}) },
  // Roles are named by codes, which every company has: each changes its own.
  'identity.changeRole': {
    ...admin,
    others: 'own',
    async input({ world }) {
      const { items } = await (await world.as('admin')).call(identity.listRoles, {});
      const role = items.find((each) => each.code === 'survey');
      return { code: 'survey', version: role?.version, permissions: ['catalog.read'] };
    },
  },
  'identity.apiKeys': {
    ...admin,
    others: 'own',
    shows: planted.goods,
    async input(plant) {
      await newKey(plant);
      return {};
    },
    searches: () => [{ q: planted.goods.slice(0, 9) }],
  },
  'identity.makeApiKey': {
    ...admin,
    others: 'field',
    input: async (plant) => ({ title: planted.goods, membershipId: await membershipOfAdmin(plant), days: 1 }),
  },
  'identity.endApiKey': { ...admin, others: 'refused', input: newKey },
};

const phone = planted.phone;
const messageCases: Record<string, Case> = {
  'messaging.messages': {
    ...reception,
    others: 'own',
    shows: planted.phone.slice(1),
    input: () => ({}),
    searches: ({ request }) => [{ subjectId: request.id }, { q: phone }, { q: phone.slice(4) }],
  },
  'messaging.inbox': { ...reception, others: 'own', shows: planted.note, input: () => ({}) },
  'messaging.templates': { ...admin, others: 'own', input: () => ({}) },
  // Texts are named by codes, which every company has: each changes its own.
  'messaging.changeTemplate': {
    ...admin,
    others: 'own',
    async input({ world }) {
      const { items } = await (await world.as('admin')).call(listTemplates, {});
      return { code: items[0]?.code, version: items[0]?.version, isOn: true };
    },
  },
  'messaging.preview': {
    ...admin,
    others: 'own',
    async input({ world }) {
      const { items } = await (await world.as('admin')).call(listTemplates, {});
      return { code: items[0]?.code, text: items[0]?.ourText };
    },
  },
  'messaging.sandboxPhones': { ...reception, others: 'own', shows: phone.slice(1), input: () => ({}) },
  'messaging.sandboxMessages': {
    ...reception,
    others: 'own',
    repeats: [phone.slice(1)],
    input: () => ({ mobile: phone, limit: 100 }),
  },
  'messaging.sendFromSandbox': {
    ...reception,
    others: 'own',
    input: () => ({ mobile: '09350000088', text: 'سلام' }),
  },
  'messaging.readSandboxPhone': { ...reception, others: 'own', input: () => ({ mobile: phone }) },
};

const kindOf = (kind: string) => ({ kind });
const exchangeCases: Record<string, Case> = {
  'exchange.receive': { ...admin, others: 'own', sendsFile: true, input: () => ({}) },
  'exchange.imports': {
    ...admin,
    others: 'own',
    shows: planted.fileName,
    async input({ doneImport }) {
      await doneImport();
      return {};
    },
    searches: () => [{ kind: 'productLines' }],
  },
  'exchange.kinds': { ...admin, others: 'own', input: () => ({}) },
  'exchange.import': {
    ...admin,
    others: 'refused',
    shows: planted.fileName,
    input: async ({ doneImport }) => ({ id: (await doneImport()).id }),
  },
  'exchange.run': {
    ...admin,
    others: 'refused',
    input: async ({ readyImport }) => ({ id: (await readyImport()).id }),
  },
  'exchange.cancel': {
    ...admin,
    others: 'refused',
    input: async ({ readyImport }) => ({ id: (await readyImport()).id }),
  },
  'exchange.badRows': {
    ...admin,
    others: 'refused',
    shows: planted.goods,
    input: async ({ readyImport }) => ({ id: (await readyImport()).id }),
  },
  'exchange.template': { ...admin, others: 'own', input: () => kindOf('devices') },
  'exchange.export': {
    ...admin,
    others: 'own',
    input: () => kindOf('devices'),
    searches: () =>
      ['productLines', 'symptoms', 'models', 'parts', 'regions', 'warranty-policies'].map(kindOf),
  },
};

export const houseCases: Record<string, Case> = { ...peopleCases, ...messageCases, ...exchangeCases };
