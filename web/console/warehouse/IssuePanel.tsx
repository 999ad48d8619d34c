import { Stack } from '@mantine/core';
import { useState } from 'react';
import { readIssue } from '../../../server/warehouse/warehouse.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { IssueLine } from './issue-words.ts';
import { IssueStory } from './IssueStory.tsx';
import { ReceiveIssueForm } from './ReceiveIssueForm.tsx';
import { SettleIssueForm } from './SettleIssueForm.tsx';

/** An issue beside the list. */
export function IssuePanel({ id, row, close }: PanelProps<IssueLine>) {
  const answer = useAsk(readIssue, { id }, { topics: ['stockIssue'], keepOld: false });
  const [open, setOpen] = useState<'receive' | 'settle' | undefined>(undefined);
  const issue = answer.data;
  const number = issue?.number ?? row?.number;
  const stop = () => setOpen(undefined);
  return (
    <SidePanel
      title={
        number === undefined ? t('warehouse.issues') : t('warehouse.issueOf', { number: digits(number) })
      }
      onClose={close}
      moves={
        issue === undefined || open !== undefined ? null : (
          <Moves
            moves={issue.moves}
            of={[
              { move: 'receive', label: t('warehouse.receive'), run: () => setOpen('receive') },
              { move: 'settle', label: t('warehouse.settle'), kind: 'main', run: () => setOpen('settle') },
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
          {open === undefined ? null : (
            <FormPaper>
              {open === 'receive' ? (
                <ReceiveIssueForm issue={issue} close={stop} />
              ) : (
                <SettleIssueForm issue={issue} close={stop} />
              )}
            </FormPaper>
          )}
          <IssueStory issue={issue} />
        </Stack>
      )}
    </SidePanel>
  );
}
