import { Stack, Text } from '@mantine/core';
import { listOwnQuestions } from '../../server/ledger/account-questions.contract.ts';
import { DocumentLink } from '../console/accounts/DocumentLink.tsx';
import { aboutLine } from '../console/accounts/line-words.ts';
import type { LinePanelProps } from '../console/accounts/StatementBoard.tsx';
import { Code } from '../kit/Code.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Facts } from '../kit/Facts.tsx';
import { Money } from '../kit/Money.tsx';
import { PanelSection } from '../kit/PanelSection.tsx';
import { SidePanel } from '../kit/SidePanel.tsx';
import { When } from '../kit/When.tsx';
import { useList } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';
import { AccountQuestionForm } from './AccountQuestionForm.tsx';

/** A line of the own account: what it is about, and what was asked about it. */
export function AccountLinePanel({ line, close }: LinePanelProps) {
  const questions = useList(listOwnQuestions, {}, { topics: ['account'], limit: 100 });
  if (line === undefined) {
    return (
      <SidePanel title={t('ledger.entry')} onClose={close}>
        <EmptyState title={t('ledger.notShown')} />
      </SidePanel>
    );
  }
  const asked = (questions.rows ?? []).filter(
    ({ entryId, lineNumber }) => entryId === line.entryId && lineNumber === line.number,
  );
  return (
    <SidePanel
      title={
        <>
          {t(`ledger.document.${line.documentKind}`)} <Code digits>{line.documentNumber}</Code>
        </>
      }
      onClose={close}
    >
      <Stack gap="lg">
        <Facts
          of={[
            {
              label: t('ledger.document'),
              value: <DocumentLink of={line} facts={line.facts} reports="/agency/reports" />,
            },
            { label: t('ledger.kind'), value: t(`ledger.account.${line.account}`) },
            { label: t('ledger.occurredOn'), value: <When at={line.occurredOn} show="day" /> },
            { label: t('ledger.postedAt'), value: <When at={line.postedAt} /> },
            { label: t('ledger.memo'), value: aboutLine(line) },
            {
              label: t('ledger.debit'),
              value: line.debitAmount ? <Money amount={line.debitAmount} /> : null,
            },
            {
              label: t('ledger.credit'),
              value: line.creditAmount ? <Money amount={line.creditAmount} /> : null,
            },
            { label: t('ledger.balance'), value: <Money amount={line.runningAmount} strong /> },
            { label: t('ledger.state'), value: line.isReversed ? t('ledger.isReversed') : null },
          ]}
        />
        <PanelSection title={t('ledger.ownQuestions')}>
          {asked.map((each) => (
            <Stack key={each.id} gap={4}>
              <Text>{each.question}</Text>
              <Text size="sm" c="dimmed">
                {each.askedByTitle} · <When at={each.askedAt} />
              </Text>
              <Text size="sm">{each.answer ?? t('ledger.waitsForAnswer')}</Text>
            </Stack>
          ))}
          {asked.some(({ answer }) => answer === null) ? null : <AccountQuestionForm line={line} />}
        </PanelSection>
      </Stack>
    </SidePanel>
  );
}
