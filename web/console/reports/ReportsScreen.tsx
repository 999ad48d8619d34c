import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { listReports } from '../../../server/service-reports/service-reports.contract.ts';
import { reportKinds } from '../../../server/service-reports/words.contract.ts';
import { useEffect, useRef } from 'react';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress, useGo } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { reportColumns } from './ReportColumns.tsx';

/** «همه» has an address of its own: a bare one leads who decides to what waits for him. */
const ALL = 'all';
const tabsInOrder = ['submitted', 'appealed', 'held', 'sent_back', 'decided', 'draft'] as const;

/** Service reports by kind and by what they wait for, the longest waiting first. Row I7. */
export function ReportsScreen() {
  const go = useGo();
  const may = useMay();
  const [address, change] = useAddress();
  // Who decides begins with what waits for him; «همه» is a press away.
  const isBare = useRef(Object.keys(address).length === 0 && may('report.decide'));
  useEffect(() => {
    if (isBare.current) change({ tab: 'submitted' });
    isBare.current = false;
  }, [change]);
  const query = new URLSearchParams(
    ['tab', 'kind'].flatMap((name) => {
      const value = address[name];
      return value === undefined || value === ALL ? [] : [[name, value]];
    }),
  ).toString();
  return (
    <ListScreen
      name="reports"
      title={t('approval.reports')}
      list={listReports}
      columns={reportColumns()}
      searchHint={t('approval.searchHint')}
      stages={{
        param: 'tab',
        allValue: ALL,
        choices: tabsInOrder.map((value) => ({ value, label: t(`approval.tab.${value}`) })),
      }}
      filters={[
        {
          kind: 'choice',
          param: 'kind',
          label: t('approval.kind'),
          choices: reportKinds.map((value) => ({ value, label: t(`approval.kind.${value}`) })),
        },
        { kind: 'coded', param: 'agencyId', label: t('approval.agency'), list: listAgencies },
      ]}
      onOpen={(row) => go(`/reports/${row.id}${query === '' ? '' : `?${query}`}`)}
      empty={{ title: t('approval.none'), hint: t('approval.noneHint') }}
      topics={['serviceReport']}
    />
  );
}
