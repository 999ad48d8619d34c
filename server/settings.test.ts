import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { StartProblem } from './lib/start-problem.ts';
import { readSecret, readSettings } from './settings.ts';

let folder = '';
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'vafa-settings-'))));
after(() => rm(folder, { recursive: true, force: true }));

test('without any setting the product serves this machine alone, with demo data', () => {
  const settings = readSettings({});
  assert.deepEqual(
    [settings.port, settings.isPortGiven, settings.host, settings.isLoopback, settings.fillsDemo],
    [7300, false, '127.0.0.1', true, true],
  );
  assert.deepEqual(settings.roles, ['web', 'worker']);
});

test('a database of the company is filled with demo data only when that is asked for', () => {
  const databaseUrl = 'postgres://owner:x@db.example:5432/vafa';
  assert.equal(readSettings({ DATABASE_URL: databaseUrl }).fillsDemo, false);
  assert.equal(readSettings({ DATABASE_URL: databaseUrl, VAFA_DEMO: '1' }).fillsDemo, true);
  assert.equal(readSettings({ VAFA_DEMO: '0' }).fillsDemo, false);
});

test('only an address of this machine counts as loopback', () => {
  const isLoopback = (host: string) => readSettings({ HOST: host }).isLoopback;
  assert.deepEqual(
    ['localhost', '127.8.0.1', '::1', '0.0.0.0', '::', '192.168.1.5', '127.0.0.1.example.ir'].map(isLoopback),
    [true, true, true, false, false, false, false],
  );
});

test('each wrong setting is named', () => {
  const wrong = {
    PORT: '70000',
    DATABASE_URL: 'mysql://x/y',
    VAFA_DEMO: 'yes',
    VAFA_ROLES: 'web,cook',
    VAFA_URL: 'ftp://x',
    VAFA_PROXY: '10.0.0.0/33',
    VAFA_SECRET: 'short',
  };
  for (const [setting, value] of Object.entries(wrong)) {
    assert.throws(
      () => readSettings({ [setting]: value }),
      (error: unknown) => error instanceof StartProblem && error.facts['setting'] === setting,
    );
  }
});

test('the secret is made once, kept from others, and the same for two starts at once', async () => {
  const settings = readSettings({ VAFA_DATA: folder });
  const secrets = await Promise.all([readSecret(settings), readSecret(settings), readSecret(settings)]);
  assert.equal(new Set(secrets).size, 1);
  assert.match(secrets[0], /^[0-9a-f]{64}$/);
  assert.equal((await stat(join(folder, 'secret'))).mode & 0o777, 0o600);
});
