import type { z } from 'zod';

import type { PublicWarranty } from '../../server/warranty/public-warranty.contract.ts';

// The calls of the page. Types only: the schemas would weigh more than this whole page.

export type Warranty = z.output<typeof PublicWarranty>;
export type Device = NonNullable<Warranty['device']>;
export type Refusal = {
  readonly kind: 'refused';
  readonly status: number;
  readonly sentence: string | undefined;
};
type Answer<Body> = { readonly kind: 'answered'; readonly body: Body } | Refusal;

export interface Serial {
  readonly serial: string;
  readonly brandId: string | undefined;
  /** The code of the card whose QR was scanned. */
  readonly card: string | undefined;
}
interface Person {
  readonly mobile: string;
  readonly name: string;
  readonly code: string;
}

export async function askWarranty(address: string, of: Serial): Promise<Answer<Warranty>> {
  return await post(address, of);
}

export async function askCode(
  address: string,
  of: Serial,
  mobile: string,
): Promise<Answer<{ isSent: true }>> {
  return await post(`${address}/codes`, { ...of, mobile });
}

export async function askActivation(
  address: string,
  of: Serial,
  person: Person,
): Promise<Answer<{ outcome: 'activated' | 'wrong_code' | 'already_activated'; warranty: Warranty | null }>> {
  return await post(`${address}/activations`, { ...of, ...person });
}

async function post<Body>(address: string, given: object): Promise<Answer<Body>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vafa': '1' },
      body: JSON.stringify(given),
    });
    const body = await response.json();
    if (response.ok) return { kind: 'answered', body };
    return { kind: 'refused', status: response.status, sentence: body.errors?.[0]?.message ?? body.title };
  } catch {
    // No network, or no server behind it: the page says so and keeps what was typed.
    return { kind: 'refused', status: 0, sentence: undefined };
  }
}
