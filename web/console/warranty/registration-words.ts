import type { listRegistrations } from '../../../server/warranty/warranty.contract.ts';
import { addDays } from '../../../server/lib/jalali.ts';
import type { Tone } from '../../kit/tones.ts';
import type { OutputOf } from '../../lib/client.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { lineKinds } from './line-kinds.ts';

export type Registration = OutputOf<typeof listRegistrations>['items'][number];
export type RegisteredTerm = Registration['terms'][number];
export type WarrantyEvent = Registration['events'][number];

export const termTones = {
  not_started: 'due',
  running: 'done',
  suspended: 'due',
  voided: 'late',
  ended: 'plain',
} as const satisfies Record<RegisteredTerm['state'], Tone>;

/** «۲۴ ماه». */
export function lengthInWords(length: { unit: 'day' | 'week' | 'month'; count: number }): string {
  return t(`warranty.length.${length.unit}`, { count: length.count });
}

/** Cover is kept by its first day without; people say the last day with. */
export function lastDay(endsOn: string | null): string | null {
  return endsOn === null ? null : addDays(endsOn, -1);
}

/** «اجرت، قطعه», with the share where it is not the whole. */
export function sharesInWords(share: RegisteredTerm['sharePercent']): string {
  return lineKinds
    .filter((kind) => share[kind] > 0)
    .map((kind) =>
      share[kind] === 100
        ? t(`warranty.line.${kind}`)
        : `${t(`warranty.line.${kind}`)} ${digits(share[kind])}٪`,
    )
    .join('، ');
}

/** Voids that nothing has annulled. */
export function openVoids(events: readonly WarrantyEvent[]): readonly WarrantyEvent[] {
  const annulled = new Set(events.map(({ voidId }) => voidId));
  return events.filter(({ id, kind }) => kind === 'void' && !annulled.has(id));
}
