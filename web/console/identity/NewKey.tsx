import { Alert, Button, CopyButton, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCopy } from '@tabler/icons-react';
import { t } from '../../lib/texts.ts';
import classes from './NewKey.module.css';

type NewKeyProps = { value: string; onDone: () => void };

/** The secret of a key, this once. */
export function NewKey({ value, onDone }: NewKeyProps) {
  return (
    <Stack gap="md">
      <Alert color="due" icon={<IconAlertCircle />} title={t('identity.keyOnce')}>
        {t('identity.keyOnceHint')}
      </Alert>
      <Text component="code" dir="ltr" className={classes['key'] ?? ''} tabIndex={0}>
        {value}
      </Text>
      <CopyButton value={value} timeout={3000}>
        {({ copied, copy }) => (
          <Button
            variant={copied ? 'default' : 'filled'}
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={copy}
            data-autofocus
          >
            {copied ? t('web.copied') : t('identity.copyKey')}
          </Button>
        )}
      </CopyButton>
      <Button variant="subtle" color="gray" onClick={onDone}>
        {t('identity.keyKept')}
      </Button>
    </Stack>
  );
}
