import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Question } from '../../../server/surveys/surveys.contract.ts';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import classes from './QuestionCard.module.css';

type QuestionCardProps = {
  question: Question;
  /** Its place, from 0, and how many there are. */
  place: number;
  of: number;
  isActive: boolean;
  /** The place of the choice, from 1; 0: not answered; undefined: not asked yet. */
  chosen: number | undefined;
  choose: (choice: number) => void;
};

/** A question as it is read out, its choices with their digits. */
export function QuestionCard({ question, place, of, isActive, chosen, choose }: QuestionCardProps) {
  const card = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isActive && place > 0) card.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [isActive, place]);
  const choices = [
    ...question.choices.map(({ title }, at) => ({ choice: at + 1, title })),
    { choice: 0, title: t('surveys.skip') },
  ];
  return (
    <fieldset ref={card} className={classes['card']} data-active={isActive || undefined}>
      <legend className={classes['title']}>
        <span className={classes['place']}>{t('surveys.questionOf', { at: place + 1, count: of })}</span>
        {question.title}
      </legend>
      <div className={classes['choices']} role="radiogroup" aria-label={question.title}>
        {choices.map(({ choice, title }) => (
          <UnstyledButton
            key={choice}
            type="button"
            role="radio"
            aria-checked={chosen === choice}
            className={classes['choice']}
            data-skip={choice === 0 || undefined}
            onClick={() => choose(choice)}
          >
            <KeyHint keys={[digits(choice)]} />
            {title}
          </UnstyledButton>
        ))}
      </div>
    </fieldset>
  );
}
