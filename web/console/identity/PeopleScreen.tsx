import { Button, Drawer } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonView } from '../../../server/identity/identity.contract.ts';
import { invitePerson, listPeople, listRoles } from '../../../server/identity/identity.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { useAsk } from '../../lib/ask.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { InviteForm } from './InviteForm.tsx';
import { PersonPanel } from './PersonPanel.tsx';

/** The people of the head office. */
export function PeopleScreen() {
  const may = useMay();
  const [isInviting, setInviting] = useState(false);
  const roles = useAsk(listRoles, {}, { staleMs: 60_000 });
  const titles = new Map(roles.data?.items.map(({ code, title }) => [code, title]));
  const columns: readonly Column<PersonView>[] = [
    { key: 'title', title: t('identity.name'), width: 200, card: 'title', cell: (row) => row.title },
    { key: 'mobile', title: t('web.mobile'), width: 150, cell: (row) => <Code digits>{row.mobile}</Code> },
    {
      key: 'roles',
      title: t('identity.rolesOf'),
      cell: (row) => row.roleCodes.map((code) => titles.get(code) ?? code).join('، '),
    },
    {
      key: 'state',
      title: t('web.state'),
      width: 130,
      card: 'corner',
      cell: (row) =>
        row.isEnded ? (
          <StatusBadge>{t('identity.ended')}</StatusBadge>
        ) : (
          <StatusBadge tone="done">{t('identity.atWork')}</StatusBadge>
        ),
    },
  ];
  const inviteButton = may(invitePerson.permission) ? (
    <Button size="xs" leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
      {t('identity.invite')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="people"
        title={t('identity.people')}
        list={listPeople}
        columns={columns}
        searchHint={t('identity.searchPeople')}
        stages={{
          param: 'ended',
          choices: [
            { value: 'false', label: t('identity.atWork') },
            { value: 'true', label: t('identity.ended') },
          ],
        }}
        Panel={PersonPanel}
        actions={inviteButton}
        empty={{ title: t('identity.noPeople'), hint: t('identity.noPeopleHint'), action: inviteButton }}
      />
      <Drawer
        opened={isInviting}
        onClose={() => setInviting(false)}
        title={t('identity.invite')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <InviteForm close={() => setInviting(false)} />
      </Drawer>
    </>
  );
}
