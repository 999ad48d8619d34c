import { Skeleton, Stack } from '@mantine/core';
import { IconPoint } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { t } from '../lib/texts.ts';
import { EmptyState } from './EmptyState.tsx';
import classes from './Timeline.module.css';
import type { Tone } from './tones.ts';
import { When } from './When.tsx';

export type TimelineEntry = {
  id: string;
  at: string;
  /** The whole sentence, already in the reader's words. */
  sentence: ReactNode;
  /** Who did it. */
  by?: string | null | undefined;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  tone?: Tone;
  /** More under the sentence: a message's text, a photo. */
  detail?: ReactNode;
};

/** What happened, newest first: icon, sentence, who, when. `entries` undefined shows the skeleton. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] | undefined }) {
  if (entries === undefined) {
    return (
      <Stack gap="sm" aria-busy>
        {[70, 90, 55].map((width) => (
          <Skeleton key={width} height={14} width={`${width}%`} />
        ))}
      </Stack>
    );
  }
  if (entries.length === 0) return <EmptyState title={t('web.noTimeline')} />;
  return (
    <ol className={classes['timeline']}>
      {entries.map(({ id, at, sentence, by, icon: Icon = IconPoint, tone = 'plain', detail }) => (
        <li key={id} className={classes['entry']}>
          <span className={classes['icon']} data-tone={tone} aria-hidden>
            <Icon size={15} stroke={1.7} />
          </span>
          <div className={classes['body']}>
            <div>{sentence}</div>
            {detail === undefined ? null : <div className={classes['detail']}>{detail}</div>}
            <div className={classes['facts']}>
              <When at={at} show="relative" />
              {by ? <span>{by}</span> : null}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
