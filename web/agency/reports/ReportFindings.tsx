import { flagSentence, flagTone, isSeen } from './report-words.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { t } from '../../lib/texts.ts';
import type { Report } from './report-form.ts';
import classes from './Report.module.css';

type ReportFindingsProps = { report: Report; lineId?: string | null };

/** What the rules found, of the whole report or of one line: what stops it, and what a person will look at. */
export function ReportFindings({ report, lineId = null }: ReportFindingsProps) {
  const flags = report.flags.filter((flag) => flag.lineId === lineId && isSeen(flag));
  if (flags.length === 0) return null;
  return (
    <ul
      className={lineId === null ? `${classes['card']} ${classes['findings']}` : classes['findings']}
      aria-label={t('agency.report.findings')}
    >
      {flags.map((flag) => (
        <li key={`${flag.code}/${flag.path}`}>
          <StatusBadge tone={flagTone(flag.severity)}>
            {t(`agency.report.severity.${flag.severity}`)}
          </StatusBadge>{' '}
          {flagSentence(flag)}
        </li>
      ))}
    </ul>
  );
}
