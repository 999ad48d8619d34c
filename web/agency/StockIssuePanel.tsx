import { Stack } from '@mantine/core';
import { useState } from 'react';
import { readOwnIssue } from '../../server/warehouse/warehouse.contract.ts';
import type { IssueLine } from '../console/warehouse/issue-words.ts';
import { IssueStory } from '../console/warehouse/IssueStory.tsx';
import { ReceiveIssueForm } from '../console/warehouse/ReceiveIssueForm.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { FormPaper } from '../kit/FormPaper.tsx';
import type { PanelProps } from '../kit/ListScreen.tsx';
import { Moves } from '../kit/Moves.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../kit/SidePanel.tsx';
import { useAsk } from '../lib/ask.ts';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';

/** An issue to this agency; the agency says what arrived. Row M2. */
export function StockIssuePanel({ id, row, close }: PanelProps<IssueLine>) {
  const answer = useAsk(readOwnIssue, { id }, { topics: ['stockIssue'], keepOld: false });
  const [isReceiving, setReceiving] = useState(false);
  const issue = answer.data;
  const number = issue?.number ?? row?.number;
  return (
    <SidePanel
      title={
        number === undefined ? t('warehouse.ownIssues') : t('warehouse.issueOf', { number: digits(number) })
      }
      onClose={close}
      moves={
        issue === undefined || isReceiving ? null : (
          <Moves
            moves={issue.moves}
            of={[
              { move: 'receive', label: t('warehouse.receive'), kind: 'main', run: () => setReceiving(true) },
            ]}
          />
        )
      }
    >
      {issue === undefined ? (
        answer.error === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={answer.error} retry={() => void answer.refetch()} />
        )
      ) : (
        <Stack gap="lg" key={id}>
          {isReceiving ? (
            <FormPaper>
              <ReceiveIssueForm issue={issue} close={() => setReceiving(false)} />
            </FormPaper>
          ) : null}
          <IssueStory issue={issue} />
        </Stack>
      )}
    </SidePanel>
  );
}
