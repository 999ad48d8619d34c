import type { Page } from 'playwright-core';

// The records that a picture without log-in needs: they are asked for as the office.

interface Codes {
  readonly number: string;
  /** The last digits of the phone, as tracking asks for them. */
  readonly digits: string;
  /** The address of an appointment, as its message told it. */
  readonly appointment: string;
}

/** A request that can be tracked and the address of an appointment, from the phones of the demo. */
export async function codesOf(page: Page): Promise<Codes> {
  const headers = { 'x-vafa': '1' };
  await page.request.post('/api/v1/demo/log-in', { headers, data: { tenantCode: 'arka', who: 'admin' } });
  const read = async (path: string): Promise<string> =>
    await (await page.request.get(`/api/v1${path}`, { headers })).text();
  const requests = await read('/requests?limit=50');
  const messages = await read('/messages?limit=100');
  await page.context().clearCookies();
  const number = /"number":"(\d{9})"/.exec(requests)?.[1] ?? '';
  const caller = /"(?:callerNumber|number|phone)":"\+98\d*(\d{4})"/.exec(requests)?.[1] ?? '';
  const appointment = /\/p\/arka\/a\/[\w-]+/.exec(messages)?.[0] ?? '/p/arka/a/none';
  return { number, digits: caller, appointment };
}
