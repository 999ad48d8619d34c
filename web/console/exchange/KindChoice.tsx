import { Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import classes from './KindChoice.module.css';
import { kindTitle } from './import-words.ts';

type KindChoiceProps = {
  /** In the order in which it is best done: what comes later names what came before. */
  kinds: readonly string[];
  chosen: string | undefined;
  onChoose: (kind: string) => void;
};

export function KindChoice({ kinds, chosen, onChoose }: KindChoiceProps) {
  return (
    <div role="group" aria-label={t('exchange.stepKind')} className={classes['kinds']}>
      {kinds.map((kind, index) => (
        <UnstyledButton
          key={kind}
          className={classes['kind']}
          aria-pressed={kind === chosen}
          onClick={() => onChoose(kind)}
        >
          <span className={classes['step']} aria-hidden>
            {kind === chosen ? <IconCheck size={14} stroke={2.4} /> : digits(index + 1)}
          </span>
          <Text span size="sm" fw={500}>
            {kindTitle(kind)}
          </Text>
        </UnstyledButton>
      ))}
    </div>
  );
}
