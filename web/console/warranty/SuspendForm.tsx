import { SimpleGrid, Stack, Text } from '@mantine/core';
import { addWarrantyEvent } from '../../../server/warranty/warranty.contract.ts';
import { addDays } from '../../../server/lib/jalali.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import { ReasonFields } from './ReasonFields.tsx';
import type { Registration } from './registration-words.ts';

type SuspendFormProps = { registration: Registration; close: () => void };

/** Rests a warranty for a while; the time is added to its end. People say the last day, the program the day after. */
export function SuspendForm({ registration, close }: SuspendFormProps) {
  const { id, version } = registration;
  const state = useCommandForm({
    contract: addWarrantyEvent,
    initial: { event: { kind: 'suspension', from: today(), to: '', reasonCode: '', evidence: '' } },
    draft: `warranty.suspend.${id}`,
    toInput: ({ event }) => ({
      id,
      version,
      event: { ...event, to: event.to === '' ? null : addDays(event.to, 1) },
    }),
    also: ['devices'],
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warranty.suspend')} onCancel={close}>
      <Stack gap="sm">
        <Text size="sm">{t('warranty.suspendSays')}</Text>
        <SimpleGrid cols={2} spacing="sm">
          <JalaliDate label={t('web.from')} withAsterisk {...getInputProps('event.from')} />
          <JalaliDate label={t('warranty.lastDay')} {...getInputProps('event.to')} />
        </SimpleGrid>
        <ReasonFields input={(name) => getInputProps(`event.${name}`)} />
      </Stack>
    </CommandForm>
  );
}
