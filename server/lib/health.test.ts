import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openHealth } from './health.ts';

const well = { ok: true, code: 'health.well' };

test('health: every part that was registered is named, and the vital ones alone when only they are asked', async () => {
  const health = openHealth(() => undefined);
  health.register({ name: 'database', isVital: true, keptMs: 0, look: async () => well });
  health.register({ name: 'backup', keptMs: 0, look: async () => ({ ok: false, code: 'health.old' }) });
  assert.deepEqual(await health.ask('vital'), [{ name: 'database', ...well }]);
  assert.deepEqual(
    (await health.ask('all')).map(({ name, ok }) => [name, ok]),
    [
      ['database', true],
      ['backup', false],
    ],
  );
  assert.throws(() => health.register({ name: 'backup', keptMs: 0, look: async () => well }), /backup/);
});

test('health: a look that breaks off is a bad finding without its reason, which only the log gets', async () => {
  const told: unknown[] = [];
  const health = openHealth((name, error) => told.push([name, error]));
  const error = new Error('password=hidden');
  health.register({ name: 'disk', keptMs: 0, look: () => Promise.reject(error) });
  const found = await health.ask('all');
  assert.deepEqual(found, [{ name: 'disk', ok: false, code: 'health.failed' }]);
  assert.deepEqual(told, [['disk', error]]);
});

test('health: many who ask at once make one look, and its finding is believed for its time', async () => {
  let looks = 0;
  const health = openHealth(() => undefined);
  const look = async () => {
    looks += 1;
    return well;
  };
  health.register({ name: 'queue', keptMs: 60_000, look });
  await Promise.all(Array.from({ length: 50 }, () => health.ask('all')));
  await health.ask('all');
  assert.equal(looks, 1);
});

test('health: a look that does not end is told as one that gives no answer', async () => {
  const health = openHealth(() => undefined);
  health.register({ name: 'seal', keptMs: 0, look: () => new Promise(() => undefined) });
  assert.deepEqual(await health.ask('all'), [{ name: 'seal', ok: false, code: 'health.noAnswer' }]);
});
