import { readDeviceTimeline } from '../../../server/devices/devices.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { RecordPage } from '../../kit/RecordPage.tsx';
import { RecordTimeline } from '../../kit/RecordTimeline.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { usePathPart } from '../../lib/address.ts';
import { DeviceStory } from './DeviceStory.tsx';
import { useDevice } from './device-state.ts';

/** A device as a page of its own. */
export function DeviceScreen() {
  const id = usePathPart('id');
  const { answer, device, isEditing, stopEditing, moves } = useDevice(id);
  if (answer.error && device === undefined)
    return <FailureState failure={answer.error} retry={() => void answer.refetch()} />;
  if (device === undefined) return <ScreenSkeleton />;
  return (
    <RecordPage
      title={device.modelTitle}
      line={<Code copy>{device.serial}</Code>}
      moves={<Moves moves={device.moves} of={moves} />}
      aside={<RecordTimeline of={readDeviceTimeline} id={id} topics={['device', 'warranty']} />}
    >
      <DeviceStory device={device} isEditing={isEditing} stopEditing={stopEditing} />
    </RecordPage>
  );
}
