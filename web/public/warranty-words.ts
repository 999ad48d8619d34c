import { sentences } from '../../server/lib/texts.ts';
import { fa } from '../../texts/warranty-page.ts';

/** The words of the page; a key that the server names may be any of them. */
export const say = sentences('fa', fa);

export function t(key: keyof typeof fa, values: Readonly<Record<string, string | number>> = {}): string {
  return say(key, values) ?? key;
}

const days = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** «۱۰ اردیبهشت ۱۴۰۳», of an ISO day. */
export function dayWords(isoDay: string): string {
  return days.format(new Date(`${isoDay}T00:00:00Z`));
}
