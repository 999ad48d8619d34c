import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { containerSteps, isThere, knownSettings, leftOut, ROOT, unitSettings } from './deploy-steps.ts';

// What an installation is made of. `npm run test:container` runs the steps of the container file for real.

const EXPOSURE_MAX = '20';
const NOT_OURS = new Set(['TZ']);

test('deploy: the unit starts the program of this folder, as nobody mighty, and stops it in its own way', async () => {
  const settings = await unitSettings();
  const [program = '', script = ''] = (settings.get('ExecStart')?.[0] ?? '').split(' ');
  assert.ok(isThere(program.replace('/opt/vafa/', '')), program);
  assert.ok(isThere(script), script);
  assert.deepEqual(settings.get('User'), ['vafa']);
  assert.deepEqual(settings.get('KillMode'), ['mixed']);
  // Longer than the program takes to stop by itself.
  assert.ok(Number(settings.get('TimeoutStopSec')?.[0]) > 5);
});

test('deploy: unit, container and the settings file name only settings that the program knows', async () => {
  const known = await knownSettings();
  assert.ok(known.has('VAFA_DATA') && known.has('DATABASE_URL'));
  const inUnit = (await unitSettings()).get('Environment') ?? [];
  const inContainer = (await containerSteps()).filter(({ word }) => word === 'ENV').map(({ rest }) => rest);
  const file = await readFile(join(ROOT, 'deploy', 'vafa.env'), 'utf8');
  const named = [...inUnit, ...inContainer, file.replaceAll(/^# .*$/gm, '')].flatMap((text) =>
    [...text.matchAll(/\b([A-Z][A-Z_]+)=/g)].map((match) => match[1] ?? ''),
  );
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter((name) => !known.has(name) && !NOT_OURS.has(name)),
    [],
  );
});

test('deploy: systemd itself reads the unit without a word of complaint', async (t) => {
  const version = spawnSync('systemd-analyze', ['--version'], { encoding: 'utf8' });
  if (version.error !== undefined) {
    t.diagnostic(
      'systemd-analyze is not here (Debian: apt-get install systemd); only our own reading was done',
    );
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'vafa-unit-'));
  const path = join(folder, 'vafa.service');
  const unit = await readFile(join(ROOT, 'deploy', 'vafa.service'), 'utf8');
  await writeFile(path, unit.replaceAll('/opt/vafa', ROOT));
  const verified = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
  assert.deepEqual([verified.status, verified.stdout, verified.stderr], [0, '', '']);
  const args = ['security', '--offline=true', '--no-pager', `--threshold=${EXPOSURE_MAX}`, path];
  const exposed = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  assert.equal(exposed.status, 0, exposed.stdout.split('\n').slice(-3).join('\n'));
  await rm(folder, { recursive: true });
});

test('deploy: every step of the container file has what it needs, and nothing of this machine goes along', async () => {
  const steps = await containerSteps();
  const words = steps.map(({ word }) => word);
  assert.equal(words[0], 'FROM');
  for (const { rest } of steps.filter(({ word }) => word === 'COPY')) {
    const sources = rest.split(' ').slice(0, -1);
    for (const source of sources) assert.ok(isThere(source), source);
  }
  assert.ok(words.indexOf('USER') < words.indexOf('CMD'));
  assert.equal(steps.find(({ word }) => word === 'USER')?.rest, 'vafa');
  const command: unknown = JSON.parse(steps.find(({ word }) => word === 'CMD')?.rest ?? '[]');
  assert.deepEqual(command, ['node_modules/.bin/node', 'server/main.ts']);
  const ignored = await leftOut();
  for (const name of ['.data', '.git', 'node_modules', 'dist']) assert.ok(ignored.includes(name), name);
});
