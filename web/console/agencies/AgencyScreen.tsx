import { readAgencyTimeline } from '../../../server/agencies/agencies.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { RecordPage } from '../../kit/RecordPage.tsx';
import { RecordTimeline } from '../../kit/RecordTimeline.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { usePathPart } from '../../lib/address.ts';
import { AgencyMoves } from './AgencyMoves.tsx';
import { AgencyStory } from './AgencyStory.tsx';
import { useAgency } from './agency-state.ts';

/** An agency as a page of its own. */
export function AgencyScreen() {
  const id = usePathPart('id');
  const { answer, agency, isEditing, edit, stopEditing } = useAgency(id);
  if (answer.error && agency === undefined)
    return <FailureState failure={answer.error} retry={() => void answer.refetch()} />;
  if (agency === undefined) return <ScreenSkeleton />;
  return (
    <RecordPage
      title={agency.title}
      line={<Code digits>{agency.code}</Code>}
      moves={<AgencyMoves agency={agency} edit={edit} />}
      aside={<RecordTimeline of={readAgencyTimeline} id={id} topics={['agency']} />}
    >
      <AgencyStory agency={agency} isEditing={isEditing} stopEditing={stopEditing} />
    </RecordPage>
  );
}
