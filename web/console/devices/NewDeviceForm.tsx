import { Stack } from '@mantine/core';
import { registerDevice } from '../../../server/devices/devices.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import { deviceFieldsOf } from './device-fields.ts';
import { DeviceFields } from './DeviceFields.tsx';

type NewDeviceFormProps = { close: () => void; open: (id: string) => void };

/** A device by hand; a person at a screen may leave the serial empty. */
export function NewDeviceForm({ close, open }: NewDeviceFormProps) {
  const state = useCommandForm({
    contract: registerDevice,
    initial: deviceFieldsOf(undefined),
    draft: 'devices.new',
    also: ['warranty'],
    onDone: ({ id, modelTitle }) => {
      sayDone(t('devices.saved', { model: modelTitle }));
      open(id);
    },
  });
  const { getInputProps, setFieldValue, values } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('devices.register')} onCancel={close}>
      <Stack gap="sm">
        <DeviceFields
          values={values}
          input={(name, options) => getInputProps(name, options)}
          set={(name, value) => setFieldValue(name, value)}
        />
      </Stack>
    </CommandForm>
  );
}
