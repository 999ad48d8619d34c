import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { getImport, ImportView, runImport } from '../server/exchange/exchange.contract.ts';
import type { SeededRandom } from '../server/lib/seeded-random.ts';
import type { House, Victim } from './bad-luck-house.ts';
import { httpClient } from './http-client.ts';

// A list of devices that is killed in the middle, once with the program and once with the database, and goes on.

const ROWS = 15_000;
const WAIT_MS_MAX = 180_000;

/** Says what became of it in a sentence. */
export async function killAnImport(house: House, random: SeededRandom): Promise<string> {
  const client = httpClient(house.url, house.keys.admin);
  const rows = Array.from({ length: ROWS }, (_, at) => `S-RF500,BL-${at},1403/01/20,1403/02/08`);
  const body = new TextEncoder().encode(`مدل,شماره سریال,تاریخ تولید,تاریخ فروش\n${rows.join('\n')}\n`);
  const sent = await client.upload('/imports', { kind: 'devices' }, { name: 'devices.csv', body });
  const { id } = ImportView.parse(JSON.parse(sent.body));
  const look = async () => await client.call(getImport, { id }).catch(() => undefined);
  await until(look, (view) => view.state === 'ready');
  await client.call(runImport, { id });
  const killedAt: string[] = [];
  for (const victim of ['server', 'postgres'] satisfies Victim[]) {
    const seen = killedAt.length * (ROWS / 3);
    const view = await until(look, ({ state, counts }) => state === 'done' || counts.created > seen);
    assert.equal(view.state, 'running', 'the list was done before it could be killed');
    await sleep(random.whole(0, 120));
    await house.kill(victim);
    await house.start();
    killedAt.push(`${victim} near row ${view.counts.created}`);
  }
  const { counts } = await until(look, (view) => view.state === 'done');
  assert.deepEqual([counts.rows, counts.bad, counts.created], [ROWS, 0, ROWS], JSON.stringify(counts));
  return `a list of ${ROWS} devices, killed twice (${killedAt.join(', ')}), went on: ${counts.created} created`;
}

async function until(
  look: () => Promise<ImportView | undefined>,
  isSo: (view: ImportView) => boolean,
): Promise<ImportView> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const view = await look();
    if (view !== undefined && isSo(view)) return view;
    assert.ok(Date.now() < deadline, `the list stands still: ${JSON.stringify(view?.counts)}`);
    await sleep(20);
  }
}
