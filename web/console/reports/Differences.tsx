import { Paper, TextInput } from '@mantine/core';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { t } from '../../lib/texts.ts';
import type { Desk } from './desk.ts';
import classes from './Desk.module.css';
import { sentenceOfDifference } from './report-words.ts';

/** What is not any more as it was when the report was handed in: each is decided over with a reason. */
export function Differences({ of }: { of: Desk }) {
  const { differences } = of.report;
  if (differences.length === 0) return null;
  return (
    <Paper withBorder radius="lg" p="md">
      <PanelSection title={t('approval.differences')}>
        <ul className={classes['differences']}>
          {differences.map((one) => (
            <li key={one.id}>
              <p className={classes['coverage']}>{sentenceOfDifference(one, of.report)}</p>
              {of.mayDecide ? (
                <TextInput
                  label={t('approval.differenceReason')}
                  maxLength={4000}
                  value={of.draft.acknowledged[one.id] ?? ''}
                  onChange={(event) => of.acknowledge(one.id, event.currentTarget.value)}
                  error={of.missing?.id === one.id ? t('approval.missing.difference') : undefined}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </PanelSection>
    </Paper>
  );
}
