import { listReports } from '../../../server/service-reports/service-reports.contract.ts';
import { reportKinds, reportTabs } from '../../../server/service-reports/words.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useGo } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import { reportColumns } from './ReportColumns.tsx';

/** The reports of an agency, of a technician his own: by where they stand, the longest waiting first. Row I7. */
export function ReportsScreen() {
  const go = useGo();
  return (
    <ListScreen
      name="agency-reports"
      title={t('agency.reports')}
      list={listReports}
      columns={reportColumns()}
      stages={{
        param: 'tab',
        choices: reportTabs.map((tab) => ({ value: tab, label: t(`agency.report.tab.${tab}`) })),
      }}
      filters={[
        {
          kind: 'choice',
          param: 'kind',
          label: t('agency.report.kindOf'),
          choices: reportKinds.map((kind) => ({ value: kind, label: t(`agency.report.kindTitle.${kind}`) })),
        },
      ]}
      searchHint={t('agency.searchHint')}
      onOpen={(row) => go(`/agency/reports/${row.id}`)}
      empty={{ title: t('agency.report.none'), hint: t('agency.report.noneHint') }}
      topics={['serviceReport']}
    />
  );
}
