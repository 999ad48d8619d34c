import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../server/lib/free-port.ts';
import { makeLoadScene } from './load-scene.ts';
import { runLoad } from './load-run.ts';
import { openWorld } from './world.ts';

// `npm run test:load [seconds] [writes a second] [screens]`: the long run of live screens, the program in a process of
// its own, so that its memory is its own.

const seconds = Number(process.argv[2] ?? 600);
const writesPerSecond = Number(process.argv[3] ?? 50);
const screenCount = Number(process.argv[4] ?? 300);
const MISSED_AFTER_MS = 10_000;
const FLYING_MAX = 150;
const IN_TIME_MS = 2_000;
const MEGABYTE = 1024;
const say = (line: string) => void process.stdout.write(`${line}\n`);

const closes: (() => Promise<void>)[] = [];
const world = await openWorld({ after: (close) => closes.push(close) });
const scene = await makeLoadScene(world, screenCount);
const folder = await mkdtemp(join(tmpdir(), 'vafa-load-'));
const port = await freePort(36_000 + (process.pid % 1_000) * 4);
const url = `http://127.0.0.1:${port}`;
const program = spawn(process.execPath, [join(import.meta.dirname, '..', 'server', 'main.ts')], {
  env: {
    ...process.env,
    DATABASE_URL: world.ownerUrl,
    VAFA_DATA: folder,
    VAFA_DEMO: '0',
    PORT: String(port),
  },
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
});
while (
  !(await fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  ))
) {
  if (program.exitCode !== null) throw new Error('the program ended while it started');
  await sleep(100);
}

const memory: number[] = [];
const outcome = await runLoad({
  ...{ url, scene, writesPerSecond, seconds, flyingMax: FLYING_MAX, waitMs: MISSED_AFTER_MS },
  async tick(second) {
    const kilobytes = Number(
      execFileSync('ps', ['-o', 'rss=', '-p', String(program.pid)], { encoding: 'utf8' }),
    );
    memory.push(Math.round(kilobytes / MEGABYTE));
    if (second % 30 === 0) say(`${second} s: ${memory.at(-1) ?? 0} MB`);
  },
});
program.kill('SIGTERM');
await once(program, 'exit');
for (const close of closes) await close();
await rm(folder, { recursive: true, force: true, maxRetries: 5 });

const share = (values: readonly number[], part: number) =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * part)] ?? 0);
const late = outcome.delaysMs.filter((ms) => ms > IN_TIME_MS).length;
// The first minute warms up: the second is held against the last, or the second tenth of a shorter run.
const tenth = Math.min(60, Math.ceil(memory.length / 10));
const [early, last] = [share(memory.slice(tenth, tenth * 2), 0.5), share(memory.slice(-tenth), 0.5)];
say(
  `${outcome.screens} screens, ${outcome.writes} writes in ${seconds} s, ${outcome.refused.length} refused`,
);
say(`commands answered: p50 ${share(outcome.answersMs, 0.5)} ms, p99 ${share(outcome.answersMs, 0.99)} ms`);
say(
  `hints, from sending the command until seen: p50 ${share(outcome.delaysMs, 0.5)} ms, p99 ${share(outcome.delaysMs, 0.99)} ms, ` +
    `slowest ${share(outcome.delaysMs, 1)} ms`,
);
say(
  `expected ${outcome.expected}, later than 2 s ${late}, missed ${outcome.missed}, leaked ${outcome.leaks.length}`,
);
say(
  `memory of the program: ${early} MB early, ${last} MB at the end, at most ${Math.max(...memory)} MB; streams ended ${outcome.ended}`,
);
for (const line of [...outcome.leaks, ...outcome.refused].slice(0, 10)) say(`✖ ${line}`);
process.exit(outcome.missed + outcome.leaks.length + outcome.refused.length + outcome.ended > 0 ? 1 : 0);
