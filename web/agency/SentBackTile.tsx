import { listReports } from '../../server/service-reports/service-reports.contract.ts';
import { useLinkTo } from '../lib/address.ts';
import { useAsk } from '../lib/ask.ts';
import { count } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import classes from './Portal.module.css';

/** Reports that the office sent back wait for the agency; without any there is nothing to say. */
export function SentBackTile() {
  const linkTo = useLinkTo();
  const { data } = useAsk(listReports, { limit: 1 }, { topics: ['serviceReport'] });
  const waiting = data?.counts?.['sent_back']?.count ?? 0;
  if (waiting === 0) return null;
  return (
    <a className={classes['tile']} data-due {...linkTo('/agency/reports?tab=sent_back')}>
      <strong>{count(waiting)}</strong>
      {t('agency.report.sentBackTile')}
    </a>
  );
}
