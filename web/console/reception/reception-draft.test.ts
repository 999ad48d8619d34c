/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CallerAnswer, KnownDevice, PastRequest, ReceptionDraft } from './reception-draft.ts';
import {
  callOf,
  draftDeviceOf,
  draftFrom,
  emptyDraft,
  isAskable,
  isEmpty,
  isOnlyNumber,
  openWorkOf,
  unknownDeviceOf,
  withDevice,
  withNumber,
  withoutDevice,
} from './reception-draft.ts';
import { inputOf, missingIn } from './reception-command.ts';
import { nextStep, symptomStep } from './reception-steps.ts';

const id = (mark: number) => `01900000-0000-7000-8000-${String(mark).padStart(12, '0')}`;
const now = new Date('2026-11-24T10:00:00Z');
const tehran = { id: id(91), title: 'تهران' };

function customer(mark: number, name: string): CallerAnswer['items'][number] {
  return {
    id: id(mark),
    kind: 'person',
    name,
    phones: [],
    version: 1,
    sites: [site(mark, 10), site(mark, 20)],
  };
}

function site(customerMark: number, mark: number): CallerAnswer['items'][number]['sites'][number] {
  return {
    id: id(customerMark * 100 + mark),
    customerId: id(customerMark),
    title: '',
    provinceId: null,
    provinceTitle: null,
    cityId: null,
    cityTitle: null,
    district: '',
    street: '',
    alley: '',
    plaque: '',
    floor: '',
    unit: '',
    landmark: '',
    postalCode: '',
    isPostalCodeOdd: false,
    latitude: null,
    longitude: null,
    line: `محل ${mark}`,
    version: 1,
  };
}

function device(mark: number, customerMark: number, siteMark = 10): KnownDevice {
  return {
    id: id(mark),
    brandId: id(1),
    brandCode: 'AR',
    brandTitle: 'آرکا',
    modelId: id(2),
    modelCode: 'RF',
    modelTitle: 'ساید',
    typeId: id(3),
    typeTitle: 'یخچال',
    productLineId: id(4),
    serial: `SN-${mark}`,
    customerId: id(customerMark),
    siteId: id(customerMark * 100 + siteMark),
    producedOn: null,
    leftWarehouseOn: null,
    soldToDealerOn: null,
    soldOn: null,
    installedOn: null,
    activatedOn: null,
    isUnproven: false,
    version: 1,
    coverage: null,
  };
}

function request(mark: number, isOpen: boolean, deviceIds: string[]): PastRequest {
  return {
    id: id(mark),
    number: '482915637',
    kind: 'service',
    stage: isOpen ? 'new' : 'closed',
    isOpen,
    deviceIds,
    deviceTitles: [],
    agencyTitles: [],
    note: '',
    answer: null,
    contactCount: 0,
    receivedAt: now.toISOString(),
    version: 1,
  };
}

function caller(fields: Partial<CallerAnswer> = {}): CallerAnswer {
  return {
    number: '+989151234567',
    extension: null,
    kind: 'mobile',
    warning: null,
    region: null,
    items: [],
    devices: [],
    requests: [],
    contactCount: 0,
    ...fields,
  };
}

const known = caller({ items: [customer(5, 'زهرا کریمی')], devices: [device(11, 5), device(12, 5, 20)] });
const called = withNumber(emptyDraft, '09151234567', now);
const take = (draft: ReceptionDraft, ...devices: KnownDevice[]) =>
  devices.reduce((old, one) => withDevice(old, draftDeviceOf(one, true)), draft);

test('A2: a caller is looked up when his number is whole, or a landline without its area code', () => {
  const cases = {
    '0915': false,
    '0915123456': false,
    '09151234567': true,
    '38765432': true,
    '02188776655': true,
    '00915123456': false,
  };
  for (const [number, expected] of Object.entries(cases)) assert.equal(isAskable(number), expected, number);
});

test('A2: the only customer of a number is taken by himself, among several one is chosen', () => {
  assert.equal(callOf(called, known).customer?.name, 'زهرا کریمی');
  const shared = caller({
    items: [customer(5, 'زهرا'), customer(6, 'علی')],
    devices: [device(11, 5), device(21, 6)],
  });
  assert.equal(callOf(called, shared).isChoiceDue, true);
  assert.deepEqual(callOf(called, shared).known, []);
  const chosen = callOf({ ...called, customerId: id(6) }, shared);
  assert.deepEqual([chosen.customer?.name, chosen.known.length, chosen.isChoiceDue], ['علی', 1, false]);
});

test('A2: nobody with this number is a new customer, and so is whoever is none of those known', () => {
  assert.equal(callOf(called, caller()).isNew, true);
  assert.equal(callOf({ ...called, isNewCustomer: true }, known).customer, undefined);
  assert.equal(callOf(called, undefined).isNew, false);
});

test('A6: the region of a landline is offered, not forced', () => {
  const landline = caller({ region: { province: tehran, city: tehran } });
  assert.deepEqual(callOf(called, landline).place.city, tehran);
  const cleared = { ...called, place: { ...called.place, province: { id: '', title: '' } } };
  assert.equal(callOf(cleared, landline).place.province?.id, '');
  assert.equal(callOf(cleared, landline).place.city, null);
});

