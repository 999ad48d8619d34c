// A day as a person types it, any digits: «۱۴۰۵/۹/۱», `1405-09-01`, `14050901`, «۹/۱» (this year).
import { latinDigits } from '../../server/lib/digits.ts';
import { dayIn, jalaliOf, parseJalaliDay } from '../../server/lib/jalali.ts';

/** The ISO day (`2026-11-22`) of what was typed, or undefined if it is no day. */
export function dayFromEntry(text: string, todayIso: string = today()): string | undefined {
  const plain = latinDigits(text).trim();
  const packed = plain.replace(/^(1[2-5]\d\d)(\d\d)(\d\d)$/, '$1/$2/$3');
  const full = packed.replace(/^(\d{1,2})[/\-.](\d{1,2})$/, `${jalaliOf(todayIso).year}/$1/$2`);
  const parsed = parseJalaliDay(full);
  return parsed.ok ? parsed.isoDay : undefined;
}

/** Today in Tehran, ISO. */
export function today(now: Date = new Date()): string {
  return dayIn('Asia/Tehran', now);
}
