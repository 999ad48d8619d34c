/** When a term ends: start + all its months, then its days, then the days of suspension. */

import { addDays, addJalaliMonths, daysBetween } from '../lib/jalali.ts';
import type { Length, WarrantyEvent } from './coverage.ts';

type DaySpan = { readonly from: string; readonly to: string };

/**
 * The first day that the term no longer covers, or null for a term without a time limit.
 * 24 months extended by 12 are start + 36, never end + 12. Suspended days count each once, from the start of
 * cover on, and only for suspensions that begin before the end; one that still lasts counts up to and with
 * `day`.
 */
export function termEndsOn(
  term: { readonly id: string; readonly startsOn: string; readonly length: Length | null },
  events: readonly WarrantyEvent[],
  day: string,
): string | null {
  if (term.length === null) return null;
  const lengths = [
    term.length,
    ...events.flatMap((event) => (extendsTerm(event, term.id) ? [event.length] : [])),
  ];
  const months = total(lengths, 'month');
  const days = total(lengths, 'week') * 7 + total(lengths, 'day');

  let endsOn = addDays(addJalaliMonths(term.startsOn, months), days);
  for (const { from, to } of suspendedSpans(events, term.startsOn, day)) {
    if (from < endsOn) endsOn = addDays(endsOn, daysBetween(from, to));
  }
  return endsOn;
}

/** Whether cover is suspended on a day: [from, to), or from then on while no end is known. */
export function isSuspended(events: readonly WarrantyEvent[], day: string): boolean {
  return events.some(
    (event) => event.kind === 'suspension' && event.from <= day && (event.to === null || day < event.to),
  );
}

type Extension = Extract<WarrantyEvent, { kind: 'extension' | 'statutory_extension' }>;

/** An extension that names no terms is for all of them. */
function extendsTerm(event: WarrantyEvent, termId: string): event is Extension {
  if (event.kind !== 'extension' && event.kind !== 'statutory_extension') return false;
  return event.termIds === null || event.termIds.includes(termId);
}

function total(lengths: readonly Length[], unit: Length['unit']): number {
  return lengths.reduce((sum, length) => sum + (length.unit === unit ? length.count : 0), 0);
}

/** The suspensions after the start, in order and without overlap, so that no day counts twice. */
function suspendedSpans(events: readonly WarrantyEvent[], startsOn: string, day: string): DaySpan[] {
  const spans: DaySpan[] = [];
  let coveredTo = startsOn;
  const suspensions = events.flatMap((event) => (event.kind === 'suspension' ? [event] : []));
  for (const suspension of suspensions.toSorted((one, other) =>
    one.from < other.from ? -1 : Number(one.from > other.from),
  )) {
    const from = suspension.from > coveredTo ? suspension.from : coveredTo;
    const to = suspension.to ?? addDays(day, 1);
    if (from >= to) continue;
    spans.push({ from, to });
    coveredTo = to;
  }
  return spans;
}
