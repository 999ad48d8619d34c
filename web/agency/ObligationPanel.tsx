import { readOwnObligation } from '../../server/warehouse/warehouse.contract.ts';
import type { ObligationLine } from '../console/warehouse/obligation-words.ts';
import { ObligationStory } from '../console/warehouse/ObligationStory.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import type { PanelProps } from '../kit/ListScreen.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../kit/SidePanel.tsx';
import { useAsk } from '../lib/ask.ts';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';

/** A defective part of this agency, with everything that happened to it. */
export function ObligationPanel({ id, row, close }: PanelProps<ObligationLine>) {
  const answer = useAsk(readOwnObligation, { id }, { topics: ['obligation'], keepOld: false });
  const obligation = answer.data;
  return (
    <SidePanel
      title={digits(obligation?.partTitle ?? row?.partTitle ?? t('warehouse.ownObligations'))}
      onClose={close}
    >
      {obligation === undefined ? (
        answer.error === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={answer.error} retry={() => void answer.refetch()} />
        )
      ) : (
        <ObligationStory key={id} obligation={obligation} />
      )}
    </SidePanel>
  );
}
