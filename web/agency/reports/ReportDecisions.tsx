import { Text, Title } from '@mantine/core';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Report } from './report-form.ts';
import classes from './Report.module.css';
import { stateTone } from './report-words.ts';

/** What the office decided, newest first, and the objection if there was one. */
export function ReportDecisions({ report: { decisions, appeal } }: { report: Report }) {
  if (decisions.length === 0 && appeal === null) return null;
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.report.decisions')}</Title>
      {appeal === null ? null : (
        <Text size="sm" component="div">
          <StatusBadge tone={appeal.isAnswered ? 'done' : 'due'}>
            {appeal.isAnswered ? t('agency.report.appealAnswered') : t('agency.report.appealWaits')}
          </StatusBadge>{' '}
          {digits([appeal.reasonTitle, appeal.note].filter((text) => text !== '').join(': '))} ·{' '}
          <When at={appeal.madeAt} />
        </Text>
      )}
      {decisions.map((decision) => (
        <Text key={decision.id} size="sm" component="div">
          <StatusBadge tone={stateTone(decision.outcome)}>
            {t(`agency.report.state.${decision.outcome}`)}
          </StatusBadge>{' '}
          <When at={decision.decidedAt} /> · {decision.decidedByTitle}
          {decision.reasonTitle === null ? null : <> · {decision.reasonTitle}</>}
          {decision.note === '' ? null : <> · {digits(decision.note)}</>}
        </Text>
      ))}
    </section>
  );
}
