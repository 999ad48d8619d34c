import { Button, Drawer, Group } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { listApiKeys } from '../../../server/identity/identity.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t, textLanguage } from '../../lib/texts.ts';
import { ApiKeyForm } from './ApiKeyForm.tsx';
import { ApiKeyPanel } from './ApiKeyPanel.tsx';
import { NewKey } from './NewKey.tsx';
import type { ApiKey } from './api-key-state.ts';
import { keyState } from './api-key-state.ts';

/** Keys with which other programs speak to us as a person of the company. */
export function ApiKeysScreen() {
  const [isMaking, setMaking] = useState(false);
  const [key, setKey] = useState<string | undefined>(undefined);
  const close = () => {
    setMaking(false);
    setKey(undefined);
  };
  const makeButton = (
    <Button size="xs" leftSection={<IconKey size={16} />} onClick={() => setMaking(true)}>
      {t('identity.newKey')}
    </Button>
  );
  const docsLink = (
    <Button
      component="a"
      size="xs"
      variant="default"
      href={`/api/docs?lang=${textLanguage()}`}
      target="_blank"
    >
      {t('identity.forPrograms')}
    </Button>
  );
  return (
    <>
      <ListScreen
        name="apiKeys"
        title={t('identity.apiKeys')}
        list={listApiKeys}
        columns={columns()}
        noSearch
        Panel={ApiKeyPanel}
        actions={
          <Group gap="xs">
            {docsLink}
            {makeButton}
          </Group>
        }
        empty={{ title: t('identity.noKeys'), hint: t('identity.noKeysHint'), action: makeButton }}
      />
      <Drawer
        opened={isMaking}
        onClose={close}
        title={t('identity.newKey')}
        closeOnClickOutside={key === undefined}
        closeOnEscape={key === undefined}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        {key === undefined ? (
          <ApiKeyForm close={close} onMade={setKey} />
        ) : (
          <NewKey value={key} onDone={close} />
        )}
      </Drawer>
    </>
  );
}

const columns = (): readonly Column<ApiKey>[] => [
  { key: 'title', title: t('identity.keyTitle'), card: 'title', cell: (row) => row.title },
  { key: 'person', title: t('identity.keyPerson'), width: 200, cell: (row) => row.personTitle },
  { key: 'made', title: t('identity.madeAt'), width: 170, cell: (row) => <When at={row.madeAt} /> },
  {
    key: 'until',
    title: t('identity.until'),
    width: 150,
    cell: (row) => (row.expiresAt === null ? t('identity.forever') : <When at={row.expiresAt} show="day" />),
  },
  {
    key: 'state',
    title: t('web.state'),
    width: 130,
    card: 'corner',
    cell: (row) => {
      const { tone, label } = keyState(row);
      return <StatusBadge tone={tone}>{label}</StatusBadge>;
    },
  },
];
