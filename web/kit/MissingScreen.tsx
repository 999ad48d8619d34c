import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useGo } from '../lib/address.ts';
import { t } from '../lib/texts.ts';
import { EmptyState } from './EmptyState.tsx';

/** No such page. */
export function MissingScreen() {
  const go = useGo();
  return (
    <main>
      <EmptyState
        icon={IconMapOff}
        title={t('web.noSuchPage')}
        isPage
        hint={t('web.noSuchPageHint')}
        action={
          <Button variant="default" size="xs" onClick={() => go('/')}>
            {t('web.toHome')}
          </Button>
        }
      />
    </main>
  );
}
