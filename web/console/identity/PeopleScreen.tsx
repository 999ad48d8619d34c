import { Button, Drawer } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { invitePerson, listPeople, listRoles } from '../../../server/identity/identity.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAsk } from '../../lib/ask.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { InviteForm } from './InviteForm.tsx';
import { personColumns } from './PersonColumns.tsx';
import { PersonPanel } from './PersonPanel.tsx';

/** The people of the head office. */
export function PeopleScreen() {
  const may = useMay();
  const [isInviting, setInviting] = useState(false);
  const roles = useAsk(listRoles, {}, { staleMs: 60_000 });
  const titles = new Map(roles.data?.items.map(({ code, title }) => [code, title]));
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
        columns={personColumns(titles)}
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
