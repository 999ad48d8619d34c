import type { z } from 'zod';

import type { PublicAppointment } from '../../server/requests/field-work.contract.ts';

// The one call of the page, without the console's client: it would be larger than the page itself.

export type Appointment = z.output<typeof PublicAppointment>;
export type Answer =
  | { readonly kind: 'found'; readonly appointment: Appointment }
  | { readonly kind: 'refused'; readonly status: number; readonly sentence: string | undefined }
  | { readonly kind: 'offline' };
export interface Word {
  readonly answer: 'confirm' | 'askToMove';
  readonly wish: string;
}

/** Reads the appointment behind the link, or answers it. */
export async function askAppointment(address: string, word?: Word): Promise<Answer> {
  try {
    const response = await fetch(address, {
      headers: { 'content-type': 'application/json', 'x-vafa': '1' },
      ...(word !== undefined && { method: 'POST', body: JSON.stringify(word) }),
    });
    const body = await response.json();
    if (response.ok) return { kind: 'found', appointment: body };
    return { kind: 'refused', status: response.status, sentence: body.errors?.[0]?.message ?? body.title };
  } catch {
    // No network, or no server behind it: the page says so and keeps what was typed.
    return { kind: 'offline' };
  }
}
