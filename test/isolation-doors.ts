import assert from 'node:assert/strict';

import { logInDemo } from '../server/identity/first-run.contract.ts';
import type { Contract } from '../server/lib/contract.ts';
import { getSession } from '../server/identity/identity.contract.ts';
import { persianDigits } from '../server/lib/digits.ts';
import { listSandboxMessages } from '../server/messaging/messaging.contract.ts';
import { promiseAppointment } from '../server/requests/field-work.contract.ts';
import { readWorkOrder } from '../server/requests/work-orders.contract.ts';
import { planted } from './isolation-world.ts';
import type { Plant } from './isolation-world.ts';
import { windowIn } from './work-scene.ts';

// What stands open to everybody: what each says, and what it does not.

type Door = (plant: Plant, contract: Contract) => Promise<void>;
const ask = async ({ world }: Plant, contract: Contract, input: Readonly<Record<string, unknown>>) =>
  await world.stranger().ask(contract, input);

const personal = new RegExp(
  [planted.firstName, planted.lastName, planted.street, planted.contactName, planted.note, '9159876501'].join(
    '|',
  ),
);
/** Nothing of the people whom the world was planted with. */
export const silent = (body: string) => assert.doesNotMatch(body, personal);

export const doors: Readonly<Record<string, Door>> = {
  async 'identity.setup'(plant, contract) {
    const { status, body } = await ask(plant, contract, { token: 'x' });
    assert.deepEqual([status, JSON.parse(body)], [200, { isEmpty: false, isTokenRight: false }]);
  },
  async 'identity.setUp'(plant, contract) {
    const { status } = await ask(plant, contract, {
      token: 'x',
      companyTitle: 'تازه',
      companyCode: 'taze',
      adminTitle: 'مدیر',
      adminMobile: '09120000777',
      password: 'a long enough password',
      isTrial: false,
    });
    assert.ok([403, 404, 409, 410].includes(status), String(status));
  },
  async 'identity.company'(plant, contract) {
    const { status, body } = await ask(plant, contract, { tenantCode: 'arka' });
    assert.deepEqual([status, JSON.parse(body)], [200, { title: 'آرکا', titleEn: 'Arka' }]);
    assert.equal((await ask(plant, contract, { tenantCode: 'nobody' })).status, 404);
  },
  async 'identity.demoPeople'(plant, contract) {
    const { status, body } = await ask(plant, contract, {});
    assert.equal(status, 200);
    silent(body);
    assert.doesNotMatch(body, /09\d{9}|\+989\d{9}/, 'mobiles of people');
  },
  async 'identity.demoLogIn'(plant, contract) {
    const { status, body } = await ask(plant, contract, { tenantCode: 'arka', who: 'admin' });
    assert.deepEqual([status, JSON.parse(body)], [200, { isSignedIn: true }]);
    assert.ok((await ask(plant, contract, { tenantCode: 'binesh', who: 'dispatcher' })).status >= 400);
  },
  async 'identity.askCode'(plant, contract) {
    const known = await ask(plant, contract, { mobile: '09120000001' });
    const unknown = await ask(plant, contract, { mobile: '09129999999' });
    assert.deepEqual(unknown, known);
  },
  async 'identity.logIn'(plant, contract) {
    const known = await ask(plant, contract, { mobile: '09120000002', password: 'not the password' });
    const unknown = await ask(plant, contract, { mobile: '09129999998', password: 'not the password' });
    assert.deepEqual(unknown, known);
    assert.ok(known.status >= 400);
  },
  async 'identity.chooseMembership'(plant, contract) {
    const { membershipId } = await (await plant.world.as('admin')).call(getSession, {});
    const { status } = await ask(plant, contract, { membershipId });
    assert.ok([401, 403, 404].includes(status), String(status));
  },
  async 'identity.logOut'(plant, contract) {
    assert.equal((await ask(plant, contract, {})).status, 200);
  },
  async 'messaging.receive'(plant, contract) {
    const message = { providerId: 'x-1', from: planted.phone, text: 'سلام' };
    assert.equal((await ask(plant, contract, { secret: 'wrong', ...message })).status, 404);
  },
  async 'requests.track'(plant, contract) {
    const { number } = plant.request;
    const digits = planted.phone.slice(-4);
    const right = await ask(plant, contract, { tenantCode: 'arka', number, phoneDigits: digits });
    assert.equal(right.status, 200);
    silent(right.body);
    const wrong = [
      { tenantCode: 'binesh', number, phoneDigits: digits },
      { tenantCode: 'arka', number, phoneDigits: '0000' },
      { tenantCode: 'nobody', number, phoneDigits: digits },
    ];
    for (const input of wrong) assert.equal((await ask(plant, contract, input)).status, 404);
  },
  async 'warranty.checkPublic'(plant, contract) {
    const right = await ask(plant, contract, { tenantCode: 'arka', serial: planted.serial });
    assert.equal(right.status, 200);
    silent(right.body);
    for (const tenantCode of ['binesh', 'nobody'])
      assert.equal((await ask(plant, contract, { tenantCode, serial: planted.serial })).status, 404);
  },
  async 'warranty.askActivationCode'(plant, contract) {
    const asked = { tenantCode: 'arka', serial: planted.serial };
    const [owner, other] = await Promise.all(
      [planted.phone, '09120000345'].map((mobile) => ask(plant, contract, { ...asked, mobile })),
    );
    assert.deepEqual([other?.status, other?.body], [200, owner?.body], 'whose the device is, is told');
    assert.equal(
      (await ask(plant, contract, { ...asked, tenantCode: 'binesh', mobile: '09120000345' })).status,
      404,
    );
  },
  async 'warranty.activate'(plant, contract) {
    const given = { serial: planted.serial, mobile: '09120000346', code: '000000', name: 'رهگذر' };
    const right = await ask(plant, contract, { tenantCode: 'arka', ...given });
    assert.deepEqual(
      [right.status, JSON.parse(right.body)],
      [200, { outcome: 'wrong_code', warranty: null }],
    );
    assert.equal((await ask(plant, contract, { tenantCode: 'binesh', ...given })).status, 404);
  },
  'requests.appointment': (plant, contract) => answerByLink(plant, contract, {}),
  'requests.answerAppointment': (plant, contract) =>
    answerByLink(plant, contract, { answer: 'askToMove', wish: 'عصر' }),
};

