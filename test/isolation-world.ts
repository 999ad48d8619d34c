import assert from 'node:assert/strict';

import { z } from 'zod';

import { makeAgency } from '../server/agencies/agencies.make.ts';
import { regionByTitles } from '../server/catalog/catalog.ts';
import { registerCustomer } from '../server/customers/customers.contract.ts';
import { registerDevice } from '../server/devices/devices.contract.ts';
import { getImport, ImportView, runImport } from '../server/exchange/exchange.contract.ts';
import { makePeople } from '../server/identity/identity.make.ts';
import { newId } from '../server/lib/id.ts';
import { sendFromSandbox } from '../server/messaging/messaging.contract.ts';
import { listTechnicalCases } from '../server/requests/technical-cases.contract.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import {
  acceptReferral,
  assignTechnician,
  declineReferral,
  handOn,
  referWorkOrder,
} from '../server/requests/work-orders.contract.ts';
import type { Contract } from '../server/lib/contract.ts';
import { makeScene } from './scene.ts';
import type { World } from './world.ts';

// What the isolation walk plants: a customer, a device and work of arka's agency 1001 that nobody else may meet, each
// with words that stand nowhere else; and next door a company with the same codes and no work.

/** Words that stand nowhere else. */
export const planted = {
  firstName: 'سیمرغ',
  lastName: 'آشیانپور',
  contactName: 'ققنوس',
  street: 'کوی پرستوها',
  phone: '09159876501',
  serial: 'ZX-NIHAN-77',
  note: 'یادداشت پوشیده',
  goods: 'کالای نشانه‌دار',
  fileName: 'nihan-list.csv',
} as const;
const typed = `${planted.firstName} ${planted.lastName} با شماره ۰۹۱۵-۹۸۷ ۶۵ ۰۱`;

export type Plant = Awaited<ReturnType<typeof plant>>;

export async function plant(world: World) {
  const scene = await makeScene(world);
  await plantNeighbourCompany(world);
  await world.inTenant('arka', (ctx) =>
    makePeople(ctx, [{ who: 'approver', title: 'شیرین', mobile: '09120000011', roles: ['approver'] }]),
  );
  const admin = await world.as('admin');
  const customer = await admin.call(registerCustomer, {
    kind: 'person',
    name: `${planted.firstName} ${planted.lastName}`,
    phones: [{ number: planted.phone }],
    note: planted.note,
    site: { provinceId: scene.provinceId, cityId: scene.cityId, street: planted.street, plaque: '۷' },
    contacts: [{ name: planted.contactName, role: 'operator', number: planted.phone }],
  });
  const siteId = customer.sites[0]?.id ?? '';
  const device = async (serial: string) =>
    await admin.call(registerDevice, { modelId: scene.fridge.id, serial, customerId: customer.id, siteId });
  const works = makeWorks(world, { customerId: customer.id, siteId, agencyId: scene.near.id, device });
  const request = await works.receive((await device(planted.serial)).id);
  const work = request.workOrders[0];
  assert(work !== undefined);
  await works.assigned(work, scene.near.technicianId);
  await works.declined();
  const technicalCase = await works.asked();
  const imports = importsOf(world);
  const sandbox = await world.as('reception');
  await sandbox.call(sendFromSandbox, { mobile: '09350000077', text: `${planted.note} ${typed}` });
  await world.settle();
  return {
    ...works,
    ...imports,
    world,
    scene,
    customer,
    siteId,
    device,
    deviceId: work.device.id,
    request,
    work,
    technicalCase,
  };
}

async function plantNeighbourCompany(world: World): Promise<void> {
  await world.inTenant('binesh', async (ctx) => {
    const place = await regionByTitles(ctx, { province: 'خراسان رضوی', city: 'مشهد' });
    assert(place?.cityId);
    const id = newId();
    await makeAgency(ctx, {
      id,
      code: '1001',
      title: 'سرویس بینش',
      provinceId: place.provinceId,
      cityId: place.cityId,
    });
    await makePeople(ctx, [
      {
        who: 'agency:1001',
        title: 'مدیر بینش',
        mobile: '09153330001',
        roles: ['agency-manager'],
        agencyId: id,
      },
      { who: 'ts', title: 'کارشناس بینش', mobile: '09153330002', roles: ['ts'] },
    ]);
  });
}

