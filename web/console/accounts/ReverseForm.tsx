import { Select, Stack, Text, Textarea } from '@mantine/core';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import { reverseEntry } from '../../../server/ledger/entries.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { Entry } from './EntryPanel.tsx';

/** Takes an entry back by another; both stay in the books. */
export function ReverseForm({ entry, close }: { entry: Entry; close: () => void }) {
  const reasons = useList(reasonList.list, { kind: 'reverse_entry' }, { limit: 100 });
  const state = useCommandForm({
    contract: reverseEntry,
    initial: { reasonCode: '', note: '' },
    toInput: (values) => ({ ...values, id: entry.id }),
    onDone: () => {
      sayDone(t('ledger.reversed'));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <FormPaper>
      <CommandForm of={state} saveLabel={t('ledger.reverse')} onCancel={close}>
        <Stack gap="sm">
          <Text size="sm">{t('ledger.reverseSays')}</Text>
          <Select
            label={t('ledger.reason')}
            withAsterisk
            data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
            nothingFoundMessage={t('web.nothingFound')}
            {...getInputProps('reasonCode')}
          />
          <Textarea
            label={t('ledger.note')}
            description={t('ledger.memoHint')}
            autosize
            minRows={2}
            {...getInputProps('note')}
          />
        </Stack>
      </CommandForm>
    </FormPaper>
  );
}
