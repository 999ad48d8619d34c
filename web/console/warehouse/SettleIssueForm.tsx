import { Radio, Stack, Textarea } from '@mantine/core';
import { settleIssue } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { Issue } from './issue-words.ts';

/** Says where what did not arrive is. Row M2. */
export function SettleIssueForm({ issue, close }: { issue: Issue; close: () => void }) {
  const state = useCommandForm({
    contract: settleIssue,
    initial: { as: 'returned', note: '' },
    toInput: (values) => ({ ...values, id: issue.id, version: issue.version }),
    onDone: () => {
      sayDone(t('warehouse.issueSettled'));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warehouse.settle')} onCancel={close}>
      <Radio.Group label={t('warehouse.settleAs')} {...getInputProps('as')}>
        <Stack gap={6} mt={4}>
          <Radio value="returned" label={t('warehouse.settle.returned')} />
          <Radio value="lost" label={t('warehouse.settle.lost')} />
        </Stack>
      </Radio.Group>
      <Textarea label={t('warehouse.note')} withAsterisk autosize minRows={2} {...getInputProps('note')} />
    </CommandForm>
  );
}
