import { Stack } from '@mantine/core';
import type { AgencyBrief } from '../../../server/agencies/agencies.contract.ts';
import { readAgencyTimeline } from '../../../server/agencies/agencies.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { RecordTimeline } from '../../kit/RecordTimeline.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { t } from '../../lib/texts.ts';
import { AgencyMoves } from './AgencyMoves.tsx';
import { AgencyStory } from './AgencyStory.tsx';
import { useAgency } from './agency-state.ts';

/** An agency beside the list. */
export function AgencyPanel({ id, row, close }: PanelProps<AgencyBrief>) {
  const { answer, agency, isEditing, edit, stopEditing } = useAgency(id);
  return (
    <SidePanel
      title={agency?.title ?? row?.title ?? t('agencies.one')}
      page={`/agencies/${id}`}
      onClose={close}
      moves={agency === undefined ? null : <AgencyMoves agency={agency} edit={edit} />}
    >
      {answer.error && agency === undefined ? (
        <FailureState failure={answer.error} retry={() => void answer.refetch()} />
      ) : agency === undefined ? (
        <ScreenSkeleton />
      ) : (
        <Stack gap="lg" key={id}>
          <AgencyStory agency={agency} isEditing={isEditing} stopEditing={stopEditing} />
          <RecordTimeline of={readAgencyTimeline} id={id} topics={['agency']} />
        </Stack>
      )}
    </SidePanel>
  );
}
