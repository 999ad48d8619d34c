import { Button, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { sayFailure } from '../lib/failure-words.ts';
import { t } from '../lib/texts.ts';
import classes from './EmptyState.module.css';

type FailureStateProps = {
  failure: unknown;
  retry?: (() => void) | undefined;
  /** What was kept, in the person's words. */
  kept?: string;
};

/** What happened, what was kept, and the offer to try again. */
export function FailureState({ failure, retry, kept }: FailureStateProps) {
  const said = sayFailure(failure);
  return (
    <Stack align="center" gap="xs" className={classes['state']} role="alert">
      <span className={classes['icon']} aria-hidden>
        <IconPlugConnectedX size={28} stroke={1.4} />
      </span>
      <Text fw={600}>{said.title}</Text>
      <Text size="sm" c="dimmed" ta="center" maw={420}>
        {kept ?? said.hint}
      </Text>
      {retry === undefined ? null : (
        <Button variant="default" size="xs" leftSection={<IconRefresh size={16} />} onClick={retry}>
          {t('web.tryAgain')}
        </Button>
      )}
    </Stack>
  );
}
