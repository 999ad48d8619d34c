import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { asOwner } from './database-check.ts';
import { startEmbedded } from './embedded-postgres.ts';
import { freePort } from './free-port.ts';
import { isAlive } from './postgres-folder.ts';
import { StartProblem } from './start-problem.ts';

let folder = '';
let portFrom = 0;
const start = () => startEmbedded({ folder, portFrom });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vafa-postgres-'));
  portFrom = await freePort(26_000 + (process.pid % 2_000) * 2);
  const server = await startEmbedded({ folder, portFrom, isDurable: false });
  await server.stop();
});
after(() => rm(folder, { recursive: true, force: true }));

test('a stopped server leaves no process and starts again', async () => {
  const server = await start();
  assert.equal(server.isAdopted, false);
  await asOwner(server.url, (client) => client.query('select 1'));
  await server.stop();
  assert.equal(isAlive(server.pid), false);
});

test('the server of a program killed by kill -9 is adopted, with what was committed', async () => {
  const child = await startInChild();
  await asOwner(child.url, (client) => client.query('create table kept as select 7 as number'));
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  assert.equal(isAlive(child.pid), true);

  const server = await start();
  assert.deepEqual([server.isAdopted, server.pid], [true, child.pid]);
  const rows = await asOwner(
    server.url,
    async (client) => (await client.query('select number from kept')).rows,
  );
  assert.deepEqual(rows, [{ number: 7 }]);
  await server.stop();
  assert.equal(isAlive(child.pid), false);
});

test('a stale pid file that names a living foreign process does not block the start', async () => {
  const lines = ['1', join(folder, 'postgres'), '1700000000', '5432', '', '127.0.0.1', '0 0', 'ready'];
  await writeFile(join(folder, 'postgres', 'postmaster.pid'), lines.join('\n'));
  const server = await start();
  assert.equal(server.isAdopted, false);
  await server.stop();
});

test('after kill -9 of the server itself the next start recovers', async () => {
  const killed = await start();
  await asOwner(killed.url, (client) => client.query('create table recovered as select 8 as number'));
  process.kill(killed.pid, 'SIGKILL');
  const server = await start();
  assert.notEqual(server.pid, killed.pid);
  await asOwner(server.url, (client) => client.query('select number from recovered'));
  await server.stop();
});

test('of two starts at once one starts and one adopts; the last to stop stops the server', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  assert.deepEqual([one.isAdopted, two.isAdopted].toSorted(), [false, true]);
  assert.equal(one.pid, two.pid);
  await one.stop();
  assert.equal(isAlive(two.pid), true);
  await two.stop();
  assert.equal(isAlive(two.pid), false);
});

test('two programs that stop at the same moment leave no server behind', async () => {
  const both = await Promise.all([start(), start()]);
  await Promise.all(both.map((server) => server.stop()));
  assert.deepEqual(
    both.map((server) => isAlive(server.pid)),
    [false, false],
  );
});

test('a taken port is left to its owner: the server takes the next', async () => {
  const other = createServer().listen(portFrom, '127.0.0.1');
  await once(other, 'listening');
  const server = await start();
  assert(server.port > portFrom);
  await server.stop();
  other.close();
});

test('data of another major version is refused with its number', async () => {
  const path = join(folder, 'postgres', 'PG_VERSION');
  const version = await readFile(path, 'utf8');
  await writeFile(path, '17\n');
  await assert.rejects(start(), (error: unknown) => {
    assert(error instanceof StartProblem);
    assert.deepEqual([error.code, error.facts['version']], ['databaseOfOtherVersion', '17']);
    return true;
  });
  await writeFile(path, version);
});

test('a data folder that cannot be made is told as such', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await assert.rejects(
    startEmbedded({ folder: join(file, 'data'), isDurable: false }),
    (error: unknown) => error instanceof StartProblem && error.code === 'folderReadOnly',
  );
  assert.equal(existsSync(join(file, 'data')), false);
});

async function startInChild() {
  const program = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded-postgres.ts'))};
    const server = await startEmbedded(${JSON.stringify({ folder, portFrom })});
    process.send({ url: server.url, pid: server.pid });
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [told] = await once(child, 'message');
  return { process: child, url: String(told.url), pid: Number(told.pid) };
}
