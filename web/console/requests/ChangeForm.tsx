import { SegmentedControl, Textarea } from '@mantine/core';
import { changeRequest } from '../../../server/requests/requests.contract.ts';
import { priorities } from '../../../server/requests/words.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { ShownStory } from './RequestStory.tsx';

/** Note and priority. The version is the one on screen: who changed it meanwhile is named, and what was typed stays. */
export function ChangeForm({ request, close }: { request: ShownStory; close: () => void }) {
  const state = useCommandForm<typeof changeRequest, { note: string; priority: string }>({
    contract: changeRequest,
    initial: { note: request.note, priority: request.priority },
    // An emptied note is a note too.
    toInput: ({ note, priority }) => ({ id: request.id, version: request.version, priority, note }),
    onDone: () => {
      sayDone(t('requests.changed'));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <SegmentedControl
        aria-label={t('requests.priority')}
        data={priorities.map((value) => ({ value, label: t(`requests.priority.${value}`) }))}
        {...getInputProps('priority')}
      />
      <Textarea label={t('requests.note')} autosize minRows={3} data-autofocus {...getInputProps('note')} />
    </CommandForm>
  );
}
