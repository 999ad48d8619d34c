import { Select, Stack, TextInput } from '@mantine/core';
import { listPeople, makeApiKey } from '../../../server/identity/identity.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';

type ApiKeyFormProps = { close: () => void; onMade: (key: string) => void };

const dayChoices = [30, 90, 365, 3650];

export function ApiKeyForm({ close, onMade }: ApiKeyFormProps) {
  const state = useCommandForm({
    contract: makeApiKey,
    initial: { title: '', membershipId: '', days: '365' },
    draft: 'identity.apiKey',
    toInput: ({ days, ...values }) => ({ ...values, days: days === 'forever' ? null : Number(days) }),
    onDone: ({ key }) => onMade(key),
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('identity.makeKey')} onCancel={close}>
      <Stack gap="sm">
        <TextInput
          label={t('identity.keyTitle')}
          description={t('identity.keyTitleHint')}
          withAsterisk
          data-autofocus
          {...getInputProps('title')}
        />
        <SelectCode
          label={t('identity.keyPerson')}
          description={t('identity.keyPersonHint')}
          withAsterisk
          list={listPeople}
          fixed={{ ended: 'false' }}
          {...getInputProps('membershipId')}
        />
        <Select
          label={t('identity.validFor')}
          allowDeselect={false}
          data={[
            ...dayChoices.map((days) => ({
              value: String(days),
              label: t('identity.days', { count: days }),
            })),
            { value: 'forever', label: t('identity.forever') },
          ]}
          {...getInputProps('days')}
        />
      </Stack>
    </CommandForm>
  );
}
