import { Stack, Text } from '@mantine/core';
import { addWarrantyEvent } from '../../../server/warranty/warranty.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { day } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { ReasonFields } from './ReasonFields.tsx';
import type { Registration } from './registration-words.ts';
import { openVoids } from './registration-words.ts';

type RestoreFormProps = { registration: Registration; close: () => void };

/** Annuls a void: the warranty holds as if it had never been voided. */
export function RestoreForm({ registration, close }: RestoreFormProps) {
  const { id, version, events } = registration;
  const [last] = openVoids(events);
  const state = useCommandForm({
    contract: addWarrantyEvent,
    initial: { event: { kind: 'restore', voidId: last?.id ?? '', reasonCode: '', evidence: '' } },
    toInput: ({ event }) => ({ id, version, event }),
    also: ['devices'],
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warranty.restore')} onCancel={close}>
      <Stack gap="sm">
        <Text size="sm">
          {t('warranty.restoreSays', { on: last === undefined ? '—' : day(last.fromOn) })}
        </Text>
        <ReasonFields input={(name) => getInputProps(`event.${name}`)} />
      </Stack>
    </CommandForm>
  );
}
