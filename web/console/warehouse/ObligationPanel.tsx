import { Stack } from '@mantine/core';
import { useState } from 'react';
import {
  readObligation,
  receiveObligation,
  sendObligations,
} from '../../../server/warehouse/warehouse.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { ObligationLine } from './obligation-words.ts';
import { ObligationStory } from './ObligationStory.tsx';
import type { ObligationVerb } from './ObligationForm.tsx';
import { ObligationForm } from './ObligationForm.tsx';

/** An obligation beside the list. */
export function ObligationPanel({ id, row, close }: PanelProps<ObligationLine>) {
  const answer = useAsk(readObligation, { id }, { topics: ['obligation'], keepOld: false });
  const [open, setOpen] = useState<ObligationVerb | undefined>(undefined);
  const send = useCommand(sendObligations, {
    onDone: ({ parcelNumber }) => sayDone(t('warehouse.parcelSent', { number: digits(parcelNumber) })),
    onRefused: sayFailed,
  });
  const receive = useCommand(receiveObligation, {
    onDone: () => sayDone(t('warehouse.done')),
    onRefused: sayFailed,
  });
  const obligation = answer.data;
  const stop = () => setOpen(undefined);
  const version = obligation?.version ?? 1;
  return (
    <SidePanel
      title={digits(obligation?.partTitle ?? row?.partTitle ?? t('warehouse.obligations'))}
      onClose={close}
      moves={
        obligation === undefined || open !== undefined ? null : (
          <Moves
            moves={obligation.moves}
            busy={send.busy || receive.busy}
            of={[
              { move: 'send', label: t('warehouse.sendBack'), run: () => send.run({ ids: [id] }) },
              { move: 'receive', label: t('warehouse.receiveOne'), run: () => receive.run({ id, version }) },
              { move: 'inspect', label: t('warehouse.inspect'), kind: 'main', run: () => setOpen('inspect') },
              { move: 'waive', label: t('warehouse.waive'), run: () => setOpen('waive') },
              { move: 'debit', label: t('warehouse.debit'), kind: 'danger', run: () => setOpen('debit') },
              { move: 'acceptLate', label: t('warehouse.acceptLate'), run: () => setOpen('acceptLate') },
            ]}
          />
        )
      }
    >
      {obligation === undefined ? (
        answer.error === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={answer.error} retry={() => void answer.refetch()} />
        )
      ) : (
        <Stack gap="lg" key={id}>
          {open === undefined ? null : (
            <FormPaper>
              <ObligationForm verb={open} obligation={obligation} close={stop} />
            </FormPaper>
          )}
          <ObligationStory obligation={obligation} />
        </Stack>
      )}
    </SidePanel>
  );
}
