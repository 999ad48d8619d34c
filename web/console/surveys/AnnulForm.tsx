import { Select, Textarea } from '@mantine/core';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import { annulAnswers } from '../../../server/surveys/survey-calls.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { Call } from './CallMoves.tsx';

/** Answers are annulled with a coded reason, never edited. */
export function AnnulForm({ call, close }: { call: Call; close: () => void }) {
  const reasons = useList(reasonList.list, { kind: 'annul_answer' }, { limit: 100 });
  const state = useCommandForm({
    contract: annulAnswers,
    initial: { reasonCode: '', note: '' },
    toInput: (values) => ({ ...values, id: call.id, version: call.version }),
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('surveys.annul')} onCancel={close}>
      <Select
        label={t('surveys.annulReason')}
        withAsterisk
        data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        nothingFoundMessage={t('web.nothingFound')}
        {...getInputProps('reasonCode')}
      />
      <Textarea label={t('surveys.note')} autosize minRows={2} {...getInputProps('note')} />
    </CommandForm>
  );
}
