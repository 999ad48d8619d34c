import { Skeleton, Stack } from '@mantine/core';
import { readWorkOrder } from '../../../server/requests/work-orders.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import { useAsk } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { Facts } from './Facts.tsx';
import type { ShownOrder } from './OrderCard.tsx';
import { OrderDetails } from './OrderDetails.tsx';
import { stageTone } from './request-words.ts';
import classes from './Story.module.css';

type OrderPanelProps = { id: string; close: () => void; onReferred: () => void };

/** A work order of the board with its proposal open. */
export function OrderPanel({ id, close, onReferred }: OrderPanelProps) {
  const asked = useAsk(readWorkOrder, { id }, { topics: ['workOrder', 'request'], keepOld: false });
  const order = asked.data;
  return (
    <SidePanel
      title={
        <Code digits copy strong>
          {order?.number}
        </Code>
      }
      page={order === undefined ? undefined : `/requests/${order.requestId}`}
      onClose={close}
    >
      {order === undefined ? (
        asked.error ? (
          <FailureState failure={asked.error} retry={() => void asked.refetch()} />
        ) : (
          <Skeleton height={240} />
        )
      ) : (
        <Stack gap="md">
          <div className={classes['marks']}>
            <strong>{order.device.modelTitle}</strong>
            <StageDot tone={stageTone[order.stage]}>{t(`requests.stage.${order.stage}`)}</StageDot>
          </div>
          <OrderDetails order={order} startWith="refer" onReferred={onReferred} />
          <CustomerFacts order={order} />
        </Stack>
      )}
    </SidePanel>
  );
}

function CustomerFacts({ order: { customer } }: { order: ShownOrder }) {
  if (customer === null) return null;
  return (
    <Facts
      of={[
        [t('requests.customer'), customer.name],
        [
          t('requests.phones'),
          <span key="phones" className={classes['marks']}>
            {customer.phones.map((phone) => (
              <Phone key={phone} number={phone} copy />
            ))}
          </span>,
        ],
        [t('requests.address'), digits(customer.address)],
      ]}
    />
  );
}
