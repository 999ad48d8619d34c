import { Can } from '../kit/Can.tsx';
import { useLinkTo } from '../lib/address.ts';
import { count } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { inboxTabs } from './agency-words.ts';
import { useTabCounts } from './open-orders.ts';
import classes from './Portal.module.css';
import { SentBackTile } from './SentBackTile.tsx';

/** How much lies in each stage; a press opens that part of the list. */
export function InboxTiles() {
  const counts = useTabCounts();
  const linkTo = useLinkTo();
  return (
    <div className={classes['tiles']}>
      {inboxTabs
        .filter((tab) => tab !== 'ended')
        .map((tab) => (
          <a key={tab} className={classes['tile']} {...linkTo(`/agency/work-orders?tab=${tab}`)}>
            <strong>{counts === undefined ? '…' : count(counts[tab] ?? 0)}</strong>
            {t(`requests.tab.${tab}`)}
          </a>
        ))}
      <Can permission="report.read">
        <SentBackTile />
      </Can>
    </div>
  );
}
