import { Chip, Group, Input, Select, Textarea } from '@mantine/core';
import { addContact } from '../../../server/requests/requests.contract.ts';
import { channels, contactCodes } from '../../../server/requests/words.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { ShownStory } from './RequestStory.tsx';

/** A call about open work is added to it, coded. Row A17. */
export function ContactForm({ request, close }: { request: ShownStory; close: () => void }) {
  const state = useCommandForm({
    contract: addContact,
    initial: { code: 'when', channel: 'phone', callerNumber: request.callerNumber ?? '', note: '' },
    draft: `requests.contact.${request.id}`,
    toInput: (values) => ({ ...values, id: request.id }),
    onDone: ({ contactCount }) => {
      sayDone(t('requests.contactSaved', { count: contactCount }));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('requests.addContact')} onCancel={close}>
      <Input.Wrapper label={t('requests.contactAsked')} labelElement="div">
        <Chip.Group {...getInputProps('code')}>
          <Group gap={6} mt={4} role="radiogroup" aria-label={t('requests.contactAsked')}>
            {contactCodes.map((code) => (
              <Chip key={code} value={code} size="xs">
                {t(`requests.contactCode.${code}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <Select
        label={t('requests.channel')}
        data={channels.map((value) => ({ value, label: t(`requests.channel.${value}`) }))}
        allowDeselect={false}
        {...getInputProps('channel')}
      />
      <Textarea label={t('requests.note')} autosize minRows={2} {...getInputProps('note')} />
    </CommandForm>
  );
}
