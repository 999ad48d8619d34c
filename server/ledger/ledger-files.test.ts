import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { readXlsx } from 'hucre/xlsx';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { makeReportEntry } from './ledger.make.ts';
import { reverse, statementOf } from './ledger.ts';
import { openingBalanceImport } from './opening-balances.import.ts';

// Balances that come in by file, statements that go out as files.

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
const near = await world.as('agency:1001');
const agencyId = scene.near.id;

type Cells = Readonly<Record<string, string>>;
const parse = (cells: Cells) => openingBalanceImport.row.parse(cells);
const bring = async (rows: readonly Cells[]) =>
  await world.inTenant('arka', (ctx) => openingBalanceImport.apply(ctx, rows.map(parse)));
const check = async (rows: readonly Cells[]) =>
  (await world.inTenant('arka', (ctx) => openingBalanceImport.check(ctx, rows.map(parse)))).map((failures) =>
    failures.map(({ path, code }) => `${path}: ${code}`),
  );
const cellFailures = (cells: Cells) =>
  (openingBalanceImport.row.safeParse(cells).error?.issues ?? []).map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  );
const balance = async (id: string) =>
  await world.inTenant('arka', async (ctx) => (await statementOf(ctx, { agencyId: id })).balanceAmount);
const owed = { agency: '۱۰۰۱', creditAmount: '12٬500٬000' };
const owing = { agency: '1002', debitAmount: '3000000', occurredOn: '1404/12/29' };

test('J8: opening balances enter once for an agency; the same file again changes nothing', async () => {
  assert.deepEqual(await check([owed, owing]), [[], []]);
  assert.deepEqual(await bring([owed, owing]), ['created', 'created']);
  assert.deepEqual([await balance(agencyId), await balance(scene.neighbour.id)], [12_500_000, -3_000_000]);
  assert.deepEqual(await check([owed, owing]), [[], []]);
  assert.deepEqual(await bring([owed, owing]), ['same', 'same']);
  assert.equal(await balance(agencyId), 12_500_000);
});

test('J8: another amount for an agency that was opened is a bad row, until the first is reversed', async () => {
  const corrected = { ...owing, debitAmount: '2500000' };
  assert.deepEqual(await check([corrected]), [['debitAmount: ledger.openedWithDebit']]);
  await world.inTenant('arka', async (ctx) => {
    const { items } = await statementOf(ctx, { agencyId: scene.neighbour.id });
    const [line] = items;
    assert(line);
    return await reverse(ctx, { entryId: line.entryId, reasonCode: 'wrong_amount', note: '' });
  });
  assert.deepEqual(await check([corrected]), [[]]);
  assert.deepEqual(await bring([corrected]), ['created']);
  assert.equal(await balance(scene.neighbour.id), -2_500_000);
});

test('J8: an unknown agency, a day ahead, both sides or none are said in the cell', async () => {
  const rows = [
    { agency: '9999', creditAmount: '1' },
    { ...owing, occurredOn: '1410/01/01' },
  ];
  assert.deepEqual(await check(rows), [['agency: ledger.unknownAgencyCode'], ['occurredOn: ledger.future']]);
  assert.deepEqual(cellFailures({ agency: '1001', creditAmount: '1', debitAmount: '1' }), [
    'creditAmount: ledger.oneSide',
  ]);
  assert.deepEqual(cellFailures({ agency: '1001' }), ['creditAmount: ledger.oneSide']);
  assert.deepEqual(cellFailures({ agency: '1001', creditAmount: '12.5' }), ['creditAmount: lib.notANumber']);
  assert.deepEqual(cellFailures({ agency: '1001', debitAmount: '-5' }), ['debitAmount: lib.negative']);
});

test('J8: a statement as a spreadsheet reads from the right, with amounts as numbers and codes as texts', async () => {
  await world.inTenant('arka', (ctx) =>
    makeReportEntry(ctx, { agencyId, amount: 4_250_000, documentNumber: '0482915-1', title: '=SUM(A1)' }),
  );
  const response = await admin.raw('GET', '/api/v1/agencies/1001/statement.xlsx');
  assert.equal(response.status, 200);
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  const [sheet] = sheets;
  assert.equal(sheet?.view?.rightToLeft, true);
  const [, opening, fee] = sheet?.rows ?? [];
  assert.deepEqual(opening?.slice(7, 9), [12_500_000, 12_500_000]);
  assert.deepEqual(fee?.slice(4), ['0482915-1', "'=SUM(A1)", null, 4_250_000, 16_750_000]);
});

test('J8 J9: a statement to print is set for the office and for the agency itself, whatever its lines say', async () => {
  await world.inTenant('arka', (ctx) =>
    makeReportEntry(ctx, { agencyId, amount: 10, title: '#panic("x") $a$ *b* @c \\ "' }),
  );
  for (const [client, path] of [
    [admin, '/api/v1/agencies/1001/statement.pdf?account=warranty_fees'],
    [near, '/api/v1/account/statement.pdf'],
  ] as const) {
    const response = await client.raw('GET', path);
    const body = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'application/pdf']);
    assert.equal(body.subarray(0, 5).toString(), '%PDF-');
  }
});
