import { flagSentence, flagTone, isSeen } from './report-words.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { t } from '../../lib/texts.ts';
import type { Report } from './report-form.ts';
import classes from './Report.module.css';

type Flag = Report['flags'][number];
type FindingsProps = { flags: readonly Flag[]; isCard?: boolean };

/** What the rules found: what stops the report, and what a person will look at. The same words are said once. */
export function ReportFindings({ flags, isCard = false }: FindingsProps) {
  const shown = new Map(flags.filter(isSeen).map((flag) => [flagSentence(flag), flag]));
  if (shown.size === 0) return null;
  return (
    <ul
      className={isCard ? `${classes['card']} ${classes['findings']}` : classes['findings']}
      aria-label={t('agency.report.findings')}
    >
      {[...shown].map(([sentence, flag]) => (
        <li key={sentence}>
          <StatusBadge tone={flagTone(flag.severity)}>
            {t(`agency.report.severity.${flag.severity}`)}
          </StatusBadge>{' '}
          {sentence}
        </li>
      ))}
    </ul>
  );
}
