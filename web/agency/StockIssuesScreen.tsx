import { listOwnIssues, issueStates } from '../../server/warehouse/warehouse.contract.ts';
import { issueColumns } from '../console/warehouse/IssueColumns.tsx';
import { ListScreen } from '../kit/ListScreen.tsx';
import { t } from '../lib/texts.ts';
import { StockIssuePanel } from './StockIssuePanel.tsx';

/** What the company sent to this agency; what is on its way is received here. Row M2. */
export function StockIssuesScreen() {
  return (
    <ListScreen
      name="own-stock-issues"
      title={t('warehouse.ownIssues')}
      list={listOwnIssues}
      columns={issueColumns().filter(({ key }) => key !== 'agency')}
      searchHint={t('warehouse.issueSearchHint')}
      stages={{
        param: 'state',
        choices: issueStates.map((state) => ({ value: state, label: t(`warehouse.issueState.${state}`) })),
      }}
      Panel={StockIssuePanel}
      empty={{ title: t('warehouse.noIssues'), hint: t('warehouse.noOwnStockHint') }}
      topics={['stockIssue']}
    />
  );
}
