import { Stack } from '@mantine/core';
import { changeDevice } from '../../../server/devices/devices.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { deviceFieldsOf } from './device-fields.ts';
import { DeviceFields } from './DeviceFields.tsx';
import type { Device } from './DeviceStory.tsx';

/** Changes what is known of a device. */
export function DeviceForm({ device, close }: { device: Device; close: () => void }) {
  const state = useCommandForm({
    contract: changeDevice,
    initial: deviceFieldsOf(device),
    draft: `devices.change.${device.id}`,
    toInput: (values) => ({ ...values, id: device.id, version: device.version }),
    also: ['warranty'],
    onDone: close,
  });
  const { getInputProps, setFieldValue, values } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <DeviceFields
          device={device}
          values={values}
          input={(name, options) => getInputProps(name, options)}
          set={(name, value) => setFieldValue(name, value)}
        />
      </Stack>
    </CommandForm>
  );
}
