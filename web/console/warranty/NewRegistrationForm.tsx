import { Checkbox, Stack } from '@mantine/core';
import { registerWarranty } from '../../../server/warranty/warranty.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';

/** Registers the warranty of a device, from its dates or from a day that is given. */
export function NewRegistrationForm({ deviceId, close }: { deviceId: string; close: () => void }) {
  const state = useCommandForm({
    contract: registerWarranty,
    initial: { startsOn: '', isProvisional: false },
    draft: `warranty.register.${deviceId}`,
    toInput: (values) => ({ ...values, deviceId }),
    also: ['devices'],
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warranty.register')} onCancel={close}>
      <Stack gap="sm">
        <JalaliDate
          label={t('warranty.startsOn')}
          description={t('warranty.startsOnHint')}
          max={today()}
          {...getInputProps('startsOn')}
        />
        <Checkbox
          label={t('warranty.isProvisional')}
          {...getInputProps('isProvisional', { type: 'checkbox' })}
        />
      </Stack>
    </CommandForm>
  );
}
