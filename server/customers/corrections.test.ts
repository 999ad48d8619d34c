import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { addCoverage, changeCoverage, readAgency, removeCoverage } from '../agencies/agencies.contract.ts';
import { changeDevice, listDevices, registerDevice } from '../devices/devices.contract.ts';
import { statement } from '../lib/sql.ts';
import { listRequests, receiveRequest } from '../requests/requests.contract.ts';
import * as corrections from './corrections.contract.ts';
import * as contracts from './customers.contract.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
const reception = await world.as('reception');

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;
const customer = async (name: string, numbers: string[], more: object = {}) =>
  await reception.call(contracts.registerCustomer, {
    kind: 'person',
    name,
    phones: numbers.map((number) => ({ number })),
    ...more,
  });
const numbers = ({ phones }: { phones: readonly { number: string }[] }) => phones.map(({ number }) => number);
const mark = ({ id, version }: { id: string; version: number }) => ({ id, version });
const find = async (q: string) =>
  (await reception.call(contracts.listCustomers, { q })).items.map(({ name }) => name);
const selectTrail = statement<{ action: string; personalBefore: Record<string, unknown> | null }>(
  'correctionsTest.trail',
  `select action, personal_before from audit_entry where tenant_id = :tenant and subject_id = :id
   order by id desc limit 10`,
);
const trailOf = (id: string) => world.inTenant('arka', (ctx) => selectTrail.all(ctx, { id }));

test('A2: a phone that was written wrongly is corrected, is found as it is now, and the trail knows what it was', async () => {
  const known = await customer('بهمن نیکو', ['09123330001', '02188990011']);
  const [phone] = known.phones;
  const change = { ...mark(known), phoneId: phone?.id ?? '', number: '۰۹۱۲۳۳۳۰۰۰۲' };
  const next = await reception.call(corrections.changePhone, change);
  assert.deepEqual(numbers(next), ['+989123330002', '+982188990011']);
  assert.deepEqual(await find('09123330002'), ['بهمن نیکو']);
  assert.deepEqual(await find('09123330001'), []);
  const [entry] = await trailOf(known.id);
  assert.deepEqual(
    [entry?.action, entry?.personalBefore?.['number']],
    ['customers.changePhone', '+989123330001'],
  );
  await assert.rejects(reception.call(corrections.changePhone, change), refused(409, 'lib.changedMeanwhile'));
  const twice = { ...mark(next), phoneId: phone?.id ?? '', number: '02188990011' };
  await assert.rejects(reception.call(corrections.changePhone, twice), refused(409, 'customers.phoneThere'));
});

test('A2: a phone is taken away and the next one is called first; the last one stays', async () => {
  const known = await customer('بهمن دوم', ['09123330003', '09123330004']);
  const gone = { ...mark(known), phoneId: known.phones[0]?.id ?? '' };
  const next = await reception.call(corrections.removePhone, gone);
  assert.deepEqual(
    next.phones.map(({ number, isFirst }) => [number, isFirst]),
    [['+989123330004', true]],
  );
  const last = { ...mark(next), phoneId: next.phones[0]?.id ?? '' };
  await assert.rejects(reception.call(corrections.removePhone, last), refused(409, 'customers.lastPhone'));
  const foreign = { ...mark(next), phoneId: known.phones[0]?.id ?? '' };
  await assert.rejects(
    reception.call(corrections.removePhone, foreign),
    refused(404, 'customers.phoneMissing'),
  );
});

test('A2: a contact is corrected and taken away', async () => {
  const known = await customer('شرکت نمونه', ['02188990022'], {
    kind: 'organisation',
    contacts: [{ name: 'مهندس صدر', role: 'technical', number: '09123330005' }],
  });
  const contactId = known.contacts[0]?.id ?? '';
  const renamed = await reception.call(corrections.changeContact, {
    ...mark(known),
    contactId,
    name: 'مهندس صدری',
  });
  assert.deepEqual(
    renamed.contacts.map(({ name, role, number }) => [name, role, number]),
    [['مهندس صدری', 'technical', '+989123330005']],
  );
  const moved = { ...mark(renamed), contactId, number: '09123330006' };
  const next = await reception.call(corrections.changeContact, moved);
  assert.equal(next.contacts[0]?.number, '+989123330006');
  assert.deepEqual(await find('صدری'), ['شرکت نمونه']);
  const none = await reception.call(corrections.removeContact, { ...mark(next), contactId });
  assert.deepEqual(none.contacts, []);
  assert.deepEqual(await find('صدری'), []);
});

test('A2: who has a phone in common is shown as perhaps the same, namesakes first', async () => {
  const one = await customer('ناهید اکبری', ['09123340001']);
  const brother = await customer('نادر اکبری', ['09123340001']);
  const twin = await customer('ناهيد اکبری', ['09123340001', '09123340002']);
  await customer('ناهید اکبری', ['09123340009']);
  const { items } = await reception.call(corrections.listDoubles, { id: one.id });
  assert.deepEqual(
    items.map(({ customer: { id }, alike }) => [id, alike]),
    [
      [twin.id, ['phone', 'name']],
      [brother.id, ['phone']],
    ],
  );
});

