import type { Page } from 'playwright-core';

import { agencyOf, appointmentAddress, trackedRequest } from './shot-records.ts';

// What the pictures show beside the lists that a sidebar leads to: pages of one record, forms behind a button, the
// pages without log-in, and the kit in its states.

export interface Scene {
  readonly who: string;
  readonly name: string;
  /** Leads there; refuses where the demo holds no such record. */
  readonly go: (page: Page) => Promise<unknown>;
}

const PRESS_MS_MAX = 15_000;

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

/** A record of a list as a page of its own: the first, or the first of which `isWanted` says so. */
function first(
  who: string,
  name: string,
  list: string,
  page: (id: string) => string,
  isWanted: (row: string) => boolean = () => true,
): Scene {
  return {
    who,
    name,
    go: async (of) => of.goto(page(await firstId(of, list, isWanted))),
  };
}

/** The same with buttons pressed, one after the other. */
function pressed(scene: Scene, name: string, ...buttons: readonly (string | RegExp)[]): Scene {
  return {
    who: scene.who,
    name,
    go: async (page) => {
      await scene.go(page);
      for (const button of buttons) await press(page, button);
    },
  };
}

async function press(page: Page, button: string | RegExp): Promise<void> {
  await page
    .locator('main, aside, [role="dialog"], [role="menu"]')
    .locator('button, [role="button"], [role="menuitem"], [role="radio"]')
    .filter({ hasText: button })
    .or(page.locator('main').getByRole('button', { name: button }))
    .filter({ visible: true })
    .first()
    .click({ timeout: PRESS_MS_MAX });
}

