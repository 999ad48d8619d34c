import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { reportedKinds } from '../../server/requests/words.contract.ts';
import { Can } from '../kit/Can.tsx';
import { useLinkTo } from '../lib/address.ts';
import { t } from '../lib/texts.ts';
import type { Order } from './WorkOrderScreen.tsx';

/** The way to the report, once the work itself has begun or is done. */
export function ReportLink({ order }: { order: Order }) {
  const linkTo = useLinkTo();
  const isReported = reportedKinds.some((kind) => kind === order.serviceKind);
  const hasBegun = ['in_progress', 'done', 'closed'].includes(order.stage);
  if (!isReported || !hasBegun) return null;
  return (
    <Can permission="report.write">
      <Button
        component="a"
        mih={56}
        size="md"
        variant={order.stage === 'done' ? 'filled' : 'default'}
        leftSection={<IconFileText size={20} />}
        {...linkTo(`/agency/work-orders/${order.id}/report`)}
      >
        {order.stage === 'done' ? t('agency.writeReport') : t('agency.toReport')}
      </Button>
    </Can>
  );
}
