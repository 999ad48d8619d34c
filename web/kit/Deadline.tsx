import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { dayInWords, duration, time } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { StatusBadge } from './StatusBadge.tsx';

const minuteMs = 60_000;
const turnMs = 15_000;
/** From here on it is time to do something about it. */
const soonMinutes = 60;

/** A running clock: how much time is left, or by how much it is over; the exact end on hover. */
export function Deadline({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), turnMs, { autoInvoke: true });
  const left = Math.round((new Date(at).getTime() - now) / minuteMs);
  const words = duration(Math.abs(left));
  const tone = left < 0 ? 'late' : left <= soonMinutes ? 'due' : 'active';
  return (
    <time dateTime={at} title={t('web.answerBy', { at: `${dayInWords(at)}، ${time(at)}` })}>
      <StatusBadge tone={tone}>
        {left < 0 ? t('web.timeOver', { time: words }) : t('web.timeLeft', { time: words })}
      </StatusBadge>
    </time>
  );
}
