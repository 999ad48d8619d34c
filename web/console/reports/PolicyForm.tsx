import { Switch, Text } from '@mantine/core';
import type { readPolicy } from '../../../server/service-reports/policy.contract.ts';
import { changePolicy } from '../../../server/service-reports/policy.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { sayDone } from '../../kit/notify.ts';
import { RialInput } from '../../kit/RialInput.tsx';
import { When } from '../../kit/When.tsx';
import type { OutputOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';

export function PolicyForm({ policy }: { policy: OutputOf<typeof readPolicy> }) {
  const { version, changedAt, isAutomatic, isSmallCompany } = policy;
  const initial: {
    isAutomatic: boolean;
    worthMaxAmount: number | '';
    samplePercent: string;
    isSmallCompany: boolean;
  } = {
    isAutomatic,
    worthMaxAmount: policy.worthMaxAmount,
    samplePercent: String(policy.samplePercent),
    isSmallCompany,
  };
  const state = useCommandForm({
    contract: changePolicy,
    initial,
    toInput: ({ samplePercent: share, ...values }) => ({
      ...values,
      samplePercent: share === '' ? null : Number(share),
      version,
    }),
    onDone: () => sayDone(t('reportRules.savedPolicy')),
  });
  const { getInputProps, values } = state.form;
  return (
    <CommandForm of={state} aside={<Standing version={version} changedAt={changedAt} />}>
      <Switch
        label={t('reportRules.isAutomatic')}
        description={t('reportRules.isAutomaticSays')}
        {...getInputProps('isAutomatic', { type: 'checkbox' })}
      />
      <RialInput
        label={t('reportRules.worthMax')}
        description={t('reportRules.worthMaxSays')}
        disabled={!values.isAutomatic}
        {...getInputProps('worthMaxAmount')}
      />
      <DigitsInput
        label={t('reportRules.samplePercent')}
        description={t('reportRules.samplePercentSays')}
        digitsMax={3}
        disabled={!values.isAutomatic}
        {...getInputProps('samplePercent')}
      />
      <Switch
        label={t('reportRules.isSmallCompany')}
        description={t('reportRules.isSmallCompanySays')}
        {...getInputProps('isSmallCompany', { type: 'checkbox' })}
      />
    </CommandForm>
  );
}

function Standing({ version, changedAt }: { version: number; changedAt: string | null }) {
  return (
    <Text size="sm" c="dimmed">
      {t('reportRules.version', { version })} {changedAt === null ? null : <When at={changedAt} />}
    </Text>
  );
}
