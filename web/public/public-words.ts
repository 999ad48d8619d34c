import { persianDigits } from '../../server/lib/digits.ts';
import { code, element } from './page-element.ts';

// How days, hours and phones are said on the pages of customers.

/** Stands in a sentence where an element of its own comes. */
const PLACE = '☎';
const days = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Asia/Tehran',
});
const hours = new Intl.DateTimeFormat('fa-IR', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Tehran',
});

/** «سه‌شنبه ۴ آذر»، ۱۰:۰۰، ۱۲:۰۰. */
export function windowWords(fromAt: string, toAt: string): { day: string; from: string; to: string } {
  const from = new Date(fromAt);
  return { day: days.format(from), from: hours.format(from), to: hours.format(new Date(toAt)) };
}

/** `sentence` says a phone's place in its own words. */
export function callLink(phone: string, sentence: (values: { phone: string }) => string): HTMLElement {
  const national = phone.replace(/^\+98/, '0');
  const [before = '', after = ''] = sentence({ phone: PLACE }).split(PLACE);
  return element('a', { class: 'call', href: `tel:${phone}` }, before, code(persianDigits(national)), after);
}
