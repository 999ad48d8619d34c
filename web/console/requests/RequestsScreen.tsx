import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { productLineList, regionList } from '../../../server/catalog/catalog.contract.ts';
import { exportRequests, listRequests } from '../../../server/requests/requests.contract.ts';
import { channels, priorities, workOrderStages } from '../../../server/requests/words.contract.ts';
import { Can } from '../../kit/Can.tsx';
import { KeyHint } from '../../kit/KeyHint.tsx';
import type { Filter } from '../../kit/ListFilters.tsx';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useGo } from '../../lib/address.ts';
import { addressOf } from '../../lib/client.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { rowTone } from './request-words.ts';
import { requestColumns } from './RequestColumns.tsx';
import { RequestPanel } from './RequestPanel.tsx';

/** Every request, found by anything typed of it; the whole story beside it. Rows A1, A8, A9. */
export function RequestsScreen() {
  const go = useGo();
  const may = useMay();
  useHotkeys([['n', () => may('request.receive') && go('/reception'), { usePhysicalKeys: true }]]);
  return (
    <ListScreen
      name="requests"
      title={t('requests.list')}
      list={listRequests}
      columns={requestColumns()}
      stages={{
        param: 'stage',
        choices: workOrderStages.map((value) => ({ value, label: t(`requests.stage.${value}`) })),
      }}
      filters={requestFilters()}
      searchHint={t('requests.searchHint')}
      {...(may(exportRequests.permission) && {
        exportAddress: (shown) => addressOf(exportRequests, shown),
      })}
      actions={<NewRequest />}
      Panel={RequestPanel}
      empty={{ title: t('requests.noneYet'), hint: t('requests.noneYetHint'), action: <NewRequest /> }}
      rowTone={rowTone}
      topics={['request', 'workOrder']}
    />
  );
}

const requestFilters = (): readonly Filter[] => [
  { kind: 'range', from: 'fromOn', to: 'toOn', label: t('requests.receivedOn') },
  { kind: 'coded', param: 'agencyId', label: t('requests.agency'), list: listAgencies },
  { kind: 'coded', param: 'productLineId', label: t('requests.productLine'), list: productLineList.list },
  {
    kind: 'coded',
    param: 'cityId',
    label: t('requests.city'),
    list: regionList.list,
    fixed: { kind: 'city' },
  },
  {
    kind: 'choice',
    param: 'channel',
    label: t('requests.channel'),
    choices: channels.map((value) => ({ value, label: t(`requests.channel.${value}`) })),
  },
  {
    kind: 'choice',
    param: 'priority',
    label: t('requests.priority'),
    choices: priorities.map((value) => ({ value, label: t(`requests.priority.${value}`) })),
  },
  { kind: 'flag', param: 'isRaised', label: t('requests.isRaised') },
];

function NewRequest() {
  return (
    <Can permission="request.receive">
      <Button
        component={Link}
        to="/reception"
        size="xs"
        leftSection={<IconPlus size={16} />}
        rightSection={<KeyHint keys={['n']} />}
      >
        {t('requests.new')}
      </Button>
    </Can>
  );
}
