import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';

import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { z } from 'zod';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { listPartPrices, modelList, partList, regionList } from '../catalog/catalog.contract.ts';
import * as contracts from './exchange.contract.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');

type Cell = string | number | boolean | Date | null;
type View = z.output<typeof contracts.ImportView>;

const xlsx = async (rows: Cell[][], name = 'list.xlsx') => ({
  name,
  body: await writeXlsx({ sheets: [{ name: 'فهرست', rows }] }),
});
const csv = (text: string | Uint8Array) => ({
  name: 'list.csv',
  body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
});

/** Sends a list and waits for its dry run. */
async function dryRun(kind: string, file: { name: string; body: Uint8Array }): Promise<View> {
  const { status, body } = await admin.upload('/imports', { kind }, file);
  assert.equal(status, 201, body);
  await world.settle();
  return await admin.call(contracts.getImport, { id: contracts.ImportView.parse(JSON.parse(body)).id });
}

/** Sends a list, waits, and lets its good rows be written. */
async function bringIn(kind: string, file: { name: string; body: Uint8Array }): Promise<View> {
  const { id, problem } = await dryRun(kind, file);
  assert.equal(problem, null);
  await admin.call(contracts.runImport, { id });
  await world.settle();
  return await admin.call(contracts.getImport, { id });
}

const reasons = (view: View) =>
  view.badRows.map(({ row, errors }) => [row, ...errors.map((error) => error.code)]);
const counts = (view: View) => [view.counts.created, view.counts.changed, view.counts.same];
const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;

async function sheetOf(contract: typeof contracts.getBadRows | typeof contracts.getExport, path: string) {
  const response = await admin.raw('GET', `/api/v1${path}`);
  assert.equal(response.status, 200, contract.operation);
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  return sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? ''))) ?? [];
}

test('F10: a price list comes in with columns in any order, Arabic letters and any digits', async () => {
  const view = await bringIn(
    'parts',
    await xlsx([
      ['قيمت مشتري', 'از تاريخ', 'ستون ناشناس', 'کد قطعه *', 'واحد', 'عنوان قطعه'],
      ['۱۲٬۵۰۰٬۰۰۰', '۱۴۰۵/۰۱/۰۱', 'x', 'A-1', 'عدد', 'كمپرسور'],
      [9_000_000, new Date('2026-03-21T00:00:00Z'), null, 'A-2', null, 'برد'],
      ['7,000,000 ریال', 14050101, null, 'A-3', null, 'فن'],
    ]),
  );
  assert.deepEqual(counts(view), [3, 0, 0]);
  assert.equal(view.state, 'done');
  assert.deepEqual(view.unknownHeadings, ['ستون ناشناس']);
  const parts = await admin.call(partList.list, { q: 'کمپرسور' });
  assert.deepEqual(
    parts.items.map((part) => [part.code, part.title]),
    [['A-1', 'کمپرسور']],
  );
  const all = (await admin.call(partList.list, { q: 'A-' })).items;
  const prices = await Promise.all(all.map((part) => admin.call(listPartPrices, { id: part.id })));
  assert.deepEqual(
    prices.map(({ items }) => items[0]?.fromOn),
    ['2026-03-21', '2026-03-21', '2026-03-21'],
  );
});

test('F10: the same file again with one cell changed reports created 0, changed 1, the rest same', async () => {
  const rows = (title: string): Cell[][] => [
    ['کد', 'عنوان', 'قیمت مشتری', 'از تاریخ'],
    ['B-1', 'لاستیک در', '1000', '1405/01/01'],
    ['B-2', title, '2000', '1405/01/01'],
    ['B-3', 'شیر', '3000', '1405/01/01'],
  ];
  assert.deepEqual(counts(await bringIn('parts', await xlsx(rows('موتور')))), [3, 0, 0]);
  assert.deepEqual(counts(await bringIn('parts', await xlsx(rows('موتور فن')))), [0, 1, 2]);
  const repriced = rows('موتور فن').map((row) => row.map((cell) => (cell === '3000' ? '3500' : cell)));
  assert.deepEqual(counts(await bringIn('parts', await xlsx(repriced))), [0, 1, 2]);
});

