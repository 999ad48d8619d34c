import { Anchor } from '@mantine/core';
import { listWorkOrders } from '../../server/requests/work-orders.contract.ts';
import { ListScreen } from '../kit/ListScreen.tsx';
import { useGo, useLinkTo } from '../lib/address.ts';
import { useSession } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import { inboxTabs } from './agency-words.ts';
import { MyJobsScreen } from './MyJobsScreen.tsx';
import { useTabCounts } from './open-orders.ts';
import { orderColumns } from './OrderColumns.tsx';

/** The inbox of referrals; a technician finds his own jobs here, done ones too. Rows A10, G2, G5. */
export function WorkOrdersScreen() {
  const { session } = useSession();
  return session?.sees === 'technician' ? <MyJobsScreen /> : <Inbox />;
}

function Inbox() {
  const go = useGo();
  const linkTo = useLinkTo();
  const counts = useTabCounts();
  return (
    <ListScreen
      name="agency-work-orders"
      title={t('agency.inbox')}
      list={listWorkOrders}
      columns={orderColumns()}
      stages={{
        param: 'tab',
        choices: inboxTabs.map((tab) => ({ value: tab, label: t(`requests.tab.${tab}`) })),
        counts,
      }}
      searchHint={t('agency.searchHint')}
      actions={
        <Anchor size="sm" {...linkTo('/agency/former')}>
          {t('agency.former')}
        </Anchor>
      }
      onOpen={(row) => go(`/agency/work-orders/${row.id}`)}
      empty={{ title: t('agency.noOrders'), hint: t('agency.noOrdersHint') }}
      topics={['workOrder']}
    />
  );
}
