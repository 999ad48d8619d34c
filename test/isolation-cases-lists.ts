import { addCoverage, registerAgency } from '../server/agencies/agencies.contract.ts';
import { registerCustomer } from '../server/customers/customers.contract.ts';
import { statement } from '../server/lib/sql.ts';
import { listInbox, listMessages, sendFromSandbox } from '../server/messaging/messaging.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { made, planted } from './isolation-world.ts';

// The cases of what goes out of lists, and of customers, coverage and messages that are put right.

let count = 0;
const reception = { owner: 'reception' } as const;
const admin = { owner: 'admin' } as const;

async function newCustomer({ world }: Plant, name = planted.lastName) {
  return await (
    await world.as('reception')
  ).call(registerCustomer, {
    kind: 'organisation',
    name: `${name} ${(count += 1)}`,
    phones: [{ number: planted.phone }, { number: '02188770001' }],
    contacts: [{ name: planted.contactName, role: 'payer' }],
  });
}
async function phoneOf(plant: Plant) {
  const { id, version, phones } = await newCustomer(plant);
  return { id, version, phoneId: phones[1]?.id };
}
async function contactOf(plant: Plant) {
  const { id, version, contacts } = await newCustomer(plant);
  return { id, version, contactId: contacts[0]?.id };
}
async function coverageOf(plant: Plant) {
  const client = await plant.world.as('admin');
  const { id } = await made(plant.world, registerAgency, {
    code: `LS-${(count += 1)}`,
    title: `${planted.goods} ${count}`,
    kind: 'agency',
    cityId: plant.scene.cityId,
  });
  const place = { regionId: plant.scene.cityId, productLineId: null, fromOn: '1404/01/01' };
  const { coverage, version } = await client.call(addCoverage, { id, ...place });
  return { id, version, coverageId: coverage[0]?.id };
}

const lose = statement(
  'isolation.lose',
  `update sms_message set state = 'failed' where tenant_id = :tenant and id = :id`,
);
async function failedMessage({ world }: Plant) {
  const { items } = await (await world.as('reception')).call(listMessages, { direction: 'out', limit: 100 });
  const id = items.find(({ isSentAgain, template }) => !isSentAgain && template?.startsWith('requests.'))?.id;
  await world.inTenant('arka', (ctx) => lose.run(ctx, { id }));
  return { id };
}
async function strayMessage({ world, request }: Plant) {
  const client = await world.as('reception');
  await client.call(sendFromSandbox, { mobile: '09350000077', text: planted.note });
  await world.settle();
  const { items } = await client.call(listInbox, {});
  return { id: items[0]?.id, number: request.number };
}

export const listCases: Record<string, Case> = {
  'requests.export': { ...admin, others: 'own', input: () => ({}), searches: () => [{ sort: 'number' }] },
  'customers.changePhone': {
    ...reception,
    others: 'refused',
    input: async (plant) => ({ ...(await phoneOf(plant)), number: '02188770002' }),
  },
  'customers.removePhone': { ...reception, others: 'refused', input: phoneOf },
  'customers.changeContact': {
    ...reception,
    others: 'refused',
    input: async (plant) => ({ ...(await contactOf(plant)), role: 'owner' }),
  },
  'customers.removeContact': { ...reception, others: 'refused', input: contactOf },
  'customers.doubles': { ...reception, others: 'refused', input: ({ customer }) => ({ id: customer.id }) },
  'customers.join': {
    ...reception,
    others: 'refused',
    async input(plant) {
      const [kept, other] = [await newCustomer(plant), await newCustomer(plant)];
      return { id: kept.id, version: kept.version, otherId: other.id, otherVersion: other.version };
    },
  },
  'agencies.changeCoverage': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await coverageOf(plant)), toOn: '1409/12/29' }),
  },
  'agencies.removeCoverage': { ...admin, others: 'refused', input: coverageOf },
  'messaging.sendAgain': { ...reception, others: 'refused', input: failedMessage },
  'requests.placeMessage': { ...reception, others: 'field', input: strayMessage },
};
