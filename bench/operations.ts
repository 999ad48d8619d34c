import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { TENANT_ID } from './data-company.ts';
import type { Answered, Call } from './http-load.ts';
import * as sql from './operations.sql.ts';

// What is measured: each operation as calls over HTTP, made from the data itself, with what its answer must hold.

export interface Operation {
  readonly name: string;
  readonly who: 'reception' | 'dispatcher' | 'approver';
  /** Whether each call may happen only once. */
  readonly isCommand: boolean;
  /** The next call; undefined when the data has no more for it. `client` counts from 0. */
  next(client: number): Asked | undefined;
}
export interface Asked {
  readonly call: Omit<Call, 'session'>;
  /** Throws when the answer is not what it must be. */
  check(answer: Answered): void;
}

const SAMPLE = 2000;

/** Every operation, from the rows of the company. */
export async function operationsOf(ownerUrl: string): Promise<Operation[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const rows = async <Row extends object>(text: string) =>
    (await client.query<Row>(text, [TENANT_ID, SAMPLE])).rows;
  try {
    return [
      readOne(await rows(sql.REQUESTS)),
      newest(),
      search('search: piece of a phone', await rows(sql.PHONES)),
      search('search: piece of a serial', await rows(sql.SERIALS)),
      search('search: a name', await rows(sql.NAMES)),
      create(await rows(sql.PAIRS)),
      changeStage(await rows(sql.AT_WORK)),
      approve(await rows(sql.WAITING_REPORTS)),
    ];
  } finally {
    await client.end();
  }
}

function body(answer: Answered): Record<string, unknown> {
  assert(answer.status < 300, `${answer.status}: ${answer.body.toString('utf8').slice(0, 500)}`);
  const parsed: unknown = JSON.parse(answer.body.toString('utf8'));
  assert(typeof parsed === 'object' && parsed !== null);
  return { ...parsed };
}

function inTurn<Item>(items: readonly Item[]): () => Item {
  let at = -1;
  return () => {
    at = (at + 1) % items.length;
    const item = items[at];
    assert(item !== undefined, 'the data has nothing of this kind');
    return item;
  };
}

function question(name: string, pathOf: () => { path: string; holds: string }): Operation {
  return {
    name,
    who: 'reception',
    isCommand: false,
    next() {
      const { path, holds } = pathOf();
      return {
        call: { method: 'GET', path },
        check: (answer) => {
          assert.equal(answer.status, 200, answer.body.toString('utf8').slice(0, 500));
          assert(answer.body.includes(holds), `${path} does not hold ${holds}`);
        },
      };
    },
  };
}

function readOne(requests: readonly { id: string; number: string }[]): Operation {
  const request = inTurn(requests);
  return question('read one request', () => {
    const { id, number } = request();
    return { path: `/requests/${id}`, holds: number };
  });
}

function newest(): Operation {
  const channel = inTurn(['phone', 'web', 'sms', 'dealer']);
  return question('newest 50 of a channel', () => {
    const asked = channel();
    return { path: `/requests?limit=50&channel=${asked}`, holds: `"channel":"${asked}"` };
  });
}

function search(name: string, fragments: readonly { q: string; number: string }[]): Operation {
  const fragment = inTurn(fragments);
  return question(name, () => {
    const { q, number } = fragment();
    return { path: `/requests?limit=50&q=${encodeURIComponent(q)}`, holds: number };
  });
}

interface Pair {
  readonly customer_id: string;
  readonly site_id: string;
  readonly mobile: string;
  readonly device_ids: readonly string[];
}
function create(pairs: readonly Pair[]): Operation {
  const pair = inTurn(pairs);
  return {
    name: 'create, two devices',
    who: 'reception',
    isCommand: true,
    next() {
      const { customer_id: customerId, site_id: siteId, mobile, device_ids: deviceIds } = pair();
      const given = {
        channel: 'phone',
        kind: 'service',
        callerNumber: mobile,
        customerId,
        siteId,
        devices: deviceIds.map((deviceId) => ({ deviceId, serviceKind: 'repair' })),
        despiteOpenWork: true,
      };
      return {
        call: { method: 'POST', path: '/requests', body: JSON.stringify(given), key: randomUUID() },
        check: (answer) => assert.equal(answer.status, 201, answer.body.toString('utf8').slice(0, 500)),
      };
    },
  };
}

/** Lets a work order wait and goes on with it, again and again; each client has his own. */
function changeStage(orders: readonly { id: string; version: number }[]): Operation {
  const free = orders.map((order) => ({ ...order, isWaiting: false }));
  const held = new Map<number, (typeof free)[number]>();
  return {
    name: 'change a stage',
    who: 'dispatcher',
    isCommand: true,
    next(client) {
      const own = held.get(client) ?? free.shift();
      if (own === undefined) return undefined;
      held.set(client, own);
      const { id, version, isWaiting } = own;
      const given = isWaiting ? { version } : { version, reason: 'part' };
      return {
        call: {
          method: 'POST',
          path: `/work-orders/${id}/${isWaiting ? 'resume' : 'wait'}`,
          body: JSON.stringify(given),
          key: randomUUID(),
        },
        check(answer) {
          own.version = Number(body(answer)['version']);
          own.isWaiting = !own.isWaiting;
          if (own.isWaiting) return;
          held.delete(client);
          free.push(own);
        },
      };
    },
  };
}

interface WaitingReport {
  readonly id: string;
  readonly version: number;
  readonly line_ids: readonly string[];
}
function approve(reports: readonly WaitingReport[]): Operation {
  let at = -1;
  return {
    name: 'approve a report',
    who: 'approver',
    isCommand: true,
    next() {
      at += 1;
      const report = reports[at];
      if (report === undefined) return undefined;
      const { id, version, line_ids: lineIds } = report;
      const lines = lineIds.map((lineId) => ({ lineId, decision: 'approve' }));
      const given = { version, decision: { outcome: 'lines', lines, acknowledged: [], note: '' } };
      return {
        call: {
          method: 'POST',
          path: `/service-reports/${id}/decide`,
          body: JSON.stringify(given),
          key: randomUUID(),
        },
        check: (answer) => assert.equal(body(answer)['state'], 'approved'),
      };
    },
  };
}
