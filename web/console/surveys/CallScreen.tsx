import { Stack } from '@mantine/core';
import { readCall } from '../../../server/surveys/survey-calls.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { RecordPage } from '../../kit/RecordPage.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { usePathPart } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { CallAbout } from './CallAbout.tsx';
import { CallDesk } from './CallDesk.tsx';
import { CallMoves } from './CallMoves.tsx';
import { CallStory } from './CallStory.tsx';
import { TryForm } from './TryForm.tsx';

/** A call: whoever took it asks and records; everybody else reads. Row L6. */
export function CallScreen() {
  const id = usePathPart('id');
  const { data, error, refetch } = useAsk(readCall, { id }, { topics: ['survey'], keepOld: false });
  if (error && data === undefined) return <FailureState failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <ScreenSkeleton />;
  const title = t('surveys.call');
  const line = (
    <Code digits copy>
      {data.number}
    </Code>
  );
  if (!data.moves.includes('answer'))
    return (
      <RecordPage title={title} line={line}>
        <CallMoves call={data} />
        <CallStory call={data} />
      </RecordPage>
    );
  return (
    <RecordPage
      title={title}
      line={line}
      aside={
        <Stack gap="lg">
          <CallAbout call={data} />
          <TryForm key={data.id} call={data} />
        </Stack>
      }
    >
      <CallDesk key={data.id} call={data} />
    </RecordPage>
  );
}
