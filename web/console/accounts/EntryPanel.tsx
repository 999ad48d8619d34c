import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { EntryView } from '../../../server/ledger/entries.contract.ts';
import { readEntry } from '../../../server/ledger/entries.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { Money } from '../../kit/Money.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { When } from '../../kit/When.tsx';
import { useAsk } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { DocumentLink } from './DocumentLink.tsx';
import { EntryLink } from './EntryLink.tsx';
import { EntryLines } from './EntryLines.tsx';
import { ReverseForm } from './ReverseForm.tsx';

export type Entry = z.output<typeof EntryView>;

/** One entry of the books: its document, both sides, and what may be done with it, which is taking it back. */
export function EntryPanel({ id, close }: { id: string; close: () => void }) {
  const answer = useAsk(readEntry, { id }, { topics: ['account'], keepOld: false });
  const [isReversing, setReversing] = useState(false);
  const entry = answer.data;
  if (entry === undefined) {
    return (
      <SidePanel title={t('ledger.entry')} onClose={close}>
        {answer.error === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={answer.error} retry={() => void answer.refetch()} />
        )}
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={
        <>
          {t(`ledger.document.${entry.documentKind}`)} <Code digits>{entry.documentNumber}</Code>
        </>
      }
      onClose={close}
      moves={
        isReversing ? undefined : (
          <Moves
            moves={entry.moves}
            of={[
              {
                move: 'reverse',
                label: t('ledger.reverse'),
                kind: 'danger',
                run: () => setReversing(true),
              },
            ]}
          />
        )
      }
    >
      <Stack gap="lg">
        {isReversing ? <ReverseForm entry={entry} close={() => setReversing(false)} /> : null}
        <EntryFacts entry={entry} />
        <PanelSection title={t('ledger.bothSides')}>
          <EntryLines lines={entry.lines} />
        </PanelSection>
      </Stack>
    </SidePanel>
  );
}

function EntryFacts({ entry }: { entry: Entry }) {
  return (
    <Facts
      of={[
        {
          label: t('ledger.document'),
          value: <DocumentLink of={entry} facts={factsOf(entry)} reports="/reports" />,
        },
        { label: t('ledger.occurredOn'), value: <When at={entry.occurredOn} show="day" /> },
        { label: t('ledger.postedAt'), value: <When at={entry.postedAt} /> },
        { label: t('ledger.actor'), value: entry.actorTitle },
        { label: t('ledger.memo'), value: digits(entry.memo) },
        { label: t('ledger.reason'), value: entry.reasonTitle },
        { label: t('ledger.total'), value: <Money amount={entry.totalAmount} strong /> },
        {
          label: t('ledger.takesBack'),
          value: entry.reversesId === null ? null : <EntryLink id={entry.reversesId} />,
        },
        {
          label: t('ledger.takenBackBy'),
          value: entry.reversedById === null ? null : <EntryLink id={entry.reversedById} />,
        },
      ]}
    />
  );
}

/** What the agency's line says; the company's side repeats it. */
function factsOf({ lines }: Entry): Readonly<Record<string, unknown>> | undefined {
  return lines.find(({ agencyId }) => agencyId !== null)?.facts;
}