test('F10: each bad row is shown with its reason and comes back as a file, the good ones go in', async () => {
  const view = await dryRun(
    'parts',
    await xlsx([
      ['کد', 'عنوان', 'قیمت مشتری', 'از تاریخ'],
      ['C-1', 'خوب', '1000', '1405/01/01'],
      ['', 'بی‌کد', '1000', '1405/01/01'],
      ['C-3', 'منفی', '-5', '1405/01/01'],
      ['C-4', 'روز نیست', '5', '1403/12/31'],
      ['C-1', 'تکراری', '7', '1405/01/01'],
      ['C-6', 'بی‌روز', '7', ''],
      ['C-7', '=SUM(A1)', 'x', '1405/01/01'],
    ]),
  );
  assert.deepEqual(reasons(view), [
    [3, 'lib.required'],
    [4, 'lib.negative'],
    [5, 'lib.notADay'],
    [6, 'exchange.doubleRow'],
    [7, 'catalog.priceDayMissing'],
    [8, 'lib.notANumber'],
  ]);
  assert.deepEqual([view.counts.rows, view.counts.bad, view.counts.waiting], [7, 6, 1]);
  const double = view.badRows[3]?.errors[0];
  assert.match(double?.message ?? '', /۲/);
  const file = await sheetOf(contracts.getBadRows, `/imports/${view.id}/bad-rows.xlsx`);
  assert.deepEqual(file[0]?.slice(0, 5), ['کد', 'عنوان', 'قیمت مشتری', 'از تاریخ', 'شماره ردیف']);
  assert.deepEqual(file.map((row) => row[4]).slice(1), ['3', '4', '5', '6', '7', '8']);
  assert.match(file[3]?.[5] ?? '', /از تاریخ/);
  assert.equal(file[6]?.[1], "'=SUM(A1)");
  await admin.call(contracts.runImport, { id: view.id });
  await world.settle();
  assert.deepEqual(counts(await admin.call(contracts.getImport, { id: view.id })), [1, 0, 0]);
});

test('F10: brand, type and model come in together; an unknown product line is a bad row', async () => {
  await bringIn('productLines', csv('کد,عنوان\nCOLD,سرمایشی\nHEAT,گرمایشی\n'));
  const rows: Cell[][] = [
    ['مدل', 'عنوان مدل', 'برند', 'نوع کالا', 'گروه کالا'],
    ['RF-620', 'یخچال ۶۲۰', 'آرکا', 'یخچال فریزر', 'سرمایشی'],
    ['RF-700', 'یخچال ۷۰۰', 'آرکا', 'یخچال فریزر', 'COLD'],
    ['HT-1', 'بخاری', 'بینش', 'بخاری', 'گرمايشی'],
    ['XX-1', 'ناشناس', 'آرکا', 'تلویزیون', 'صوتی'],
    ['RF-9', 'در گروه دیگر', 'آرکا', 'یخچال فریزر', 'گرمایشی'],
  ];
  const view = await bringIn('models', await xlsx(rows));
  assert.deepEqual(reasons(view), [
    [5, 'catalog.unknownProductLine'],
    [6, 'catalog.typeInOtherLine'],
  ]);
  assert.deepEqual(counts(view), [3, 0, 0]);
  const models = await admin.call(modelList.list, { q: 'RF-' });
  assert.deepEqual(
    models.items.map((model) => [model.brandTitle, model.typeTitle, model.productLineTitle]),
    [
      ['آرکا', 'یخچال فریزر', 'سرمایشی'],
      ['آرکا', 'یخچال فریزر', 'سرمایشی'],
    ],
  );
  assert.deepEqual(counts(await bringIn('models', await xlsx(rows))), [0, 0, 3]);
});

