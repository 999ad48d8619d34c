import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';

import { z } from 'zod';

import { openWorld } from '../../test/world.ts';
import { tenantIds } from '../../test/world-data.ts';
import { pricesOfPart, parts } from '../catalog/catalog.sql.ts';
import { catalogImports } from '../catalog/catalog.import.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { openFileStore } from '../lib/files.ts';
import { importKind } from '../lib/import-kind.ts';
import type { World } from '../lib/jobs.ts';
import { openExchange } from './exchange.jobs.ts';
import { cancelImport, importById, receiveImport, runImport } from './exchange.ts';

// What a kill leaves behind: each transaction of a job either happened or did not. The worker of this world
// never starts; the test runs the jobs itself and lets them die before a transaction of its choice.

const world = await openWorld({ after });
const folder = await mkdtemp(join(tmpdir(), 'vafa-import-'));
after(() => rm(folder, { recursive: true, force: true }));
const files = openFileStore(folder);

/** A kind that refuses some rows only when they are written. */
const stubborn = importKind({
  kind: 'stubborn',
  permission: 'catalog.write',
  columns: [{ field: 'code', titles: ['کد'], isRequired: true, example: '', reads: 'code' }],
  row: z.object({ code: z.string() }),
  keyOf: (row) => row.code,
  check: async (_, rows) => rows.map(() => []),
  async apply(_, rows) {
    const refused = rows.find((row) => row.code.endsWith('7'));
    if (refused !== undefined) throw new Failure('conflict', 'catalog.codeTaken');
    return rows.map(() => 'created' as const);
  },
});
const exchange = openExchange([...catalogImports, stubborn]);

const inside = <T>(run: (ctx: Context) => Promise<T>) => world.inTenant('arka', run);
const dying = (transactionsMax: number): World => {
  let count = 0;
  return {
    tenantId: tenantIds.arka,
    files,
    async transaction(run) {
      count += 1;
      if (count > transactionsMax) throw new Error('killed');
      return await inside(run);
    },
  };
};
const living = () => dying(Infinity);

async function receive(kind: string, text: string): Promise<string> {
  const file = await files.receive(Readable.from([Buffer.from(text)]), 'list.csv', 32 << 20);
  return (await inside((ctx) => receiveImport(ctx, exchange, { kind, file }))).id;
}

const COUNT = 4500;
const list = (title = 'قطعه') =>
  [
    'کد,عنوان,قیمت مشتری,از تاریخ',
    ...Array.from({ length: COUNT }, (_, at) => `K-${at},${title} ${at},${at + 1},1405/01/01`),
  ].join('\n');

test('F10: reading that is killed between batches goes on after the last kept row, each row once', async () => {
  const importId = await receive('parts', list());
  for (const transactionsMax of [1, 3, 2, 3]) {
    await assert.rejects(exchange.prepare.run(dying(transactionsMax), { importId }), { message: 'killed' });
  }
  await exchange.prepare.run(living(), { importId });
  const view = await inside((ctx) => importById(ctx, exchange, importId));
  assert.deepEqual(
    [view.state, view.counts.rows, view.counts.bad, view.counts.waiting],
    ['ready', COUNT, 0, COUNT],
  );
});

test('F10: writing that is killed between batches goes on, nothing twice and nothing lost', async () => {
  const importId = await receive('parts', list());
  await exchange.prepare.run(living(), { importId });
  await inside((ctx) => runImport(ctx, exchange, importId));
  for (const transactionsMax of [2, 3, 2]) {
    await assert.rejects(exchange.write.run(dying(transactionsMax), { importId }), { message: 'killed' });
  }
  const half = await inside((ctx) => importById(ctx, exchange, importId));
  assert.deepEqual([half.state, half.counts.created, half.counts.waiting], ['running', 4000, 500]);
  await exchange.write.run(living(), { importId });
  await exchange.write.run(living(), { importId });
  const view = await inside((ctx) => importById(ctx, exchange, importId));
  assert.deepEqual(
    [view.state, view.counts],
    ['done', { rows: COUNT, bad: 0, created: COUNT, changed: 0, same: 0, waiting: 0 }],
  );
  await inside(async (ctx) => {
    const [part] = await parts.byCodeKeys.all(ctx, { codeKeys: ['K4499'] });
    const prices = await pricesOfPart.all(ctx, { partId: part?.id });
    assert.deepEqual(
      prices.map((price) => [price.fromOn, price.amount]),
      [['2026-03-21', 4500]],
    );
  });
});

test('F10: two workers on one import share its batches and write each row once', async () => {
  const importId = await receive('parts', list('قطعه تازه'));
  await Promise.all([
    exchange.prepare.run(living(), { importId }),
    exchange.prepare.run(living(), { importId }),
  ]);
  await inside((ctx) => runImport(ctx, exchange, importId));
  await Promise.all([exchange.write.run(living(), { importId }), exchange.write.run(living(), { importId })]);
  const view = await inside((ctx) => importById(ctx, exchange, importId));
  assert.deepEqual(
    [view.state, view.counts],
    ['done', { rows: COUNT, bad: 0, created: 0, changed: COUNT, same: 0, waiting: 0 }],
  );
});

test('F10: a row that the database refuses is set aside, the others of its batch go in', async () => {
  const importId = await receive(
    'stubborn',
    ['کد', ...Array.from({ length: 20 }, (_, at) => `X${at}`)].join('\n'),
  );
  await exchange.prepare.run(living(), { importId });
  await inside((ctx) => runImport(ctx, exchange, importId));
  await exchange.write.run(living(), { importId });
  const view = await inside((ctx) => importById(ctx, exchange, importId));
  assert.deepEqual([view.state, view.counts.created, view.counts.bad], ['done', 18, 2]);
  assert.deepEqual(
    view.badRows.map(({ row, errors }) => [row, errors[0]?.code]),
    [
      [9, 'catalog.codeTaken'],
      [19, 'catalog.codeTaken'],
    ],
  );
});

test('F10: a cancelled import stops between two batches; what is written stays', async () => {
  const importId = await receive('parts', list('باز هم'));
  await exchange.prepare.run(living(), { importId });
  await inside((ctx) => runImport(ctx, exchange, importId));
  await assert.rejects(exchange.write.run(dying(3), { importId }), { message: 'killed' });
  await inside((ctx) => cancelImport(ctx, exchange, importId));
  await exchange.write.run(living(), { importId });
  const view = await inside((ctx) => importById(ctx, exchange, importId));
  assert.deepEqual([view.state, view.counts.changed, view.counts.waiting], ['cancelled', 2000, 2500]);
});

test('F10: a file that is gone is told so', async () => {
  const importId = await receive('parts', 'کد,عنوان\nA,b\n');
  await rm(folder, { recursive: true });
  await exchange.prepare.run(living(), { importId });
  const view = await inside((ctx) => importById(ctx, exchange, importId));
  assert.deepEqual([view.state, view.problem?.code], ['failed', 'exchange.fileGone']);
});
