import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { readXlsx } from 'hucre/xlsx';
import type { z } from 'zod';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { addCoverage, addPerson, registerAgency } from '../agencies/agencies.contract.ts';
import { registerCustomer } from '../customers/customers.contract.ts';
import { listApiKeys, makeApiKey, getSession } from '../identity/identity.contract.ts';
import { statement } from '../lib/sql.ts';
import * as contracts from './exchange.contract.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');

async function exported(kind: string) {
  const response = await admin.raw('GET', `/api/v1/exports/${kind}.xlsx`);
  assert.equal(response.status, 200);
  const body = new Uint8Array(await response.arrayBuffer());
  const { sheets } = await readXlsx(body);
  return { body, rows: sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? ''))) ?? [] };
}
/** Sends the file back as it came, and says what became of its rows. */
async function bringBack(kind: string, body: Uint8Array): Promise<z.output<typeof contracts.ImportView>> {
  const sent = await admin.upload('/imports', { kind }, { name: `${kind}.xlsx`, body });
  await world.settle();
  const { id } = contracts.ImportView.parse(JSON.parse(sent.body));
  const ready = await admin.call(contracts.getImport, { id });
  assert.deepEqual([ready.problem, ready.badRows], [null, []]);
  await admin.call(contracts.runImport, { id });
  await world.settle();
  return await admin.call(contracts.getImport, { id });
}
const changes = ({ counts }: z.output<typeof contracts.ImportView>) => [
  counts.created,
  counts.changed,
  counts.same === counts.rows,
];

test('R16: customers go out in cells that come in again as they are', async () => {
  await admin.call(registerCustomer, {
    kind: 'organisation',
    name: '=تعاونی «كوهستان»',
    phones: [{ number: '021-88776655 داخلی ۱۲' }, { number: '09121110022' }, { number: '+49 30 1234567' }],
    site: { cityId: scene.cityId, street: 'خیابان  چمران', plaque: '۱۲/۱', floor: 'همکف' },
  });
  const { body, rows } = await exported('customers');
  const cells = rows.find((row) => row[1]?.includes('تعاونی')) ?? [];
  assert.deepEqual(
    [cells[0], cells[4], cells[5], cells[7], cells[11]],
    ['سازمان', '09121110022', '02188776655 داخلی 12، +49301234567', 'مشهد', '۱۲/۱'],
  );
  assert.deepEqual(changes(await bringBack('customers', body)), [0, 0, true]);
});

test('R16: agencies go out with manager, cities and lines, and come in again as they are', async () => {
  const { id } = await admin.call(registerAgency, {
    code: '2001',
    title: 'خدمات کوه',
    kind: 'agency',
    cityId: scene.cityId,
    phone: '05138001122 داخلی 3',
    contractFromOn: '1404/01/01',
    openWorkMax: 12,
  });
  for (const regionId of [scene.cityId, scene.provinceId]) {
    for (const productLineId of [scene.line.id, scene.otherLine.id])
      await admin.call(addCoverage, { id, regionId, productLineId });
  }
  const manager = { mobile: '09157770001', title: 'ناصر کوهی', roleCodes: ['agency-manager' as const] };
  await admin.call(addPerson, { id, ...manager });
  const { body, rows } = await exported('agencies');
  const cells = rows.find((row) => row[0] === '2001') ?? [];
  assert.deepEqual(cells.slice(6, 14), [
    '05138001122 داخلی 3',
    '1404/01/01',
    '',
    '12',
    'ناصر کوهی',
    '09157770001',
    'استان خراسان رضوی، مشهد',
    'لباسشویی، یخچال و فریزر',
  ]);
  assert.deepEqual(changes(await bringBack('agencies', body)), [0, 0, true]);
});

test('R16: coverage that a row cannot say is left as it is', async () => {
  const { id } = await admin.call(registerAgency, {
    code: '2002',
    title: 'خدمات دره',
    kind: 'agency',
    cityId: scene.cityId,
  });
  await admin.call(addCoverage, { id, regionId: scene.cityId, productLineId: scene.line.id });
  await admin.call(addCoverage, { id, regionId: scene.provinceId, productLineId: scene.otherLine.id });
  const { body, rows } = await exported('agencies');
  assert.deepEqual(rows.find((row) => row[0] === '2002')?.slice(12, 14) ?? ['', ''], ['', '']);
  assert.deepEqual(changes(await bringBack('agencies', body)), [0, 0, true]);
});

test('R16: people of agencies go out, a row for each of their roles, and come in again', async () => {
  const { body, rows } = await exported('agency-people');
  assert.ok(rows.some((row) => row[0] === '1001' && row[3] === 'سرویسکار'));
  assert.deepEqual(changes(await bringBack('agency-people', body)), [0, 0, true]);
});

const selectExports = statement<{ after: unknown }>(
  'exportedTest.exports',
  `select after from audit_entry where tenant_id = :tenant and action = 'exchange.export' order by id limit 1`,
);

test('R13: whoever takes a list out is in the trail', async () => {
  const [first] = await world.inTenant('arka', (ctx) => selectExports.all(ctx));
  assert.deepEqual(first?.after, { kind: 'customers', rowCount: 2 });
});

test('F10: files and keys are found by part of their names, in any letters and digits', async () => {
  const { rows } = await exported('agency-people');
  assert.ok(rows.length > 1);
  const { body } = await exported('customers');
  await admin.upload('/imports', { kind: 'customers' }, { name: 'مشتريان سال ۱۴۰۵.xlsx', body });
  const files = await admin.call(contracts.listImports, { q: '1405 مشتریان' });
  assert.deepEqual(
    files.items.map(({ fileName }) => fileName),
    ['مشتریان سال ۱۴۰۵.xlsx'],
  );
  const { membershipId } = await admin.call(getSession, {});
  await admin.call(makeApiKey, { title: 'كليد انبار ۷', membershipId, days: 1 });
  for (const q of ['کلید انبار 7', 'كليد', 'انبار ۷'])
    assert.equal((await admin.call(listApiKeys, { q })).items.length, 1, q);
});
