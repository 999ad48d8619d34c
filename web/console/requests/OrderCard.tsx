import type { readWorkOrder } from '../../../server/requests/work-orders.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import type { OutputOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { OrderDetails } from './OrderDetails.tsx';
import { stageTone } from './request-words.ts';
import classes from './Story.module.css';

export type ShownOrder = OutputOf<typeof readWorkOrder>;

/** One work order inside its request. */
export function OrderCard({ order }: { order: ShownOrder }) {
  return (
    <article className={classes['order']} aria-label={`${order.device.modelTitle} ${order.number}`}>
      <div className={classes['marks']}>
        <Code digits strong>
          {order.number}
        </Code>
        <strong>{order.device.modelTitle}</strong>
        <StageDot tone={stageTone[order.stage]}>{t(`requests.stage.${order.stage}`)}</StageDot>
      </div>
      <OrderDetails order={order} />
    </article>
  );
}
