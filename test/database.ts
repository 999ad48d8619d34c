import { randomBytes } from 'node:crypto';
import type { EmbeddedServer } from '../server/lib/embedded-postgres.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { startTestServer, TEMPLATE } from './database-server.ts';

export interface TestDatabase {
  readonly ownerUrl: string;
  readonly name: string;
  drop(): Promise<void>;
}

interface Afterwards {
  after(run: () => Promise<void>): void;
}

let own: Promise<EmbeddedServer> | undefined;

/**
 * A database of its own for a test file, cloned from the filled template and dropped afterwards:
 * `const database = await testDatabase({ after })` at the top of the file, with `after` of node:test; or
 * `testDatabase(t)` inside one test. (Inside a `before` hook `after` would mean the end of that hook.)
 * The server is the one of the whole run; a file that runs alone starts its own and stops it at the end.
 */
export async function testDatabase(test: Afterwards): Promise<TestDatabase> {
  const serverUrl = process.env['VAFA_TEST_DATABASE'] ?? (await ownServer()).url;
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asOwner(serverUrl, (client) =>
    client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`),
  );
  const drop = () =>
    asOwner(serverUrl, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });
  test.after(drop);
  const ownerUrl = new URL(serverUrl);
  ownerUrl.pathname = `/${name}`;
  return { ownerUrl: ownerUrl.href, name, drop };
}

async function ownServer(): Promise<EmbeddedServer> {
  if (own !== undefined) return own;
  own = startTestServer();
  const server = await own;
  // Comes after the last hook of the last test, when nothing is left to do.
  process.once('beforeExit', () => void server.stop());
  return server;
}
