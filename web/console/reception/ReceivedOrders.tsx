import type { RequestView } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { t } from '../../lib/texts.ts';
import { CoverageAnswer } from './CoverageAnswer.tsx';
import { ProposedAgencies } from './ProposedAgencies.tsx';
import classes from './Received.module.css';

/** The work orders that were made, or the answer that was given. */
export function ReceivedOrders({ request }: { request: RequestView }) {
  const { workOrders, answer } = request;
  return (
    <section aria-labelledby="received-orders">
      <h2 id="received-orders">
        {workOrders.length > 0 ? t('reception.orders') : t('requests.kind.question')}
      </h2>
      {answer === null ? null : <p className={classes['text']}>{answer}</p>}
      {workOrders.length === 0 && answer === null ? (
        <p className={classes['line']}>{t('reception.willWait')}</p>
      ) : null}
      <ul className={classes['list']}>
        {workOrders.map((order) => (
          <li key={order.id} className={classes['order']}>
            <div className={classes['messageHead']}>
              <Code digits strong>
                {order.number}
              </Code>
              <span>{order.device.modelTitle}</span>
              <Code>{order.device.serial}</Code>
            </div>
            <div className={classes['line']}>
              {[...order.symptoms.map(({ title }) => title), order.symptomNote].filter(Boolean).join('، ')}
            </div>
            <CoverageAnswer line={order.coverage} />
            <ProposedAgencies order={order} />
          </li>
        ))}
      </ul>
    </section>
  );
}
