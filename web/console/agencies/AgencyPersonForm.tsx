import { MultiSelect, Stack, TextInput } from '@mantine/core';
import { addPerson, agencyRoles, changePerson } from '../../../server/agencies/agencies.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { PhoneInput } from '../../kit/PhoneInput.tsx';
import { t } from '../../lib/texts.ts';
import type { AgencyPerson } from './AgencyPersonRow.tsx';

type AgencyPersonFormProps = { agencyId: string; person: AgencyPerson | undefined; close: () => void };

/** A new person of an agency, who signs in with his mobile; or a changed one. */
export function AgencyPersonForm({ agencyId, person, close }: AgencyPersonFormProps) {
  const state = useCommandForm({
    contract: person === undefined ? addPerson : changePerson,
    initial: { title: person?.title ?? '', mobile: '', roleCodes: person?.roleCodes ?? ['technician'] },
    draft: `agencies.person.${person?.membershipId ?? agencyId}`,
    toInput: ({ mobile, ...values }) =>
      person === undefined
        ? { ...values, mobile, id: agencyId }
        : { ...values, id: agencyId, membershipId: person.membershipId, version: person.version },
    also: ['identity'],
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <TextInput label={t('agencies.personName')} withAsterisk {...getInputProps('title')} />
        {person === undefined ? (
          <PhoneInput
            label={t('web.mobile')}
            description={t('agencies.mobileHint')}
            withAsterisk
            {...getInputProps('mobile')}
          />
        ) : null}
        <MultiSelect
          label={t('agencies.rolesOfPerson')}
          withAsterisk
          hidePickedOptions
          data={agencyRoles.map((value) => ({ value, label: t(`agencies.role.${value}`) }))}
          {...getInputProps('roleCodes')}
        />
      </Stack>
    </CommandForm>
  );
}