type NewDevice = (serial: string) => Promise<{ id: string }>;
interface Mark {
  readonly id: string;
  readonly version: number;
}

/** Work in every stage that a command begins at, each piece new. */
function makeWorks(
  world: World,
  given: { customerId: string; siteId: string; agencyId: string; device: NewDevice },
) {
  const { customerId, siteId, agencyId } = given;
  let count = 0;
  const markOf = ({ id, version }: Mark) => ({ id, version });
  const works = {
    async receive(deviceId?: string) {
      const reception = await world.as('reception');
      return await reception.call(receiveRequest, {
        channel: 'phone',
        kind: 'service',
        callerNumber: planted.phone,
        callerName: planted.firstName,
        customerId,
        siteId,
        note: `${planted.note} ${typed}`,
        devices: [
          {
            deviceId: deviceId ?? (await given.device(`ZX-${(count += 1)}`)).id,
            symptomNote: `${planted.note} ${typed}`,
          },
        ],
      });
    },
    async order() {
      const [order] = (await works.receive()).workOrders;
      assert(order !== undefined);
      return order;
    },
    async offered(order?: Mark) {
      const dispatcher = await world.as('dispatcher');
      const refer = { ...markOf(order ?? (await works.order())), agencyId };
      return await dispatcher.call(referWorkOrder, refer);
    },
    async accepted(order?: Mark) {
      const manager = await world.as('agency:1001');
      return await manager.call(acceptReferral, markOf(await works.offered(order)));
    },
    async assigned(order: Mark, technicianId: string) {
      const manager = await world.as('agency:1001');
      const accepted = await works.accepted(order);
      return await manager.call(assignTechnician, { ...markOf(accepted), technicianId });
    },
    async declined() {
      const manager = await world.as('agency:1001');
      const offered = markOf(await works.offered());
      await manager.call(declineReferral, { ...offered, reasonCode: 'far-away', note: planted.note });
    },
    /** A case with technical support; the question names the customer. */
    async asked() {
      const [reception, es, ts] = await Promise.all(['reception', 'es', 'ts'].map((who) => world.as(who)));
      assert(reception && es && ts);
      const withEs = await reception.call(handOn, {
        ...markOf(await works.order()),
        tier: 'es',
        note: `${planted.note} ${typed}`,
      });
      await es.call(handOn, { ...markOf(withEs), tier: 'ts', note: `${planted.note} ${typed}` });
      const [asked] = (await ts.call(listTechnicalCases, { state: 'open' })).items;
      assert(asked !== undefined);
      return asked;
    },
  };
  return works;
}

/** Lists by file, each new: read and waiting to be run, or run. */
function importsOf(world: World) {
  let count = 0;
  const imports = {
    file(title: string = planted.goods, name: string = planted.fileName) {
      count += 1;
      const rows = `کد,عنوان\nNIHAN-F${count},${title} ${count}\n,${title} بی‌کد\n`;
      return { name, body: new TextEncoder().encode(rows) };
    },
    async readyImport() {
      const admin = await world.as('admin');
      const { body } = await admin.upload('/imports', { kind: 'productLines' }, imports.file());
      await world.settle();
      return await admin.call(getImport, { id: ImportView.parse(JSON.parse(body)).id });
    },
    async doneImport() {
      const admin = await world.as('admin');
      const { id } = await imports.readyImport();
      await admin.call(runImport, { id });
      await world.settle();
      return { id };
    },
  };
  return imports;
}

/** Makes something of arka's as its admin: what a later call needs to name it. */
export async function made(world: World, contract: Contract, input: Readonly<Record<string, unknown>>) {
  const admin = await world.as('admin');
  const { status, body } = await admin.ask(contract, input);
  assert.ok(status === 200 || status === 201, body);
  return Made.parse(JSON.parse(body));
}
const Made = z.object({ id: z.uuid(), version: z.int() });
