import { Blockquote, Stack, Text, Textarea } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { latinDigits } from '../../../server/lib/digits.ts';
import { answerCall } from '../../../server/surveys/survey-calls.contract.ts';
import { satisfactionOf } from '../../../server/surveys/surveys.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useGo } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import type { Call } from './CallMoves.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { scoreText } from './survey-words.ts';

/** Choices by question; 0 is asked and not answered. */
type Chosen = Readonly<Record<string, number>>;

/** The script and the questions, one after another by the digits of the keyboard. Rows L2, L6. */
export function CallDesk({ call }: { call: Call }) {
  const go = useGo();
  const { questions, versionId, intro } = call.survey;
  const [at, setAt] = useState(0);
  const chosenAtFirst: Chosen = {};
  const state = useCommandForm({
    contract: answerCall,
    initial: { chosen: chosenAtFirst, comment: '' },
    draft: `surveys.answer.${call.id}`,
    toInput: ({ chosen, comment }) => ({
      id: call.id,
      version: call.version,
      versionId,
      comment,
      answers: questions.flatMap(({ id }) =>
        chosen[id] === undefined || chosen[id] === 0 ? [] : [{ questionId: id, choice: chosen[id] }],
      ),
    }),
    also: ['requests'],
    onDone: ({ satisfaction, isBad }) => {
      const percent = scoreText(satisfaction ?? 0);
      sayDone(t(isBad ? 'surveys.savedBad' : 'surveys.saved', { percent }));
      go('/surveys/calls');
    },
  });
  const { chosen } = state.form.values;
  const choose = (place: number, choice: number) => {
    const question = questions[place];
    if (question === undefined || choice > question.choices.length) return;
    state.form.setFieldValue('chosen', { ...chosen, [question.id]: choice });
    setAt(Math.min(place + 1, questions.length));
  };
  useWindowEvent('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, questions.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (/^\d$/.test(latinDigits(event.key))) choose(at, Number(latinDigits(event.key)));
    else return;
    event.preventDefault();
  });
  const soFar = satisfactionOf(
    questions.flatMap(({ id, weight, choices }) => {
      const score = choices[(chosen[id] ?? 0) - 1]?.score;
      return score === undefined ? [] : [{ score, weight }];
    }),
  );
  return (
    <CommandForm
      of={state}
      saveLabel={t('surveys.saveAnswers')}
      aside={
        soFar === null ? null : (
          <Text size="sm" c="dimmed">
            {t('surveys.soFar', { percent: scoreText(soFar) })}
          </Text>
        )
      }
    >
      <Stack gap="md">
        {intro === '' ? null : (
          <Blockquote p="sm" aria-label={t('surveys.script')}>
            <Text size="sm">{intro}</Text>
          </Blockquote>
        )}
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t('surveys.digitHint')}
        </Text>
        {questions.map((question, place) => (
          <QuestionCard
            key={question.id}
            question={question}
            place={place}
            of={questions.length}
            isActive={place === at}
            chosen={chosen[question.id]}
            choose={(choice) => choose(place, choice)}
          />
        ))}
        <Textarea
          label={t('surveys.comment')}
          autosize
          minRows={2}
          {...state.form.getInputProps('comment')}
        />
      </Stack>
    </CommandForm>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
