import { Stack, TextInput } from '@mantine/core';
import { invitePerson } from '../../../server/identity/identity.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { PhoneInput } from '../../kit/PhoneInput.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import { RoleChoice } from './RoleChoice.tsx';

/** A person becomes a member: he signs in with his mobile, no password needed. */
export function InviteForm({ close }: { close: () => void }) {
  const state = useCommandForm<typeof invitePerson, { mobile: string; title: string; roleCodes: string[] }>({
    contract: invitePerson,
    initial: { mobile: '', title: '', roleCodes: [] },
    draft: 'identity.invite',
    onDone: ({ title }) => {
      sayDone(t('identity.invited', { person: title }));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('identity.inviteVerb')} onCancel={close}>
      <Stack gap="sm">
        <PhoneInput
          label={t('web.mobile')}
          description={t('identity.mobileHint')}
          withAsterisk
          data-autofocus
          {...getInputProps('mobile')}
        />
        <TextInput label={t('identity.name')} withAsterisk {...getInputProps('title')} />
        <RoleChoice {...getInputProps('roleCodes')} />
      </Stack>
    </CommandForm>
  );
}
