import { strict as assert } from 'node:assert';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, openSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { hashSecret, newSecret, sessionToken } from '../server/identity/credentials.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import type { EmbeddedServer } from '../server/lib/embedded-postgres.ts';
import { freePort } from '../server/lib/free-port.ts';
import { newId } from '../server/lib/id.ts';
import { TENANT_ID } from './data-company.ts';
import { BENCH_FOLDER, PORT_FROM } from './dataset.ts';
import { prepareLog } from './statement-log.ts';

// Two databases made alike: the program works in one, and in the other the statements that it sent there are driven
// again, row for row as they found the first.

export interface Base {
  readonly folder: string;
  readonly server: EmbeddedServer;
}
export interface Program {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A copy of the data with its server running. */
export async function openBase(dataset: string, name: string): Promise<Base> {
  const folder = join(BENCH_FOLDER, `${name}-${process.pid}`);
  await cp(dataset, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  prepareLog(folder);
  const server = await startEmbedded({ folder, portFrom: PORT_FROM, diesWithParent: true });
  return { folder, server };
}

export async function closeBase({ folder, server }: Base): Promise<void> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The program as it is started by people, but for its log and its worker: the jobs that commands leave stay there. */
export async function startProgram(base: Base, nodeOptions: readonly string[]): Promise<Program> {
  const port = await freePort(38_200);
  // Its log is written as anywhere, only that nobody reads it here.
  const log = openSync(join(base.folder, 'program.log'), 'a');
  const main = join(import.meta.dirname, '..', 'server', 'main.ts');
  const child = spawn(process.execPath, [...nodeOptions, main], {
    env: {
      ...process.env,
      VAFA_DATA: base.folder,
      VAFA_DEMO: '0',
      VAFA_ROLES: 'web',
      VAFA_PROXY: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: '',
    },
    stdio: ['ignore', log, log, 'ipc'],
  });
  await untilAnswers(child, port);
  assert(child.pid !== undefined);
  return {
    port,
    pid: child.pid,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilAnswers(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    assert(child.exitCode === null, 'the program ended by itself');
    const isThere = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await sleep(100);
  }
}

/** Sessions of one person, as many as there are clients: the cookies. */
export async function openSessions(ownerUrl: string, who: string, count: number): Promise<string[]> {
  const secrets = Array.from({ length: count }, newSecret);
  await asOwner(ownerUrl, (client) =>
    client.query(
      `insert into session (tenant_id, id, membership_id, token_hash, agent, made_at, seen_at, expires_at)
       select $1, n.id, m.id, n.hash, 'bench', now(), now(), now() + interval '1 day'
       from unnest($3::uuid[], $4::bytea[]) as n (id, hash)
       join membership m on m.tenant_id = $1 and m.demo_name = $2`,
      [TENANT_ID, who, secrets.map(() => newId()), secrets.map(hashSecret)],
    ),
  );
  return secrets.map((secret) => sessionToken(TENANT_ID, secret));
}