test('F10: cities and districts come in under their provinces, symptoms under their types', async () => {
  const rows = 'استان;شهر;محله\nفارس;مرودشت;\nفارس;مرودشت;گلستان\nفارس;شیراز;\nناکجا;شهر;\nفارس;;محله\n';
  const view = await bringIn('regions', csv(`\uFEFF${rows}`));
  assert.deepEqual(reasons(view), [
    [5, 'catalog.unknownProvince'],
    [6, 'catalog.districtWithoutCity'],
  ]);
  assert.deepEqual(counts(view), [2, 0, 1]);
  assert.deepEqual(counts(await bringIn('regions', csv(rows))), [0, 0, 3]);
  assert.equal((await admin.call(regionList.list, { q: 'مرودشت', kind: 'city' })).items.length, 1);
  const symptoms = await bringIn(
    'symptoms',
    csv('کد,عیب,نوع کالا\nS1,سرد نمی‌کند,یخچال فریزر\nS2,صدا می‌دهد,\nS3,x,ناشناس\n'),
  );
  assert.deepEqual([counts(symptoms), reasons(symptoms)], [[2, 0, 0], [[4, 'catalog.unknownType']]]);
});

test('F10: what goes out comes in again and changes nothing', async () => {
  for (const kind of ['productLines', 'models', 'symptoms', 'parts', 'regions']) {
    const rows = await sheetOf(contracts.getExport, `/exports/${kind}.xlsx`);
    const view = await bringIn(kind, await xlsx(rows));
    assert.deepEqual(
      [kind, view.counts],
      [kind, { rows: rows.length - 1, bad: 0, created: 0, changed: 0, same: rows.length - 1, waiting: 0 }],
    );
  }
});

test('F10: a template has the headings and an example that would come in', async () => {
  const { items } = await admin.call(contracts.listImportKinds, {});
  const kinds = items.map((item) => item.kind);
  assert.ok(['productLines', 'models', 'symptoms', 'parts', 'regions'].every((kind) => kinds.includes(kind)));
  for (const { kind, columns } of items) {
    const rows = await sheetOf(contracts.getExport, `/imports/templates/${kind}.xlsx`);
    assert.deepEqual(
      rows[0],
      columns.map((column) => column.title),
    );
    assert.equal(rows.length, 2);
  }
  const view = await dryRun(
    'parts',
    await xlsx(await sheetOf(contracts.getExport, '/imports/templates/parts.xlsx')),
  );
  assert.equal(view.counts.bad, 0);
});

