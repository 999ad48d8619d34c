import { Button } from '@mantine/core';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { toneColor } from '../../kit/tones.ts';
import { t } from '../../lib/texts.ts';
import type { LineDraft } from './decision-draft.ts';
import classes from './Desk.module.css';

const choices = [
  { decision: 'approve', key: 'A', tone: 'done' },
  { decision: 'correct', key: 'C', tone: 'due' },
  { decision: 'reject', key: 'R', tone: 'late' },
] as const;

type ChoiceButtonsProps = {
  chosen: LineDraft['decision'] | undefined;
  label: string;
  withKeys: boolean;
  choose: (decision: LineDraft['decision']) => void;
};

/** Three answers to a line; the chosen one is filled. */
export function ChoiceButtons({ chosen, label, withKeys, choose }: ChoiceButtonsProps) {
  return (
    <Button.Group aria-label={label} className={classes['choices'] ?? ''}>
      {choices.map(({ decision, key, tone }) => (
        <Button
          key={decision}
          size="xs"
          variant={chosen === decision ? 'light' : 'default'}
          color={toneColor[tone]}
          aria-pressed={chosen === decision}
          leftSection={withKeys ? <KeyHint keys={[key]} /> : undefined}
          onClick={() => choose(decision)}
        >
          {t(`approval.choice.${decision}`)}
        </Button>
      ))}
    </Button.Group>
  );
}
