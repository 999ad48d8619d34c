import { Paper } from '@mantine/core';
import { Money } from '../../kit/Money.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import classes from './Desk.module.css';
import type { Report } from './report-words.ts';
import { stateTone } from './report-words.ts';

/** The appeal and every decision so far, the newest first. */
export function DecisionHistory({ report: { decisions, appeal } }: { report: Report }) {
  if (decisions.length === 0 && appeal === null) return null;
  return (
    <Paper withBorder radius="lg" p="md">
      <PanelSection title={t('approval.decisions')}>
        <ul className={classes['past']}>
          {appeal === null ? null : (
            <li>
              <div className={classes['pastHead']}>
                <StatusBadge tone={appeal.isAnswered ? 'plain' : 'due'}>{t('approval.appeal')}</StatusBadge>
                <span>{appeal.madeByTitle}</span>
                <When at={appeal.madeAt} />
              </div>
              <p className={classes['coverage']}>
                {[appeal.reasonTitle, appeal.note].filter((text) => text !== '').join(': ')}
              </p>
            </li>
          )}
          {decisions.map((one) => (
            <li key={one.id}>
              <div className={classes['pastHead']}>
                <StatusBadge tone={stateTone[one.outcome]}>{t(`approval.state.${one.outcome}`)}</StatusBadge>
                <span>{one.decidedByTitle}</span>
                {one.policyVersion === null ? null : (
                  <StatusBadge tone="plain">
                    {t('approval.byProgram', { version: one.policyVersion })}
                  </StatusBadge>
                )}
                <When at={one.decidedAt} />
                <Money amount={one.feeAmount} />
              </div>
              {[one.reasonTitle, one.note, ...one.acknowledged.map(({ reason }) => reason)]
                .filter((text) => text !== null && text !== '')
                .map((text) => (
                  <p key={text} className={classes['dim']}>
                    {text}
                  </p>
                ))}
            </li>
          ))}
        </ul>
      </PanelSection>
    </Paper>
  );
}
