import { Textarea } from '@mantine/core';
import { askAboutLine } from '../../server/ledger/account-questions.contract.ts';
import type { Line } from '../console/accounts/StatementColumns.tsx';
import { lineId } from '../console/accounts/StatementColumns.tsx';
import { useCommandForm } from '../kit/command-form.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { sayDone } from '../kit/notify.ts';
import { t } from '../lib/texts.ts';

/** Asks the company about a line. */
export function AccountQuestionForm({ line }: { line: Line }) {
  const state = useCommandForm({
    contract: askAboutLine,
    initial: { question: '' },
    draft: `ledger.ask.${lineId(line)}`,
    toInput: (values) => ({ ...values, entryId: line.entryId, lineNumber: line.number }),
    onDone: () => sayDone(t('ledger.questionSent')),
  });
  return (
    <CommandForm of={state} saveLabel={t('ledger.sendQuestion')}>
      <Textarea
        label={t('ledger.ask')}
        description={t('ledger.askHint')}
        autosize
        minRows={2}
        {...state.form.getInputProps('question')}
      />
    </CommandForm>
  );
}
