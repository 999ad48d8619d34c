import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { listReports } from '../../../server/service-reports/service-reports.contract.ts';
import { reportKinds, reportTabs } from '../../../server/service-reports/words.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress, useGo } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import { reportColumns } from './ReportColumns.tsx';

/** Service reports by kind and by what they wait for, the longest waiting first. Row I7. */
export function ReportsScreen() {
  const go = useGo();
  const [address] = useAddress();
  const query = new URLSearchParams(
    ['tab', 'kind'].flatMap((name) => (address[name] === undefined ? [] : [[name, address[name]]])),
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
        choices: reportTabs.map((value) => ({ value, label: t(`approval.tab.${value}`) })),
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
