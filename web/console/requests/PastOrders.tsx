import { Code } from '../../kit/Code.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';
import { stageTone } from './request-words.ts';
import classes from './Story.module.css';

/** Earlier work on the same device. */
export function PastOrders({ past }: { past: ShownOrder['past'] }) {
  return (
    <ol className={classes['list']}>
      {past.map((order) => (
        <li key={order.id} className={classes['item']}>
          <div className={classes['marks']}>
            <Code digits>{order.number}</Code>
            <StageDot tone={stageTone[order.stage]}>{t(`requests.stage.${order.stage}`)}</StageDot>
            <span>{t(`requests.serviceKind.${order.serviceKind}`)}</span>
            <span className={classes['dim']}>
              <When at={order.receivedAt} show="day" />
            </span>
          </div>
          <div>{[...order.symptoms, order.agencyTitle].filter(Boolean).join(' · ')}</div>
        </li>
      ))}
    </ol>
  );
}
