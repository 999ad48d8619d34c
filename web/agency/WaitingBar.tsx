import { Group, Progress, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWaitingFiles } from '../lib/outbox.ts';
import { startSending } from '../lib/outbox-send.ts';
import type { KeptFile } from '../lib/outbox-store.ts';
import { number } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import classes from './WaitingBar.module.css';

/** Sends what this phone still keeps, and says on every page how much that is. */
export function WaitingBar({ owner }: { owner: string }) {
  useEffect(() => startSending(owner), [owner]);
  const { online } = useNetwork();
  const files = useWaitingFiles(owner) ?? [];
  if (files.length === 0) return null;
  const { percent, megabytes } = sumOf(files);
  const isHeld = !online || files.some((file) => file.isHeld);
  return (
    <div className={classes['bar']} data-held={isHeld || undefined} role="status">
      <Group gap="xs" wrap="nowrap">
        <IconCloudUp size={18} aria-hidden />
        <Text size="sm">
          {isHeld
            ? t('agency.filesHeld', { count: files.length, megabytes })
            : t('agency.filesGoing', { count: files.length, megabytes })}
        </Text>
      </Group>
      <Progress
        value={percent}
        size="xs"
        color={isHeld ? 'due' : 'accent'}
        aria-label={t('agency.sentPart', { percent: number(percent) })}
      />
    </div>
  );
}

function sumOf(files: readonly KeptFile[]): { percent: number; megabytes: string } {
  const all = files.reduce((sum, { byteCount }) => sum + byteCount, 0);
  const sent = files.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
  return {
    percent: all === 0 ? 0 : Math.floor((sent / all) * 100),
    megabytes: number(Math.max(Math.round(((all - sent) / 1_000_000) * 10) / 10, 0.1)),
  };
}
