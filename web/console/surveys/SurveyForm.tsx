import { Button, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { serviceKinds } from '../../../server/requests/requests.contract.ts';
import { changeSurvey, makeSurvey, QUESTIONS_MAX } from '../../../server/surveys/surveys.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { t } from '../../lib/texts.ts';
import { QuestionFieldset } from './QuestionFieldset.tsx';
import type { Survey } from './survey-fields.ts';
import { newChoice, newQuestion, surveyFieldsOf, surveyInput } from './survey-fields.ts';

type SurveyFormProps = { survey: Survey | undefined; close: () => void; onDone: (id: string) => void };

/** A survey's design; other questions or another script make the next version. */
export function SurveyForm({ survey, close, onDone }: SurveyFormProps) {
  const state = useCommandForm({
    contract: survey === undefined ? makeSurvey : changeSurvey,
    initial: surveyFieldsOf(survey),
    draft: `surveys.design.${survey?.id ?? 'new'}`,
    toInput: (values) => ({
      ...surveyInput(values),
      ...(survey === undefined ? {} : { id: survey.id, version: survey.version }),
    }),
    onDone: ({ id }) => onDone(id),
  });
  const { getInputProps, insertListItem, removeListItem, values } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('surveys.saveVersion')} onCancel={close}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={t('surveys.title')} withAsterisk {...getInputProps('title')} />
          <TextInput label={t('surveys.titleEn')} dir="ltr" {...getInputProps('titleEn')} />
        </SimpleGrid>
        <Select
          label={t('surveys.serviceKind')}
          placeholder={t('surveys.everyService')}
          clearable
          data={serviceKinds.map((value) => ({ value, label: t(`requests.serviceKind.${value}`) }))}
          {...getInputProps('serviceKind')}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          <DigitsInput label={t('surveys.badBelow')} digitsMax={3} {...getInputProps('badBelow')} />
          <DigitsInput label={t('surveys.triesMax')} digitsMax={2} {...getInputProps('triesMax')} />
          <DigitsInput label={t('surveys.retryHours')} digitsMax={3} {...getInputProps('retryHours')} />
        </SimpleGrid>
        <Textarea label={t('surveys.script')} autosize minRows={2} {...getInputProps('intro')} />
        {values.questions.map((question, at) => (
          // A question is known by its place in the form.
          <QuestionFieldset
            key={at}
            place={at}
            choiceCount={question.choices.length}
            input={(path) => getInputProps(`questions.${at}.${path}`)}
            add={() => insertListItem(`questions.${at}.choices`, { ...newChoice })}
            removeChoice={(choice) => removeListItem(`questions.${at}.choices`, choice)}
            {...(values.questions.length > 1 && { remove: () => removeListItem('questions', at) })}
          />
        ))}
        {values.questions.length < QUESTIONS_MAX ? (
          <div>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={16} />}
              onClick={() => insertListItem('questions', newQuestion())}
            >
              {t('surveys.addQuestion')}
            </Button>
          </div>
        ) : null}
      </Stack>
    </CommandForm>
  );
}
