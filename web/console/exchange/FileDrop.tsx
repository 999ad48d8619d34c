import { Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.layer.css';
import { IconFileSpreadsheet, IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import classes from './FileDrop.module.css';

type FileDropProps = {
  busy: boolean;
  /** How much of the file has gone, 0 to 1. */
  part: number;
  onFile: (file: File) => void;
};

const accepted = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/csv': ['.csv'],
};
const BYTES_MAX = 100 * 1024 * 1024;

/** A place to drop the list, or to press and choose it. */
export function FileDrop({ busy, part, onFile }: FileDropProps) {
  const [isRefused, setRefused] = useState(false);
  const percent = Math.round(part * 100);
  return (
    <Stack gap="xs">
      <Dropzone
        onDrop={([file]) => {
          setRefused(false);
          if (file !== undefined) onFile(file);
        }}
        onReject={() => setRefused(true)}
        accept={accepted}
        maxFiles={1}
        maxSize={BYTES_MAX}
        multiple={false}
        disabled={busy}
        className={classes['drop'] ?? ''}
        inputProps={{ 'aria-label': t('exchange.dropHere') }}
      >
        <Stack align="center" gap={4} className={classes['inside'] ?? ''}>
          <Dropzone.Accept>
            <IconUpload size={32} stroke={1.4} />
          </Dropzone.Accept>
          <Dropzone.Reject>
            <IconX size={32} stroke={1.4} />
          </Dropzone.Reject>
          <Dropzone.Idle>
            <IconFileSpreadsheet size={32} stroke={1.4} />
          </Dropzone.Idle>
          <Text fw={600}>{busy ? t('exchange.sending', { percent }) : t('exchange.dropHere')}</Text>
          <Text size="xs" c="dimmed">
            {t('exchange.dropHint')}
          </Text>
        </Stack>
      </Dropzone>
      {busy ? (
        <Progress value={percent} aria-label={t('exchange.sending', { percent: digits(percent) })} />
      ) : null}
      {isRefused ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('exchange.notThisFile')}
        </Text>
      ) : null}
    </Stack>
  );
}