test('A5: the place of the request is that of the first chosen device, unless another is chosen', () => {
  const draft = take(called, device(12, 5, 20));
  assert.equal(callOf(draft, known).site?.line, 'محل 20');
  assert.equal(callOf({ ...draft, siteId: id(510) }, known).site?.line, 'محل 10');
});

test('A5: another number does not take devices of the former caller along, but keeps those told by serial', () => {
  const draft = withDevice(take(called, device(11, 5)), draftDeviceOf(device(77, 9), false, 'علی'));
  const other = callOf(withNumber(draft, '09120000000', now), caller({ items: [customer(6, 'علی')] }));
  assert.deepEqual(
    other.devices.map(({ serial }) => serial),
    ['SN-77'],
  );
});

test('A5: a device is in the request once', () => {
  const twice = take(called, device(11, 5), device(11, 5));
  assert.equal(twice.devices.length, 1);
  assert.equal(withoutDevice(twice, id(11)).devices.length, 0);
});

test('A5: Enter goes from the number through devices and their symptoms to the note and the button', () => {
  const draft = take(called, device(11, 5), device(12, 5));
  const call = callOf(draft, known);
  const steps = ['number', 'devices', symptomStep(id(11)), symptomStep(id(12)), 'note', 'save'];
  for (const [place, step] of steps.slice(0, -1).entries())
    assert.equal(nextStep(step, draft, call), steps[place + 1], step);
});

test('A3: without known devices Enter goes to the serial; an empty serial goes on', () => {
  const draft = { ...called, newName: 'علی' };
  const call = callOf(
    { ...draft, place: { ...draft.place, province: tehran, city: tehran, street: 'آزادی' } },
    caller(),
  );
  assert.equal(nextStep('number', called, callOf(called, caller())), 'name');
  assert.equal(nextStep('name', draft, call), 'plaque');
  assert.equal(nextStep('unit', draft, call), 'serial');
  assert.equal(nextStep('serial', draft, call), 'note');
});

test('O1: a question needs no device, and Enter leads to its answer', () => {
  const draft = { ...called, kind: 'question' } as const;
  const call = callOf(draft, known);
  assert.equal(nextStep('devices', draft, call), 'note');
  assert.equal(nextStep('note', draft, call), 'answer');
  assert.equal(missingIn(draft, call), undefined);
});

test('A5: a service without a device, and a new customer without a name, are not sent', () => {
  assert.deepEqual(missingIn(called, callOf(called, known)), {
    step: 'devices',
    code: 'requests.deviceNeeded',
  });
  assert.deepEqual(missingIn(called, callOf(called, caller())), {
    step: 'name',
    code: 'reception.nameNeeded',
  });
  const draft = take(called, device(11, 5));
  assert.equal(missingIn(draft, callOf(draft, known)), undefined);
});

test('A17: open work on a chosen device is known before saving', () => {
  const busy = { ...known, requests: [request(31, true, [id(11)]), request(32, false, [id(11)])] };
  assert.deepEqual(
    openWorkOf(callOf(take(called, device(11, 5)), busy)).map((one) => one.id),
    [id(31)],
  );
  assert.deepEqual(openWorkOf(callOf(take(called, device(12, 5)), busy)), []);
});

test('A3: an unknown serial goes with its model, a new customer with his number and place', () => {
  const model = { id: id(2), title: 'ساید', brandTitle: 'آرکا', typeId: id(3), typeTitle: 'یخچال' };
  const draft: ReceptionDraft = {
    ...withDevice(called, unknownDeviceOf(model, 'AF-9')),
    newName: 'علی رضایی',
    place: { ...called.place, city: tehran, street: 'آزادی' },
  };
  const input = inputOf(draft, callOf(draft, caller()), false);
  assert.deepEqual(input.newCustomer, {
    kind: 'person',
    name: 'علی رضایی',
    phones: [{ number: '09151234567' }],
    site: { cityId: tehran.id, street: 'آزادی' },
  });
  assert.deepEqual(input.devices?.[0]?.newDevice, { modelId: id(2), serial: 'AF-9' });
  assert.equal(input.startedAt, now.toISOString());
});

test('O1: an answer that was typed before the kind changed does not close a service', () => {
  const draft = { ...take(called, device(11, 5)), answer: 'فیلتر را بشویید' };
  assert.equal(inputOf(draft, callOf(draft, known), false).answer, '');
});

test('a draft is read back whole, and one of another shape begins anew', () => {
  const draft = take(called, device(11, 5));
  assert.deepEqual(draftFrom(JSON.parse(JSON.stringify(draft))), draft);
  assert.deepEqual(draftFrom({ number: 5 }), emptyDraft);
  assert.equal(isEmpty({ ...emptyDraft, channel: 'walk_in' }), true);
  assert.deepEqual([isOnlyNumber(called), isOnlyNumber(draft)], [true, false]);
});
