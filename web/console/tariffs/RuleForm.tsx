import { SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { RuleView } from '../../../server/tariffs/tariffs.contract.ts';
import { addRule, changeRule } from '../../../server/tariffs/tariffs.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import ltr from '../../kit/Ltr.module.css';
import { RialInput } from '../../kit/RialInput.tsx';
import { t } from '../../lib/texts.ts';
import { ruleFieldsOf, ruleInput } from './rule-fields.ts';
import { RuleScopeFields } from './RuleScopeFields.tsx';
import { kindChoices } from './tariff-words.ts';

type RuleFormProps = { rule: RuleView | undefined; close: () => void; onDone: (id: string) => void };

/** A rule of the tariff: a new one, or one written anew. */
export function RuleForm({ rule, close, onDone }: RuleFormProps) {
  const state = useCommandForm({
    contract: rule === undefined ? addRule : changeRule,
    initial: ruleFieldsOf(rule),
    draft: `tariffs.rule.${rule?.id ?? 'new'}`,
    toInput: (values) => ({
      ...ruleInput(values),
      ...(rule === undefined ? {} : { id: rule.id, version: rule.version }),
    }),
    onDone: ({ id }) => onDone(id),
  });
  const { getInputProps, setFieldValue, values } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <Select
          label={t('tariffs.kind')}
          withAsterisk
          allowDeselect={false}
          data={kindChoices()}
          {...getInputProps('kind')}
        />
        <SegmentedControl
          aria-label={t('tariffs.effect')}
          value={values.effect}
          onChange={(value) => setFieldValue('effect', value === 'coefficient' ? value : 'amount')}
          data={[
            { value: 'amount', label: t('tariffs.amount') },
            { value: 'coefficient', label: t('tariffs.coefficient') },
          ]}
        />
        {values.effect === 'amount' ? (
          <RialInput
            label={t('tariffs.amount')}
            description={values.kind === 'travel_rate' ? t('tariffs.perKilometreHint') : undefined}
            withAsterisk
            {...getInputProps('amount')}
          />
        ) : (
          <TextInput
            label={t('tariffs.coefficient')}
            description={t('tariffs.coefficientHint')}
            withAsterisk
            inputMode="decimal"
            autoComplete="off"
            classNames={{ input: ltr['ltr'] ?? '' }}
            {...getInputProps('basisPoints')}
          />
        )}
        <SimpleGrid cols={2} spacing="sm">
          <JalaliDate label={t('tariffs.fromOn')} withAsterisk {...getInputProps('fromOn')} />
          <JalaliDate
            label={t('tariffs.toOn')}
            description={t('tariffs.toOnHint')}
            {...getInputProps('toOn')}
          />
        </SimpleGrid>
        <RuleScopeFields rule={rule} input={getInputProps} />
        <TextInput
          label={t('tariffs.title')}
          description={t('tariffs.titleHint')}
          {...getInputProps('title')}
        />
      </Stack>
    </CommandForm>
  );
}