test('A2: two who are one become one: phones, sites, contacts, devices and requests move at once', async () => {
  const kept = await customer('رعنا فلاح', ['09123350001'], { note: 'اول' });
  const other = await customer('رعنا فلاح', ['09123350001', '02188990033'], {
    nationalId: '0012345679',
    note: 'دوم',
    site: { cityId: scene.cityId, street: 'خیابان سعدی' },
    contacts: [{ name: 'همسایه', role: 'operator' }],
  });
  const siteId = other.sites[0]?.id ?? '';
  const device = await reception.call(registerDevice, {
    modelId: scene.fridge.id,
    serial: 'JOIN-1',
    customerId: other.id,
    siteId,
  });
  const request = await reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09123350001',
    customerId: other.id,
    siteId,
    devices: [{ deviceId: device.id, symptomIds: [scene.warm.id] }],
  });
  const input = { ...mark(kept), otherId: other.id, otherVersion: other.version };
  const stale = { ...input, otherVersion: other.version + 1 };
  await assert.rejects(
    reception.call(corrections.joinCustomers, stale),
    refused(409, 'lib.changedMeanwhile'),
  );
  const joined = await reception.call(corrections.joinCustomers, input);
  assert.deepEqual(numbers(joined), ['+989123350001', '+982188990033']);
  assert.deepEqual(
    [joined.nationalId, joined.note, joined.sites.length, joined.contacts.length],
    ['0012345679', 'اول\nدوم', 1, 1],
  );
  await world.settle();
  const devices = await reception.call(listDevices, { customerId: kept.id });
  assert.deepEqual(
    devices.items.map(({ serial }) => serial),
    ['JOIN-1'],
  );
  const { items } = await reception.call(listRequests, { q: 'رعنا فلاح' });
  assert.deepEqual(
    items.map(({ id }) => id),
    [request.id],
  );
  assert.deepEqual(await find('رعنا'), ['رعنا فلاح']);
  assert.equal((await reception.call(contracts.readCustomer, { id: other.id })).id, kept.id);
  const [entry] = await trailOf(kept.id);
  assert.equal(entry?.action, 'customers.join');
  await assert.rejects(
    reception.call(contracts.addPhone, { id: other.id, number: '09123350009' }),
    refused(409, 'customers.joinedMeanwhile'),
  );
});

test('A2: who was joined with another gets nothing new from a screen that was open before', async () => {
  const kept = await customer('مهین شریفی', ['09123390001']);
  const other = await customer('م شریفی', ['09123390001']);
  await reception.call(corrections.joinCustomers, {
    ...mark(kept),
    otherId: other.id,
    otherVersion: other.version,
  });
  const device = { modelId: scene.fridge.id, serial: 'JOIN-2' };
  await assert.rejects(
    reception.call(registerDevice, { ...device, customerId: other.id }),
    refused(409, 'customers.joinedMeanwhile'),
  );
  const request = { channel: 'phone', kind: 'service', callerNumber: '09123390001' } as const;
  await assert.rejects(
    reception.call(receiveRequest, {
      ...request,
      customerId: other.id,
      devices: [{ newDevice: device, symptomIds: [scene.warm.id] }],
    }),
    refused(409, 'customers.joinedMeanwhile'),
  );
  const { id, version } = await reception.call(registerDevice, { ...device, customerId: kept.id });
  await assert.rejects(
    reception.call(changeDevice, { id, version, customerId: other.id }),
    refused(409, 'customers.joinedMeanwhile'),
  );
});

test('A2: two with numbers of identity of their own are two, and nobody is joined with himself', async () => {
  const one = await customer('حسین دو', ['09123360001'], { nationalId: '0084575948' });
  const two = await customer('حسین دو', ['09123360001'], { nationalId: '0499370899' });
  const input = { ...mark(one), otherId: two.id, otherVersion: two.version };
  await assert.rejects(
    reception.call(corrections.joinCustomers, input),
    refused(409, 'customers.twoIdentities'),
  );
  const self = { ...mark(one), otherId: one.id, otherVersion: one.version };
  await assert.rejects(reception.call(corrections.joinCustomers, self), refused(400, 'customers.joinSelf'));
});

test('A2: two who join the same pair crosswise do not lose anything: one of them comes too late', async () => {
  const one = await customer('کیان راد', ['09123370001']);
  const two = await customer('کیان راد', ['09123370002']);
  const outcomes = await Promise.allSettled([
    reception.call(corrections.joinCustomers, { ...mark(one), otherId: two.id, otherVersion: two.version }),
    admin.call(corrections.joinCustomers, { ...mark(two), otherId: one.id, otherVersion: one.version }),
  ]);
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await reception.call(contracts.readCustomer, { id: one.id })).phones.length, 2);
});

test('G1: coverage that was written wrongly is corrected or taken away', async () => {
  const { id } = scene.near;
  const before = await admin.call(addCoverage, {
    id,
    regionId: scene.provinceId,
    productLineId: scene.line.id,
    fromOn: '1404/01/01',
    toOn: '1404/12/29',
  });
  const coverageId = before.coverage.find(({ regionId }) => regionId === scene.provinceId)?.id ?? '';
  const change = { id, version: before.version, coverageId, productLineId: null, toOn: null };
  const after = await admin.call(changeCoverage, change);
  const changed = after.coverage.find((each) => each.id === coverageId);
  assert.deepEqual([changed?.productLineId, changed?.fromOn, changed?.toOn], [null, '2025-03-21', null]);
  await assert.rejects(admin.call(changeCoverage, change), refused(409, 'lib.changedMeanwhile'));
  const wrong = { id, version: after.version, coverageId, toOn: '1403/01/01' };
  await assert.rejects(admin.call(changeCoverage, wrong), refused(400, 'lib.daysReversed'));
  await admin.call(removeCoverage, { id, version: after.version, coverageId });
  const { coverage } = await admin.call(readAgency, { id });
  assert.ok(coverage.every((each) => each.id !== coverageId));
  const [entry] = await trailOf(id);
  assert.equal(entry?.action, 'agencies.removeCoverage');
});
