import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { dayInWords, duration, time } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';

const minuteMs = 60_000;
const turnMs = 15_000;
/** From here on it is time to call the agency. */
const soonMinutes = 60;

/** A running clock: how much time is left, or by how much it is over; the exact end on hover. */
export function Deadline({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), turnMs, { autoInvoke: true });
  const left = Math.round((new Date(at).getTime() - now) / minuteMs);
  const words = duration(Math.abs(left));
  const tone = left < 0 ? 'late' : left <= soonMinutes ? 'due' : 'active';
  return (
    <time dateTime={at} title={t('requests.answerBy', { at: `${dayInWords(at)}، ${time(at)}` })}>
      <StatusBadge tone={tone}>
        {left < 0 ? t('requests.timeOver', { time: words }) : t('requests.timeLeft', { time: words })}
      </StatusBadge>
    </time>
  );
}
