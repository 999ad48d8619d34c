import { Stack, Text, Textarea } from '@mantine/core';
import { answerQuestion } from '../../../server/ledger/account-questions.contract.ts';
import { Can } from '../../kit/Can.tsx';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Facts } from '../../kit/Facts.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Money } from '../../kit/Money.tsx';
import { sayDone } from '../../kit/notify.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { Question } from './QuestionColumns.tsx';

/** One question with the line it is about, and its answer. */
export function QuestionPanel({ row, close }: PanelProps<Question>) {
  if (row === undefined) {
    return (
      <SidePanel title={t('ledger.question')} onClose={close}>
        <EmptyState title={t('ledger.notShown')} />
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={row.agencyTitle}
      onClose={close}
      page={`/accounts/${encodeURIComponent(row.agencyCode)}?open=${row.entryId}/${row.lineNumber}`}
    >
      <Stack gap="lg">
        <PanelSection title={t('ledger.question')}>
          <Text>{row.question}</Text>
          <Text size="sm" c="dimmed">
            {row.askedByTitle} · <When at={row.askedAt} />
          </Text>
        </PanelSection>
        <Facts
          of={[
            { label: t('ledger.kind'), value: t(`ledger.account.${row.account}`) },
            { label: t('ledger.amount'), value: <Money amount={row.creditAmount - row.debitAmount} /> },
          ]}
        />
        {row.answer === null ? (
          <Can permission={answerQuestion.permission}>
            <AnswerForm question={row} close={close} />
          </Can>
        ) : (
          <PanelSection title={t('ledger.answer')}>
            <Text>{row.answer}</Text>
            <Text size="sm" c="dimmed">
              {row.answeredByTitle} · <When at={row.answeredAt} />
            </Text>
          </PanelSection>
        )}
      </Stack>
    </SidePanel>
  );
}

function AnswerForm({ question, close }: { question: Question; close: () => void }) {
  const state = useCommandForm({
    contract: answerQuestion,
    initial: { answer: '' },
    draft: `ledger.answer.${question.id}`,
    toInput: (values) => ({ ...values, id: question.id, version: question.version }),
    onDone: () => {
      sayDone(t('ledger.answerSent'));
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={t('ledger.sendAnswer')}>
      <Textarea
        label={t('ledger.answer')}
        description={t('ledger.answerHint')}
        withAsterisk
        autosize
        minRows={3}
        {...state.form.getInputProps('answer')}
      />
    </CommandForm>
  );
}