/** A zip of one entry that says of itself what it is told to. */
function zipOf(content: Uint8Array, declared: number): Uint8Array {
  const name = new TextEncoder().encode('xl/worksheets/sheet1.xml');
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(declared, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

test('F10: what is no list is told so in a sentence, and the program lives', async () => {
  const problemOf = async (file: { name: string; body: Uint8Array }) => {
    const view = await dryRun('parts', file);
    assert.equal(view.state, 'failed');
    assert.match(view.problem?.message ?? '', /\p{Script=Arabic}/u);
    return view.problem?.code;
  };
  const head = 'کد,عنوان\n';
  assert.equal(
    await problemOf({ name: 'bomb.xlsx', body: zipOf(Buffer.alloc(50_000_000), 1_500_000_000) }),
    'exchange.tooBig',
  );
  assert.equal(
    await problemOf({ name: 'liar.xlsx', body: zipOf(Buffer.alloc(50_000_000), 1000) }),
    'exchange.notASpreadsheet',
  );
  assert.equal(
    await problemOf({ name: 'photo.xlsx', body: Buffer.from('\x89PNG not a sheet') }),
    'exchange.notASpreadsheet',
  );
  assert.equal(
    await problemOf({
      name: 'half.xlsx',
      body: (
        await xlsx([
          ['کد', 'عنوان'],
          ['1', '2'],
        ])
      ).body.slice(0, 900),
    }),
    'exchange.notASpreadsheet',
  );
  assert.equal(
    await problemOf({ name: 'old.xls', body: Buffer.from('d0cf11e0a1b11ae1', 'hex') }),
    'exchange.oldFormat',
  );
  assert.equal(await problemOf(csv(head)), 'exchange.noRows');
  assert.equal(await problemOf(csv('\n\n')), 'exchange.emptyFile');
  assert.equal(await problemOf(csv('عنوان\nبی‌کد\n')), 'exchange.missingColumns');
  assert.equal(await problemOf(csv('کد,عنوان,کد قطعه\n1,2,3\n')), 'exchange.doubleColumns');
  assert.equal(await problemOf(csv(head + 'a,b\n'.repeat(200_001))), 'exchange.tooManyRows');
  assert.equal((await admin.upload('/imports', { kind: 'parts' }, csv(''))).status, 400);
  assert.equal((await admin.upload('/imports', { kind: 'nothing' }, csv(head))).status, 400);
});

test('F10: a cell of 10 MB, NUL and half a letter are bad rows, the others stand', async () => {
  const long = 'ا'.repeat(10_000_000);
  const view = await dryRun('parts', csv(`کد,عنوان\nD-1,${long}\nD-2,خوب\nD-3,a\0b\n`));
  assert.deepEqual(reasons(view), [
    [2, 'exchange.cellTooLong'],
    [4, 'lib.notStorable'],
  ]);
  const half = await dryRun(
    'parts',
    csv(Buffer.from('\uFEFFکد\tعنوان\nD-4\tx\ud800y\nD-5\tخوب\n', 'utf16le')),
  );
  assert.deepEqual([reasons(half), half.counts.waiting], [[[2, 'lib.notStorable']], 1]);
  const windows = await dryRun(
    'parts',
    csv(Buffer.concat([Buffer.from('Code,Title\nD-6,'), Buffer.from([0xd3, 0xe1, 0xc7, 0xe3])])),
  );
  assert.equal(windows.counts.waiting, 1);
});

test('F10: a code that the spreadsheet made a date or rounded is told, not guessed', async () => {
  const view = await dryRun(
    'parts',
    await xlsx([
      ['کد', 'عنوان'],
      [new Date('2024-05-01T00:00:00Z'), 'تاریخ شد'],
      [1.2345678901234568e18, 'گرد شد'],
      [1234, 'عدد'],
    ]),
  );
  assert.deepEqual(reasons(view), [
    [2, 'exchange.becameADate'],
    [3, 'exchange.digitsLost'],
  ]);
});

test('F10: an import is cancelled, cannot run then, and runs only once', async () => {
  const { id } = await dryRun('parts', csv('کد,عنوان\nE-1,یک\n'));
  const ready = await admin.call(contracts.getImport, { id });
  assert.deepEqual(ready.moves, ['run', 'cancel']);
  assert.deepEqual((await admin.call(contracts.cancelImport, { id })).moves, []);
  await assert.rejects(admin.call(contracts.runImport, { id }), refused(409, 'exchange.notReady'));
  await assert.rejects(admin.call(contracts.cancelImport, { id }), refused(409, 'exchange.alreadyEnded'));
  const bad = await dryRun('parts', csv('کد,عنوان\n,یک\n'));
  await assert.rejects(admin.call(contracts.runImport, { id: bad.id }), refused(409, 'exchange.noGoodRow'));
  const list = await admin.call(contracts.listImports, { kind: 'parts', limit: 2 });
  assert.deepEqual([list.items[0]?.id, list.items.length], [bad.id, 2]);
});

test('G3: reception and another company see no import', async () => {
  const { id } = await dryRun('parts', csv('کد,عنوان\nG-1,یک\n'));
  const reception = await world.as('reception');
  const neighbour = await world.as('binesh/admin');
  assert.equal((await reception.upload('/imports', { kind: 'parts' }, csv('x'))).status, 403);
  await assert.rejects(neighbour.call(contracts.getImport, { id }), refused(404, 'lib.missing'));
  await assert.rejects(neighbour.call(contracts.runImport, { id }), refused(404, 'lib.missing'));
  await assert.rejects(neighbour.call(contracts.cancelImport, { id }), refused(404, 'lib.missing'));
  assert.equal((await neighbour.raw('GET', `/api/v1/imports/${id}/bad-rows.xlsx`)).status, 404);
  assert.deepEqual((await neighbour.call(contracts.listImports, {})).items, []);
  assert.equal((await world.stranger().raw('GET', '/api/v1/exports/parts.xlsx')).status, 401);
});
