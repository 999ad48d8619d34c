import { Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import {
  dispositions,
  inspectionResults,
  inspectObligation,
  waiveObligation,
} from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { RialInput } from '../../kit/RialInput.tsx';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import type { Obligation } from './obligation-words.ts';

const accepted: readonly string[] = ['confirmed', 'no_fault_found', 'abused'];
const noAmount: number | '' = '';

/** Says what came, and what becomes of it. */
export function InspectForm({ obligation, close }: { obligation: Obligation; close: () => void }) {
  const may = useMay();
  const state = useCommandForm({
    contract: inspectObligation,
    initial: { result: '', disposition: '', note: '', debitAmount: noAmount },
    toInput: ({ disposition, debitAmount, ...values }) => ({
      ...values,
      id: obligation.id,
      version: obligation.version,
      ...(accepted.includes(values.result) && { disposition }),
      ...(values.result === 'abused' && { debitAmount }),
    }),
    also: ['ledger'],
    onDone: () => {
      sayDone(t('warehouse.done'));
      close();
    },
  });
  const { getInputProps, values } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warehouse.inspect')} onCancel={close}>
      <Text size="sm" c="dimmed">
        {t('warehouse.inspectHint')}
      </Text>
      <Radio.Group label={t('warehouse.result')} withAsterisk {...getInputProps('result')}>
        <Stack gap={6} mt={4}>
          {inspectionResults.map((result) => (
            <Radio key={result} value={result} label={t(`warehouse.result.${result}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {accepted.includes(values.result) ? (
        <Select
          label={t('warehouse.disposition')}
          clearable
          data={dispositions.map((value) => ({ value, label: t(`warehouse.disposition.${value}`) }))}
          {...getInputProps('disposition')}
        />
      ) : null}
      {values.result === 'abused' && may(waiveObligation.permission) ? (
        <RialInput label={t('warehouse.abuseAmount')} {...getInputProps('debitAmount')} />
      ) : null}
      <Textarea label={t('warehouse.note')} autosize minRows={2} {...getInputProps('note')} />
    </CommandForm>
  );
}
