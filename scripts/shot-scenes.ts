import type { Page } from 'playwright-core';

import { appointmentAddress, trackedRequest } from './shot-records.ts';

// What the pictures show beside the lists that a sidebar leads to: pages of one record, forms behind a button, the
// pages without log-in, and the kit in its states.

export interface Scene {
  readonly who: string;
  readonly name: string;
  /** Leads there; refuses where the demo holds no such record. */
  readonly go: (page: Page) => Promise<unknown>;
}

const PRESS_MS_MAX = 4000;

/** Screens of a person that no sidebar leads to. */
export function pathsBeside(who: string): readonly string[] {
  if (who === 'admin') return ['/account', '/imports/new'];
  if (who === 'agency:1001')
    return ['/agency/stock-issues', '/agency/former', '/agency/obligations/send', '/agency/account'];
  return [];
}

const nobody = (name: string, go: Scene['go']): Scene => ({ who: 'nobody', name, go });
const at = (path: string) => (page: Page) => page.goto(path);

export const signedOutScenes: readonly Scene[] = [
  nobody('login', at('/login')),
  nobody('missing', at('/nowhere')),
  ...['pieces', 'states', 'fields', 'list', 'coding'].map((view) =>
    nobody(`kit-${view}`, at(`/kit?view=${view}`)),
  ),
  nobody('tracking', at('/p/arka/t')),
  nobody('tracking-refused', async (page) => {
    await page.goto('/p/arka/t?n=482915637');
    await page.locator('#digits').fill('1234');
    await page.locator('button[type=submit]').click();
  }),
  nobody('tracking-found', async (page) => {
    await page.goto('/p/arka/t');
    const { number, digits } = await trackedRequest(page);
    await page.goto(`/p/arka/t?n=${number}`);
    await page.locator('#digits').fill(digits);
    await page.locator('button[type=submit]').click();
  }),
  nobody('appointment', async (page) => {
    await page.goto('/p/arka/t');
    return page.goto(await appointmentAddress(page));
  }),
  nobody('appointment-unknown', at('/p/arka/a/nobody-knows-this')),
];

/** The first row of a list, as a page of its own. */
function first(who: string, name: string, list: string, page: (id: string) => string): Scene {
  return {
    who,
    name,
    go: async (of) => of.goto(page(await firstId(of, list))),
  };
}

/** The same with a button pressed. */
function pressed(scene: Scene, name: string, button: string | RegExp): Scene {
  return {
    who: scene.who,
    name,
    go: async (page) => {
      await scene.go(page);
      await press(page, button);
    },
  };
}

async function press(page: Page, button: string | RegExp): Promise<void> {
  const where = page.locator('main, aside, [role="dialog"]');
  await where.getByRole('button', { name: button }).first().click({ timeout: PRESS_MS_MAX });
}

/** The id of the first row of a list of the interface. */
async function firstId(page: Page, list: string): Promise<string> {
  const answer = await page.request.get(`/api/v1${list}`, { headers: { 'x-vafa': '1' } });
  const id = /"id":"([0-9a-f-]{36})"/.exec(await answer.text())?.[1];
  if (id === undefined) throw new Error(`nothing in ${list}`);
  return id;
}

const customer = first('admin', 'customer', '/customers?limit=1', (id) => `/customers/${id}`);
const statement: Scene = { who: 'admin', name: 'statement', go: at('/accounts/1001') };
const report = first('admin', 'report', '/service-reports?tab=submitted', (id) => `/reports/${id}`);
const order = (tab: string) =>
  first('agency:1001', `job-${tab}`, `/work-orders?tab=${tab}`, (id) => `/agency/work-orders/${id}`);
const job = (tab: string) => ({ ...order(tab), who: 'technician' });
const ownReport = (tab: string) => ({
  ...first('technician', `report-${tab}`, `/service-reports?tab=${tab}`, (id) => `/agency/reports/${id}`),
});
const call = first('admin', 'survey-call', '/survey-calls?tab=due', (id) => `/surveys/calls/${id}`);

export const scenes: readonly Scene[] = [
  customer,
  pressed(customer, 'customer-join', 'این دو یکی هستند'),
  pressed(customer, 'customer-change', 'ویرایش'),
  statement,
  pressed(statement, 'statement-payment', 'ثبت پرداخت'),
  report,
  first('admin', 'report-decided', '/service-reports?tab=decided', (id) => `/reports/${id}`),
  call,
  first('admin', 'device', '/devices?limit=1', (id) => `/devices/${id}`),
  first('admin', 'import', '/imports?limit=1', (id) => `/imports/${id}`),
  { who: 'admin', name: 'stock-entry', go: pressAt('/stock', 'سند انبار') },
  { who: 'admin', name: 'issue-of-agency', go: pressAt('/stock-issues', /حواله/) },
  { who: 'admin', name: 'search', go: searchFor('یخچال') },
  ...['offered', 'accepted', 'working', 'waiting', 'done'].map(order),
  ...['accepted', 'working', 'waiting', 'done'].map(job),
  pressed(order('offered'), 'decline', 'نمی‌پذیرم'),
  pressed(order('accepted'), 'assign', /سپردن/),
  pressed(order('accepted'), 'job-steps', 'کارهای دیگر'),
  ...['draft', 'sent_back', 'submitted', 'decided'].map(ownReport),
  ...['draft', 'sent_back', 'submitted', 'decided'].map((tab) => ({ ...ownReport(tab), who: 'agency:1001' })),
];

function pressAt(path: string, button: string | RegExp): Scene['go'] {
  return async (page) => {
    await page.goto(path);
    await press(page, button);
  };
}

function searchFor(words: string): Scene['go'] {
  return async (page) => {
    await page.goto('/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
  };
}
