import type { z } from 'zod';
import type { TrackingView } from '../../server/requests/tracking.contract.ts';

// What the server says about one request. Types only: the schemas would weigh more than this whole page.

export type Tracked = z.output<typeof TrackingView>;
type Answer =
  | { readonly kind: 'found'; readonly tracked: Tracked }
  | { readonly kind: 'refused'; readonly sentence: string | undefined };

export async function askTracking(tenantCode: string, number: string, phoneDigits: string): Promise<Answer> {
  try {
    const response = await fetch(`/api/v1/public/${encodeURIComponent(tenantCode)}/tracking`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vafa': '1' },
      body: JSON.stringify({ number, phoneDigits }),
    });
    const body = await response.json();
    if (response.ok) return { kind: 'found', tracked: body };
    return { kind: 'refused', sentence: firstSentence(body) };
  } catch {
    // No network, or no server behind it: the page says so and keeps what was typed.
    return { kind: 'refused', sentence: undefined };
  }
}

/** The company's name; undefined when it cannot be had, which stops nothing. */
export async function askCompany(tenantCode: string): Promise<string | undefined> {
  try {
    const response = await fetch(`/api/v1/public/${encodeURIComponent(tenantCode)}`);
    return response.ok ? (await response.json()).title : undefined;
  } catch {
    return undefined;
  }
}

function firstSentence(problem: { title?: string; errors?: { message: string }[] }): string | undefined {
  return problem.errors?.[0]?.message ?? problem.title;
}
