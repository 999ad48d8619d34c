import type { z } from 'zod';
import type {
  ObligationRow,
  ObligationState,
  ObligationView,
} from '../../../server/warehouse/warehouse.contract.ts';
import type { Tone } from '../../kit/tones.ts';
import { t } from '../../lib/texts.ts';

export type Obligation = z.output<typeof ObligationView>;
export type ObligationLine = z.output<typeof ObligationRow>;

export const stateTones = {
  provisional: 'plain',
  open: 'due',
  in_transit: 'active',
  accepted: 'done',
  waived: 'plain',
  debited: 'late',
  withdrawn: 'plain',
} as const satisfies Record<ObligationState, Tone>;

const SOON_DAYS = 7;

/** How urgent what is still owed is; nothing owed has no tone. */
export function dueTone({ daysLeft, state }: ObligationLine): Tone | undefined {
  if (daysLeft === null || state === 'in_transit') return undefined;
  if (daysLeft < 0) return 'late';
  return daysLeft <= SOON_DAYS ? 'due' : undefined;
}

/** «۳ روز مانده», «۱۲ روز گذشته». */
export function dueInWords(daysLeft: number | null): string | undefined {
  if (daysLeft === null) return undefined;
  if (daysLeft === 0) return t('warehouse.dueToday');
  return daysLeft > 0
    ? t('warehouse.daysLeft', { count: daysLeft })
    : t('warehouse.daysLate', { count: -daysLeft });
}
