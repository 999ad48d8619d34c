import { Fieldset, MultiSelect, Select, SimpleGrid, Stack } from '@mantine/core';
import { modelList } from '../../../server/catalog/catalog.contract.ts';
import { changePolicy, makePolicy } from '../../../server/warranty/policy.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';
import { ComponentRows } from './ComponentRows.tsx';
import { CountInput } from './CountInput.tsx';
import { bases, guarantors } from './policy-choices.ts';
import { newComponent, policyFieldsOf, policyInput } from './policy-fields.ts';
import type { Policy } from './PolicyVersion.tsx';

type PolicyFormProps = { policy: Policy | undefined; close: () => void; onDone: (modelId: string) => void };

/** The simple form of a policy: the first version of a model, or its next one. */
export function PolicyForm({ policy, close, onDone }: PolicyFormProps) {
  const state = useCommandForm({
    contract: policy === undefined ? makePolicy : changePolicy,
    initial: policyFieldsOf(policy),
    draft: `warranty.policy.${policy?.id ?? 'new'}`,
    toInput: (values) => ({
      ...policyInput(values),
      ...(policy === undefined ? { modelId: values.modelId } : { id: policy.id, version: policy.version }),
    }),
    onDone: ({ modelId }) => onDone(modelId),
  });
  const { getInputProps, insertListItem, removeListItem, values } = state.form;
  const basisChoices = bases.map((value) => ({ value, label: t(`warranty.basis.${value}`) }));
  return (
    <CommandForm
      of={state}
      onCancel={close}
      saveLabel={policy === undefined ? t('web.save') : t('warranty.saveVersion')}
    >
      <Stack gap="sm">
        {policy === undefined ? (
          <SelectCode
            label={t('warranty.model')}
            withAsterisk
            list={modelList.list}
            {...getInputProps('modelId')}
          />
        ) : (
          <JalaliDate
            label={t('warranty.fromOn')}
            description={t('warranty.fromOnHint')}
            {...getInputProps('fromOn')}
          />
        )}
        <Fieldset legend={t('warranty.monthsOfDevice')}>
          <SimpleGrid cols={3} spacing="sm">
            <CountInput label={t('warranty.line.labour')} {...getInputProps('labourMonths')} />
            <CountInput label={t('warranty.line.part')} {...getInputProps('partMonths')} />
            <CountInput label={t('warranty.line.travel')} {...getInputProps('travelMonths')} />
          </SimpleGrid>
        </Fieldset>
        <ComponentRows
          components={values.components}
          input={(path) => getInputProps(`components.${path}`)}
          add={() => insertListItem('components', newComponent)}
          remove={(at) => removeListItem('components', at)}
        />
        <MultiSelect
          label={t('warranty.startBases')}
          description={t('warranty.startBasesHint')}
          withAsterisk
          hidePickedOptions
          data={basisChoices}
          {...getInputProps('startBases')}
        />
        <SimpleGrid cols={2} spacing="sm">
          <Select
            label={t('warranty.latestAnchor')}
            placeholder={t('warranty.noLatestStart')}
            clearable
            data={basisChoices}
            {...getInputProps('latestAnchor')}
          />
          <CountInput
            label={t('warranty.latestMonths')}
            disabled={!values.latestAnchor}
            {...getInputProps('latestMonths')}
            {...errorAt(state.form.errors['latestStart.months'])}
          />
        </SimpleGrid>
        <SimpleGrid cols={3} spacing="sm">
          <Select
            label={t('warranty.guarantor')}
            allowDeselect={false}
            data={guarantors.map((value) => ({ value, label: t(`warranty.guarantor.${value}`) }))}
            {...getInputProps('guarantor')}
          />
          <CountInput label={t('warranty.serviceDutyYears')} {...getInputProps('serviceDutyYears')} />
          <CountInput label={t('warranty.partsDutyYears')} {...getInputProps('partsDutyYears')} />
        </SimpleGrid>
      </Stack>
    </CommandForm>
  );
}

function errorAt(error: unknown) {
  return typeof error === 'string' ? { error } : {};
}
