import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { CHOICES_MAX } from '../../../server/surveys/surveys.contract.ts';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { t } from '../../lib/texts.ts';

type QuestionFieldsetProps = {
  /** From 0. */
  place: number;
  choiceCount: number;
  /** `choices.0.title` → what the form gives to the field. */
  input: (path: string) => GetInputPropsReturnType;
  add: () => void;
  removeChoice: (at: number) => void;
  remove?: () => void;
};

/** A question with its weight, and its choices with their scores. */
export function QuestionFieldset(props: QuestionFieldsetProps) {
  const { place, choiceCount, input, remove } = props;
  return (
    <Fieldset legend={t('surveys.question', { at: place + 1 })}>
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <TextInput flex={1} label={t('surveys.questionTitle')} withAsterisk {...input('title')} />
          <DigitsInput w={80} label={t('surveys.weight')} withAsterisk digitsMax={3} {...input('weight')} />
          {remove === undefined ? null : (
            <Bin label={t('surveys.removeQuestion')} remove={remove} isUnderLabel />
          )}
        </Group>
        {Array.from({ length: choiceCount }, (_, at) => (
          <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              flex={1}
              aria-label={t('surveys.choice', { at: at + 1 })}
              placeholder={t('surveys.choice', { at: at + 1 })}
              {...input(`choices.${at}.title`)}
            />
            <DigitsInput
              w={80}
              aria-label={t('surveys.score')}
              placeholder={t('surveys.score')}
              digitsMax={3}
              {...input(`choices.${at}.score`)}
            />
            {choiceCount > 2 ? (
              <Bin label={t('surveys.removeChoice')} remove={() => props.removeChoice(at)} />
            ) : null}
          </Group>
        ))}
        {choiceCount < CHOICES_MAX ? (
          <div>
            <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} />} onClick={props.add}>
              {t('surveys.addChoice')}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Fieldset>
  );
}

type BinProps = { label: string; remove: () => void; isUnderLabel?: boolean };

function Bin({ label, remove, isUnderLabel = false }: BinProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      mt={isUnderLabel ? 24 : 0}
      aria-label={label}
      onClick={remove}
    >
      <IconTrash size={16} />
    </ActionIcon>
  );
}
