import { formatJalaliInstant } from '../lib/jalali.ts';

// How a window is said: on timelines by its Jalali day in numbers, to a customer's phone by its weekday. Pure.

interface Window {
  readonly fromAt: Date;
  readonly toAt: Date;
}

export function windowFacts(
  zone: string,
  { fromAt, toAt }: Window,
): { day: string; from: string; to: string } {
  const [day = '', from = ''] = formatJalaliInstant(zone, fromAt).split(' ');
  return { day, from, to: timeOf(zone, toAt) };
}

/** «سه‌شنبه ۳ آذر», from 10:00 to 12:00. Messages are Persian. */
export function windowInWords(
  zone: string,
  { fromAt, toAt }: Window,
): { day: string; from: string; to: string } {
  const days = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  });
  return { day: days.format(fromAt), from: timeOf(zone, fromAt), to: timeOf(zone, toAt) };
}

function timeOf(zone: string, at: Date): string {
  return formatJalaliInstant(zone, at).split(' ')[1] ?? '';
}
