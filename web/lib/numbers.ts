// Numbers, amounts and times as a Persian reader expects them. Days and hours are those of Tehran.
import { persianDigits } from '../../server/lib/digits.ts';
import { textLanguage } from './texts.ts';

const zone = 'Asia/Tehran';

const grouped = new Intl.NumberFormat('fa-IR');
const groupedEnglish = new Intl.NumberFormat('en-US');
const dayParts = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const longDay = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  timeZone: zone,
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});
const clock = new Intl.DateTimeFormat('fa-IR', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const relative = new Intl.RelativeTimeFormat('fa', { numeric: 'auto' });
const relativeEnglish = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const steps = [
  { unit: 'year', ms: 31_557_600_000 },
  { unit: 'month', ms: 2_629_800_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** Digits in the reader's script; everything else stays. */
export function digits(text: string | number): string {
  return textLanguage() === 'fa' ? persianDigits(text) : String(text);
}

/** 1250000 → «۱٬۲۵۰٬۰۰۰». */
export function number(value: number): string {
  return (textLanguage() === 'fa' ? grouped : groupedEnglish).format(value);
}

/** A count that is exact to 10,000 and then says «more than»: «۱۰٬۰۰۰+». */
export function count(value: number, exactMax = 10_000): string {
  return value > exactMax ? `${number(exactMax)}+` : number(value);
}

/** «۱۴۰۵/۰۹/۰۱» from an instant (`2026-11-22T10:00:00Z`) or a day (`2026-11-22`). */
export function day(value: string | Date): string {
  return dayParts.format(instant(value));
}

/** «یکشنبه ۱ آذر ۱۴۰۵». */
export function dayInWords(value: string | Date): string {
  const parts = new Map(longDay.formatToParts(instant(value)).map((part) => [part.type, part.value]));
  // With a year the formatter turns the order round: «۱۴۰۵ آذر ۱, یکشنبه».
  return (['weekday', 'day', 'month', 'year'] as const).map((type) => parts.get(type)).join(' ');
}

/** «۱۴:۰۵», Tehran. */
export function time(value: string | Date): string {
  return clock.format(instant(value));
}

/** «۱۴۰۵/۰۹/۰۱، ۱۴:۰۵». */
export function dayAndTime(value: string | Date): string {
  return `${day(value)}، ${time(value)}`;
}

/** «۵ دقیقه پیش», «۲ روز دیگر», «اکنون». */
export function fromNow(value: string | Date, now: Date = new Date()): string {
  const delayMs = instant(value).getTime() - now.getTime();
  const words = textLanguage() === 'fa' ? relative : relativeEnglish;
  const step = steps.find(({ ms }) => Math.abs(delayMs) >= ms);
  return step === undefined
    ? words.format(0, 'second')
    : words.format(Math.trunc(delayMs / step.ms), step.unit);
}

/** «۴۵ دقیقه», «۲ ساعت و ۵ دقیقه», «۳ روز». */
export function duration(minutes: number): string {
  const part = (value: number, unit: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(textLanguage() === 'fa' ? 'fa-IR' : 'en', {
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(value);
  if (minutes >= 2880) return part(Math.round(minutes / 1440), 'day');
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return part(rest, 'minute');
  if (rest === 0) return part(hours, 'hour');
  return `${part(hours, 'hour')} ${textLanguage() === 'fa' ? 'و' : 'and'} ${part(rest, 'minute')}`;
}

/** A day without a clock is read at noon in Tehran, so that no zone moves it to a neighbour. */
function instant(value: string | Date): Date {
  if (value instanceof Date) return value;
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T08:30:00Z` : value);
}
