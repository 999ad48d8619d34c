import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { t } from '../../lib/texts.ts';
import classes from './Desk.module.css';
import type { Report } from './report-words.ts';
import { flagSentence, severityTone } from './report-words.ts';

/** What the rules found about the report as a whole. Row I10. */
export function FlagList({ report }: { report: Report }) {
  return <Flags of={report.flags.filter(({ lineId }) => lineId === null)} label={t('approval.flags')} />;
}

export function LineFlags({ report, lineId }: { report: Report; lineId: string }) {
  return (
    <Flags of={report.flags.filter((flag) => flag.lineId === lineId)} label={t('approval.flagsOfLine')} />
  );
}

function Flags({ of, label }: { of: Report['flags']; label: string }) {
  if (of.length === 0) return null;
  return (
    <ul className={classes['flags']} aria-label={label}>
      {of.map((flag) => (
        <li key={`${flag.code}/${flag.path}`}>
          <StatusBadge tone={severityTone[flag.severity]}>
            {t(`approval.severity.${flag.severity}`)}
          </StatusBadge>{' '}
          {flagSentence(flag)}
        </li>
      ))}
    </ul>
  );
}
