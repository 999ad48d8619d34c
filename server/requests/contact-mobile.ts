import type { Context } from '../lib/context.ts';
import { parsePhone } from '../lib/phone.ts';
import { selectPhones } from './requests.sql.ts';

/** Whether a number takes messages as far as its digits tell. */
export function isMobile(number: string): boolean {
  const phone = parsePhone(number);
  return phone.ok && phone.kind === 'mobile';
}

/** The first mobile on a request: the caller's, else the customer's. */
export async function mobileOf(ctx: Context, requestId: string): Promise<string | null> {
  const phones = await selectPhones.all(ctx, { requestIds: [requestId] });
  return phones.find(({ number }) => isMobile(number))?.number ?? null;
}
