import { readCall } from '../../../server/surveys/survey-calls.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { CallRow } from './CallColumns.tsx';
import { CallMoves } from './CallMoves.tsx';
import { CallStory } from './CallStory.tsx';

/** A call beside the list. */
export function CallPanel({ id, row, close }: PanelProps<CallRow>) {
  const { data, error, refetch } = useAsk(readCall, { id }, { topics: ['survey'], keepOld: false });
  const number = data?.number ?? row?.number;
  return (
    <SidePanel
      title={
        <>
          {t('surveys.call')}{' '}
          <Code digits copy strong>
            {number}
          </Code>
        </>
      }
      page={`/surveys/calls/${id}`}
      onClose={close}
    >
      {error && data === undefined ? (
        <FailureState failure={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <ScreenSkeleton />
      ) : (
        <div key={id}>
          <CallMoves call={data} />
          <CallStory call={data} />
        </div>
      )}
    </SidePanel>
  );
}