async function answerByLink(plant: Plant, contract: Contract, given: Readonly<Record<string, unknown>>) {
  const { world, scene } = plant;
  const manager = await world.as('agency:1001');
  const { id } = await plant.assigned(await plant.order(), scene.near.technicianId);
  const { version } = await manager.call(readWorkOrder, { id });
  const { number } = await manager.call(promiseAppointment, { id, version, ...windowIn(1) });
  await world.settle();
  const admin = await world.as('admin');
  const { items } = await admin.call(listSandboxMessages, { mobile: planted.phone });
  const said = persianDigits(number);
  const text = items.find((each) => each.text.includes(said) && each.text.includes('/a/'))?.text ?? '';
  const token = text.split('/a/')[1] ?? '';
  const right = await ask(plant, contract, { tenantCode: 'arka', token, ...given });
  assert.equal(right.status, 200, right.body);
  silent(right.body);
  const wrong = [
    { tenantCode: 'binesh', token, ...given },
    { tenantCode: 'arka', token: token.slice(1), ...given },
    { tenantCode: 'nobody', token, ...given },
  ];
  for (const input of wrong) assert.equal((await ask(plant, contract, input)).status, 404);
}

/** What only a person at a screen may do, with a session: a key of a program never. */
export const ownSessions: Readonly<Record<string, Door>> = {
  async 'identity.setPassword'(plant, contract) {
    const input = { password: 'a long enough password' };
    const client = await plant.world.as('warehouse');
    assert.equal((await client.ask(contract, input)).status, 403);
    assert.equal((await ask(plant, contract, input)).status, 401);
    const signedIn = await plant.world.stranger().raw('POST', `/api/v1${logInDemo.path}`, {
      body: JSON.stringify({ tenantCode: 'arka', who: 'warehouse' }),
      headers: { 'content-type': 'application/json' },
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const { status, body } = await plant.world.stranger().ask(contract, input, { headers: { cookie } });
    assert.equal(status, 200, body);
  },
};
