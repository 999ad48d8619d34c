import { useEffect, useState } from 'react';
import { day, dayAndTime, dayInWords, fromNow, time } from '../lib/numbers.ts';

type WhenProps = {
  /** An instant (ISO) or a day (`2026-11-22`). */
  at: string | null | undefined;
  /** `relative` says «۵ دقیقه پیش», `day` the date, `full` date and hour, `time` the hour alone. */
  show?: 'relative' | 'day' | 'full' | 'time';
};

/** A time as people say it; the exact one, in words, on hover. Relative times keep up by themselves. */
export function When({ at, show = 'full' }: WhenProps) {
  useMinute(show === 'relative');
  if (!at) return <span>—</span>;
  const exact = at.length > 10 ? `${dayInWords(at)}، ${time(at)}` : dayInWords(at);
  return (
    <time dateTime={at} title={exact} style={{ whiteSpace: 'nowrap' }}>
      {words(at, show)}
    </time>
  );
}

function words(at: string, show: NonNullable<WhenProps['show']>): string {
  switch (show) {
    case 'relative':
      return fromNow(at);
    case 'day':
      return day(at);
    case 'time':
      return time(at);
    case 'full':
      return at.length > 10 ? dayAndTime(at) : day(at);
  }
}

function useMinute(enabled: boolean): void {
  const [, turn] = useState(0);
  useEffect(() => {
    if (!enabled) return undefined;
    const timer = setInterval(() => turn((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, [enabled]);
}
