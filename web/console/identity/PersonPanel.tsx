import { Button, Stack, Text, TextInput } from '@mantine/core';
import type { PersonView } from '../../../server/identity/identity.contract.ts';
import { changePerson, listRoles } from '../../../server/identity/identity.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { RoleChoice } from './RoleChoice.tsx';

/** A person: name, roles, end and return. */
export function PersonPanel({ row, close }: PanelProps<PersonView>) {
  const may = useMay();
  if (row === undefined) {
    return (
      <SidePanel title={t('identity.people')} onClose={close}>
        <EmptyState title={t('web.missing')} hint={t('identity.notInList')} />
      </SidePanel>
    );
  }
  const mayWrite = may(changePerson.permission);
  return (
    <SidePanel title={row.title} onClose={close} moves={mayWrite ? <EndOrReturn person={row} /> : null}>
      <Stack gap="md">
        <Text size="sm">
          {t('web.mobile')}:{' '}
          <Code digits copy>
            {row.mobile.replace(/^\+98/, '0')}
          </Code>
        </Text>
        {mayWrite && !row.isEnded ? (
          <PersonForm key={`${row.id}/${row.version}`} person={row} close={close} />
        ) : (
          <RolesOf person={row} />
        )}
      </Stack>
    </SidePanel>
  );
}

function PersonForm({ person, close }: { person: PersonView; close: () => void }) {
  const state = useCommandForm<typeof changePerson, { title: string; roleCodes: string[] }>({
    contract: changePerson,
    initial: { title: person.title, roleCodes: person.roleCodes },
    draft: `identity.person.${person.id}`,
    toInput: (values) => ({ ...values, id: person.id, version: person.version }),
    onDone: () => sayDone(t('identity.personSaved')),
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <TextInput label={t('identity.name')} withAsterisk {...getInputProps('title')} />
        <RoleChoice {...getInputProps('roleCodes')} />
      </Stack>
    </CommandForm>
  );
}

function RolesOf({ person }: { person: PersonView }) {
  const roles = useAsk(listRoles, {}, { staleMs: 60_000 });
  const titles = new Map(roles.data?.items.map(({ code, title }) => [code, title]));
  return (
    <Text size="sm">
      {t('identity.rolesOf')}: {person.roleCodes.map((code) => titles.get(code) ?? code).join('، ')}
    </Text>
  );
}

function EndOrReturn({ person }: { person: PersonView }) {
  const { session } = useSession();
  const change = useCommand(changePerson, { onRefused: sayFailed });
  const set = (isEnded: boolean) => change.run({ id: person.id, version: person.version, isEnded });
  if (session?.membershipId === person.id) return null;
  if (person.isEnded) {
    return (
      <div>
        <Button size="xs" variant="default" loading={change.busy} onClick={() => set(false)}>
          {t('identity.return')}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <ConfirmButton
        says={t('identity.endSays', { person: person.title })}
        verb={t('identity.end')}
        loading={change.busy}
        c="late"
        onConfirm={() => set(true)}
      >
        {t('identity.end')}
      </ConfirmButton>
    </div>
  );
}
