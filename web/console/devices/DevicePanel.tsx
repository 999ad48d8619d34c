import { Stack } from '@mantine/core';
import type { DeviceRow } from '../../../server/devices/devices.contract.ts';
import { readDeviceTimeline } from '../../../server/devices/devices.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { RecordTimeline } from '../../kit/RecordTimeline.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { t } from '../../lib/texts.ts';
import { DeviceStory } from './DeviceStory.tsx';
import { useDevice } from './device-state.ts';

/** A device beside the list. */
export function DevicePanel({ id, row, close }: PanelProps<DeviceRow>) {
  const { answer, device, isEditing, stopEditing, moves } = useDevice(id);
  return (
    <SidePanel
      title={device?.modelTitle ?? row?.modelTitle ?? t('devices.one')}
      page={`/devices/${id}`}
      onClose={close}
      moves={device === undefined ? null : <Moves moves={device.moves} of={moves} />}
    >
      {answer.error && device === undefined ? (
        <FailureState failure={answer.error} retry={() => void answer.refetch()} />
      ) : device === undefined ? (
        <ScreenSkeleton />
      ) : (
        <Stack gap="lg" key={id}>
          <DeviceStory device={device} isEditing={isEditing} stopEditing={stopEditing} />
          <RecordTimeline of={readDeviceTimeline} id={id} topics={['device', 'warranty']} />
        </Stack>
      )}
    </SidePanel>
  );
}
