import { useEffect, useState } from 'react';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import { dayInWords, duration, time } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { timeLeft } from './agency-words.ts';

const TICK_MS = 20_000;

/** How long an answer may still take; it runs by itself. */
export function Deadline({ until }: { until: string }) {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const { minutes, isPast, isLate } = timeLeft(until, nowMs);
  return (
    <StatusBadge tone={isLate ? 'late' : 'due'}>
      <time dateTime={until} title={t('agency.answerBy', { at: `${dayInWords(until)}، ${time(until)}` })}>
        {isPast ? t('agency.deadlinePast') : t('agency.deadlineLeft', { left: duration(minutes) })}
      </time>
    </StatusBadge>
  );
}
