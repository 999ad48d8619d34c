import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { TemplateView } from '../../../server/messaging/messaging.contract.ts';
import { changeTemplate, SMS_TEXT_MAX } from '../../../server/messaging/messaging.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { SlotButtons } from './SlotButtons.tsx';
import { TemplatePreview } from './TemplatePreview.tsx';

type TemplateFormProps = { template: TemplateView; readOnly: boolean; close: () => void };

/** Words a text anew, with what the reader will see beside it. */
export function TemplateForm({ template, readOnly, close }: TemplateFormProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { code, version, isOurs, ourText } = template;
  const state = useCommandForm({
    contract: changeTemplate,
    initial: { text: template.text },
    draft: `messaging.template.${code}`,
    toInput: (values) => ({ ...values, code, version }),
    onDone: () => sayDone(t('messaging.templateSaved')),
  });
  const back = useCommand(changeTemplate, {
    onDone: () => {
      state.startOver();
      sayDone(t('messaging.templateSaved'));
    },
    onRefused: sayFailed,
  });
  const { text } = state.form.values;
  /** Puts a slot where the caret stands. */
  const insert = (slot: string) => {
    const at = field.current?.selectionStart ?? text.length;
    const until = field.current?.selectionEnd ?? at;
    state.form.setFieldValue('text', `${text.slice(0, at)}{${slot}}${text.slice(until)}`);
    field.current?.focus();
  };
  if (readOnly) return <TemplatePreview code={code} text={template.text} known={template.preview} />;
  return (
    <CommandForm
      of={state}
      onCancel={close}
      aside={
        isOurs ? null : (
          <Button
            variant="subtle"
            color="gray"
            ms="auto"
            loading={back.busy}
            title={ourText}
            onClick={() => back.run({ code, version, text: null })}
          >
            {t('messaging.backToOurs')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Textarea
          ref={field}
          label={t('messaging.text')}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={SMS_TEXT_MAX}
          {...state.form.getInputProps('text')}
        />
        <div>
          <Text size="sm" mb={6}>
            {t('messaging.slots')}
          </Text>
          <SlotButtons slots={template.slots} needed={template.needed} text={text} onInsert={insert} />
        </div>
        <TemplatePreview code={code} text={text} known={template.preview} />
      </Stack>
    </CommandForm>
  );
}
