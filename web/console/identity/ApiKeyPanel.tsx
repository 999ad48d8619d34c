import { Stack, Text } from '@mantine/core';
import { endApiKey } from '../../../server/identity/identity.contract.ts';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { ApiKey } from './api-key-state.ts';
import { keyState } from './api-key-state.ts';

export function ApiKeyPanel({ row, close }: PanelProps<ApiKey>) {
  const end = useCommand(endApiKey, {
    onDone: () => sayDone(t('identity.keyEndedDone')),
    onRefused: sayFailed,
  });
  if (row === undefined) {
    return (
      <SidePanel title={t('identity.apiKeys')} onClose={close}>
        <EmptyState title={t('web.missing')} hint={t('identity.notInList')} />
      </SidePanel>
    );
  }
  const { tone, label } = keyState(row);
  return (
    <SidePanel
      title={row.title}
      onClose={close}
      moves={
        row.isEnded ? null : (
          <div>
            <ConfirmButton
              says={t('identity.endKeySays')}
              verb={t('identity.endKey')}
              c="late"
              loading={end.busy}
              onConfirm={() => end.run({ id: row.id })}
            >
              {t('identity.endKey')}
            </ConfirmButton>
          </div>
        )
      }
    >
      <Stack gap="xs">
        <div>
          <StatusBadge tone={tone}>{label}</StatusBadge>
        </div>
        <Text size="sm">{t('identity.keyActsAs', { person: row.personTitle })}</Text>
        <Text size="sm" component="div">
          {t('identity.madeAt')}: <When at={row.madeAt} />
        </Text>
        <Text size="sm" component="div">
          {t('identity.until')}:{' '}
          {row.expiresAt === null ? t('identity.forever') : <When at={row.expiresAt} />}
        </Text>
      </Stack>
    </SidePanel>
  );
}
