import type { MultiSelectProps } from '@mantine/core';
import { MultiSelect } from '@mantine/core';
import { listRoles } from '../../../server/identity/identity.contract.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

/** The roles of the head office; those of agencies are given at the agency. */
export function RoleChoice(props: MultiSelectProps) {
  const roles = useAsk(listRoles, {}, { staleMs: 60_000 });
  const ofOffice = roles.data?.items.filter(({ sees }) => sees === 'office' || sees === 'ts') ?? [];
  return (
    <MultiSelect
      label={t('identity.rolesOf')}
      description={t('identity.rolesHint')}
      searchable
      hidePickedOptions
      withAsterisk
      nothingFoundMessage={t('web.nothingFound')}
      data={ofOffice.map(({ code, title }) => ({ value: code, label: title }))}
      {...props}
    />
  );
}
