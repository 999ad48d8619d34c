import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from 'playwright-core';

// The records that a picture needs and no address of a screen tells: they are asked for as those who see them.

const HEADERS = { 'x-vafa': '1', 'content-type': 'application/json' };
const HOUR_MS = 3_600_000;
const TECHNICIANS_MAX = 60;
/** A message is written by the worker, soon after what it tells. */
const WRITTEN_MS = 3000;

interface Codes {
  readonly number: string;
  /** The last digits of the phone, as tracking asks for them. */
  readonly digits: string;
}
type Ask = (path: string, body?: object) => Promise<string>;

/** Speaks to the interface as a person of the demo company. */
async function as(url: string, who: string): Promise<Ask> {
  const answer = await fetch(`${url}/api/v1/demo/log-in`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ tenantCode: 'arka', who }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (path, body) => {
    const how = body && { method: 'POST', body: JSON.stringify(body) };
    const headers = { ...HEADERS, cookie, 'idempotency-key': randomUUID() };
    return await (await fetch(`${url}/api/v1${path}`, { ...how, headers })).text();
  };
}

/** A request that can be tracked. */
export async function trackedRequest(page: Page): Promise<Codes> {
  const ask = await as(new URL(page.url()).origin, 'admin');
  const requests = await ask('/requests?limit=50');
  const number = /"number":"(\d{9})"/.exec(requests)?.[1] ?? '';
  const digits = /"callerNumber":"\+98\d*(\d{4})"/.exec(requests)?.[1] ?? '';
  return { number, digits };
}

/** A technician of the demo who has something to do: whom his manager gave a work order. */
export async function technicianWithWork(url: string): Promise<string> {
  const people = await (await fetch(`${url}/api/v1/demo/people`)).text();
  const technicians = [...people.matchAll(/technician:\d+/g)].map(([who]) => who).slice(0, TECHNICIANS_MAX);
  for (const who of technicians) {
    const ask = await as(url, who);
    if ((await ask('/work-orders?tab=accepted&limit=1')).includes('"promise"')) return who;
  }
  return technicians[0] ?? 'technician';
}

/** The address of an appointment, as the message of a promised window tells it. */
export async function appointmentAddress(page: Page): Promise<string> {
  const url = new URL(page.url()).origin;
  const technician = await as(url, await technicianWithWork(url));
  const order =
    /"id":"([0-9a-f-]{36})"/.exec(await technician('/work-orders?tab=accepted&limit=1'))?.[1] ?? '';
  const version = /"version":(\d+)/.exec(await technician(`/work-orders/${order}`))?.[1] ?? '1';
  const [fromAt, toAt] = [20, 23].map((hours) => new Date(Date.now() + hours * HOUR_MS).toISOString());
  await technician(`/work-orders/${order}/promise`, { version: Number(version), fromAt, toAt });
  await sleep(WRITTEN_MS);
  const ask = await as(url, 'admin');
  return /\/p\/arka\/a\/[\w-]+/.exec(await ask('/messages?limit=100'))?.[0] ?? '/p/arka/a/none';
}
