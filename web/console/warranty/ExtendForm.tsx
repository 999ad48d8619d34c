import { Group, MultiSelect, Select, Stack } from '@mantine/core';
import { addWarrantyEvent } from '../../../server/warranty/warranty.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { CountInput } from './CountInput.tsx';
import { t } from '../../lib/texts.ts';
import type { Registration } from './registration-words.ts';
import { ReasonFields } from './ReasonFields.tsx';

type ExtendFormProps = { registration: Registration; close: () => void };
const units = ['month', 'week', 'day'] as const;

/** A longer warranty, for all its terms or for some. */
export function ExtendForm({ registration, close }: ExtendFormProps) {
  const { id, version, terms } = registration;
  const termIds: string[] = [];
  const state = useCommandForm({
    contract: addWarrantyEvent,
    initial: {
      event: {
        kind: 'extension',
        length: { unit: 'month', count: '' },
        termIds,
        reasonCode: '',
        evidence: '',
      },
    },
    draft: `warranty.extend.${id}`,
    toInput: ({ event: { length, termIds: chosen, ...event } }) => ({
      id,
      version,
      event: {
        ...event,
        length: { ...length, count: Number(length.count) },
        termIds: chosen.length === 0 ? null : chosen,
      },
    }),
    also: ['devices'],
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warranty.extend')} onCancel={close}>
      <Stack gap="sm">
        <Select
          label={t('warranty.extendKind')}
          allowDeselect={false}
          data={[
            { value: 'extension', label: t('warranty.event.extension') },
            { value: 'statutory_extension', label: t('warranty.event.statutory_extension') },
          ]}
          {...getInputProps('event.kind')}
        />
        <Group grow align="flex-start">
          <CountInput label={t('warranty.extendBy')} withAsterisk {...getInputProps('event.length.count')} />
          <Select
            label={t('warranty.unit')}
            allowDeselect={false}
            data={units.map((value) => ({ value, label: t(`warranty.unit.${value}`) }))}
            {...getInputProps('event.length.unit')}
          />
        </Group>
        <MultiSelect
          label={t('warranty.extendTerms')}
          placeholder={state.form.values.event.termIds.length === 0 ? t('warranty.everyTerm') : ''}
          data={terms.map((term) => ({ value: term.id, label: term.title || t('warranty.wholeDevice') }))}
          {...getInputProps('event.termIds')}
        />
        <ReasonFields input={(name) => getInputProps(`event.${name}`)} />
      </Stack>
    </CommandForm>
  );
}
