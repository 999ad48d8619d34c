import { randomUUID } from 'node:crypto';

import type { Page } from 'playwright-core';

// The records that a picture needs and no address of a screen tells: they are asked for as those who see them.

const HEADERS = { 'x-vafa': '1', 'content-type': 'application/json' };
const TECHNICIANS_MAX = 60;

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

/** The technician of the demo with the most kinds of work at once: a job promised, one he is at, one that waits. */
export async function technicianWithWork(url: string): Promise<string> {
  const people = await (await fetch(`${url}/api/v1/demo/people`)).text();
  const technicians = [...people.matchAll(/technician:\d+/g)].map(([who]) => who).slice(0, TECHNICIANS_MAX);
  const known = await Promise.all(
    technicians.map(async (who) => ({ who, kinds: await kindsOfWork(await as(url, who)) })),
  );
  return known.toSorted((one, other) => other.kinds - one.kinds)[0]?.who ?? 'technician';
}

async function kindsOfWork(ask: Ask): Promise<number> {
  const orders = await ask('/work-orders?tab=accepted&limit=50');
  const isPromised = /"visitFromAt":"/.test(orders) ? 3 : 0;
  const tabs = ['accepted', 'working', 'waiting', 'done'].filter((tab) => has(orders, tab));
  const reports = await ask('/service-reports?limit=1');
  return (
    isPromised + tabs.length + ['draft', 'sent_back', 'submitted'].filter((tab) => has(reports, tab)).length
  );
}

/** Whether the counts of a list say that a tab holds something. */
function has(list: string, tab: string): boolean {
  return new RegExp(`"${tab}":\\{"count":[1-9]`).test(list);
}

/** The address of an appointment, as the message of a promised window tells it on the customer's phone. */
export async function appointmentAddress(page: Page): Promise<string> {
  const ask = await as(new URL(page.url()).origin, 'admin');
  const found = /\/p\/arka\/a\/[\w-]+/.exec(await ask('/sandbox/phones?limit=100'))?.[0];
  if (found === undefined) throw new Error('no appointment on any phone');
  return found;
}

/** The manager of the agency that the first row of a list of the office belongs to. */
export async function agencyOf(page: Page, list: string): Promise<string> {
  const ask = await as(new URL(page.url()).origin, 'admin');
  const code = /"agency":\{"id":"[^"]+","code":"(\w+)"/.exec(await ask(list))?.[1];
  if (code === undefined) throw new Error(`nothing in ${list}`);
  return `agency:${code}`;
}
