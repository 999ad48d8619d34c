import { Checkbox, Stack, Text } from '@mantine/core';
import { addWarrantyEvent } from '../../../server/warranty/warranty.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import { ReasonFields } from './ReasonFields.tsx';
import type { Registration } from './registration-words.ts';

type VoidFormProps = { registration: Registration; close: () => void };

/** Ends a warranty for a reason, from a day on; it can be restored. */
export function VoidForm({ registration, close }: VoidFormProps) {
  const { id, version } = registration;
  const state = useCommandForm({
    contract: addWarrantyEvent,
    initial: {
      event: { kind: 'void', on: today(), endsRepairCovers: false, reasonCode: '', evidence: '' },
    },
    draft: `warranty.void.${id}`,
    toInput: ({ event }) => ({ id, version, event }),
    also: ['devices'],
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warranty.void')} onCancel={close}>
      <Stack gap="sm">
        <Text size="sm">{t('warranty.voidSays')}</Text>
        <JalaliDate label={t('warranty.voidOn')} withAsterisk max={today()} {...getInputProps('event.on')} />
        <ReasonFields isRequired input={(name) => getInputProps(`event.${name}`)} />
        <Checkbox
          label={t('warranty.endsRepairCovers')}
          {...getInputProps('event.endsRepairCovers', { type: 'checkbox' })}
        />
      </Stack>
    </CommandForm>
  );
}