/** The id of a row of a list of the interface. */
async function firstId(page: Page, list: string, isWanted: (row: string) => boolean): Promise<string> {
  const answer = await page.request.get(`/api/v1${list}`, { headers: { 'x-vafa': '1' } });
  const rows = (await answer.text()).split(/(?=\{"id":")/);
  const id = /^\{"id":"([0-9a-f-]{36})"/.exec(
    rows.find((row) => row.startsWith('{"id"') && isWanted(row)) ?? '',
  )?.[1];
  if (id === undefined) throw new Error(`nothing in ${list}`);
  return id;
}

const customer = first('admin', 'customer', '/customers?limit=1', (id) => `/customers/${id}`);
const statement: Scene = { who: 'admin', name: 'statement', go: at('/accounts/1001') };
const report = (who: string, tab: string) =>
  first(who, `report-${tab}`, `/service-reports?tab=${tab}`, (id) => `/reports/${id}`);
const order = (tab: string) =>
  first('agency:1001', `job-${tab}`, `/work-orders?tab=${tab}`, (id) => `/agency/work-orders/${id}`);
const ofOffice = (tab: string) =>
  first('dispatcher', `order-${tab}`, `/work-orders?tab=${tab}`, (id) => `/referrals?open=${id}`);
const job = (name: string, tab: string, isWanted?: (row: string) => boolean) =>
  first('technician', name, `/work-orders?tab=${tab}`, (id) => `/agency/work-orders/${id}`, isWanted);
const unpromised = job('job-accepted', 'accepted', (row) => row.includes('"visitFromAt":null'));
const promised = job('job-promised', 'accepted', (row) => !row.includes('"visitFromAt":null'));
const working = job('job-working', 'working');
const finish = first(
  'technician',
  'job-finish',
  '/work-orders?tab=working',
  (id) => `/agency/work-orders/${id}/finish`,
);
const ownReport = (who: string, tab: string) =>
  first(who, `report-${tab}`, `/service-reports?tab=${tab}`, (id) => `/agency/reports/${id}`);
const call = first('admin', 'survey-call', '/survey-calls?tab=due', (id) => `/surveys/calls/${id}`);
const join = pressed(customer, 'customer-join', 'این دو یکی هستند');

/** The parts that another agency owes, for the one that is looked at may owe none. */
async function openObligations(page: Page): Promise<void> {
  await become(page, await agencyOf(page, '/obligations?state=open&limit=1'));
  await page.goto('/agency/obligations');
}

/** A report that another agency has in hand. */
function reportOfAnother(tab: string): Scene {
  const list = `/service-reports?tab=${tab}&limit=1`;
  return {
    who: 'agency:1001',
    name: `report-${tab}-of-another`,
    go: async (page) => {
      await become(page, await agencyOf(page, list));
      return page.goto(`/agency/reports/${await firstId(page, list, () => true)}`);
    },
  };
}

async function become(page: Page, who: string): Promise<void> {
  await page.request.post('/api/v1/demo/log-in', {
    headers: { 'x-vafa': '1' },
    data: { tenantCode: 'arka', who },
  });
}

const obligations: Scene = { who: 'agency:1001', name: 'obligations-owed', go: openObligations };

/** Whatever a person does here happens: the steps of a job come last, one after the other. */
export const scenes: readonly Scene[] = [
  customer,
  join,
  { ...join, name: 'customer-join-chosen', go: chooseOther },
  pressed(customer, 'customer-change', 'ویرایش'),
  statement,
  pressed(statement, 'statement-payment', 'ثبت پرداخت'),
  report('admin', 'submitted'),
  report('admin', 'decided'),
  report('approver', 'submitted'),
  pressed(report('approver', 'submitted'), 'report-send-back', /برگشت/),
  pressed(report('approver', 'submitted'), 'report-correct', /اصلاح/),
  report('approver', 'decided'),
  call,
  first('admin', 'device', '/devices?limit=1', (id) => `/devices/${id}`),
  first('admin', 'import', '/imports?limit=1', (id) => `/imports/${id}`),
  { who: 'admin', name: 'stock-entry', go: pressAt('/stock', 'سند انبار') },
  { who: 'admin', name: 'issue-of-agency', go: pressAt('/stock-issues', /حواله/) },
  { who: 'admin', name: 'search', go: searchFor('یخچال') },
  { who: 'admin', name: 'columns', go: pressAt('/requests', /^ستون‌ها$/) },
  { who: 'admin', name: 'filter', go: pressAt('/requests', /^(نمایندگی|صافی و ترتیب)/) },
  { who: 'admin', name: 'menu', go: openMenu },
  ...['new', 'offered', 'accepted', 'working', 'waiting'].map(ofOffice),
  pressed(ofOffice('new'), 'order-refer', /^ارجاع$/),
  pressed(ofOffice('offered'), 'order-recall', /پس‌گرفتن/),
  pressed(ofOffice('new'), 'order-cancel', /لغو/),
  ...['offered', 'accepted', 'working', 'waiting', 'done'].map(order),
  pressed(order('offered'), 'decline', 'نمی‌پذیرم'),
  pressed(order('accepted'), 'assign', /سپردن/),
  ...['submitted', 'decided'].flatMap((tab) =>
    ['technician', 'agency:1001'].map((who) => ownReport(who, tab)),
  ),
  obligations,
  { ...obligations, name: 'obligations-owed-row', go: openFirstObligation },
  { ...obligations, name: 'obligations-owed-send', go: sendObligations },
  ...['draft', 'sent_back'].map(reportOfAnother),
  unpromised,
  promised,
  working,
  job('job-waiting', 'waiting'),
  job('job-done', 'done'),
  pressed(working, 'job-other-steps', 'کارهای دیگر'),
  pressed(working, 'job-wait', 'کارهای دیگر', 'در انتظار گذاشتن'),
  pressed(working, 'job-end-visit', 'کارهای دیگر', 'مراجعه ناتمام ماند'),
  pressed(unpromised, 'job-promise', /قرار با مشتری/),
  finish,
  pressed(finish, 'job-finish-code', /فرستادن کد/),
  pressed(promised, 'job-left', 'راه افتادم'),
  pressed(job('', 'accepted', isOnTheWay), 'job-arrived', 'رسیدم'),
  pressed(job('', 'accepted', isOnTheWay), 'job-started', 'شروع کار'),
];

function isOnTheWay(row: string): boolean {
  return row.includes('"isOnVisit":true');
}

function pressAt(path: string, button: string | RegExp): Scene['go'] {
  return async (page) => {
    await page.goto(path);
    await press(page, button);
  };
}

async function openFirstObligation(page: Page): Promise<void> {
  await openObligations(page);
  await page.locator('tr[data-index], [data-card]').first().click({ timeout: PRESS_MS_MAX });
}

async function sendObligations(page: Page): Promise<void> {
  await openObligations(page);
  await page.goto('/agency/obligations/send');
}

/** Two customers beside each other: the one found by typing a common name. */
async function chooseOther(page: Page): Promise<void> {
  await join.go(page);
  const field = page.getByLabel(/خودتان پیدا کنید/).first();
  await field.fill('محمدی', { timeout: PRESS_MS_MAX });
  await page.getByRole('option').first().click({ timeout: PRESS_MS_MAX });
}

async function openMenu(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('button', { name: /احمدی|حساب|کاربر/ })
    .first()
    .click({ timeout: PRESS_MS_MAX });
}

function searchFor(words: string): Scene['go'] {
  return async (page) => {
    await page.goto('/');
    await page
      .getByRole('button', { name: /جست‌وجو/ })
      .first()
      .click({ timeout: PRESS_MS_MAX });
    await page.keyboard.type(words);
  };
}
