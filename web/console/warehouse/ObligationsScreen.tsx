import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import {
  countObligations,
  dueFilters,
  exportObligations,
  listObligations,
  obligationStates,
} from '../../../server/warehouse/warehouse.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { countsOfTabs } from '../../kit/StageTabs.tsx';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { addressOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { obligationColumns } from './ObligationColumns.tsx';
import { ObligationPanel } from './ObligationPanel.tsx';
import { dueTone } from './obligation-words.ts';

/** Defective parts that agencies owe, the first due first. Row J7. */
export function ObligationsScreen() {
  const [{ agencyId }] = useAddress();
  const counts = useAsk(countObligations, agencyId === undefined ? {} : { agencyId }, {
    topics: ['obligation'],
  });
  return (
    <ListScreen
      name="obligations"
      title={t('warehouse.obligations')}
      list={listObligations}
      columns={obligationColumns()}
      searchHint={t('warehouse.obligationSearchHint')}
      stages={{
        param: 'state',
        choices: obligationStates.map((state) => ({ value: state, label: t(`warehouse.state.${state}`) })),
        counts: countsOfTabs(counts.data),
      }}
      filters={[
        { kind: 'coded', param: 'agencyId', label: t('warehouse.agency'), list: listAgencies },
        {
          kind: 'choice',
          param: 'due',
          label: t('warehouse.due'),
          choices: dueFilters.map((due) => ({ value: due, label: t(`warehouse.due.${due}`) })),
        },
      ]}
      exportAddress={(shown) => addressOf(exportObligations, shown)}
      Panel={ObligationPanel}
      empty={{ title: t('warehouse.noObligations'), hint: t('warehouse.noObligationsHint') }}
      rowTone={dueTone}
      topics={['obligation']}
    />
  );
}
