import { listTechnicalCases } from '../../../server/requests/technical-cases.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import type { RowOf } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { TechnicalCasePanel } from './TechnicalCasePanel.tsx';

export type ShownCase = RowOf<typeof listTechnicalCases>;

/** What executional support asks technical support: the case, never the customer. Row O4. */
export function TechnicalCasesScreen() {
  return (
    <ListScreen
      name="technicalCases"
      title={t('requests.technicalCases')}
      list={listTechnicalCases}
      columns={caseColumns()}
      stages={{
        param: 'state',
        choices: (['open', 'answered'] as const).map((value) => ({
          value,
          label: t(`requests.case.${value}`),
        })),
      }}
      searchHint={t('requests.caseSearchHint')}
      Panel={TechnicalCasePanel}
      empty={{ title: t('requests.casesEmpty'), hint: t('requests.casesEmptyHint') }}
      topics={['technicalCase']}
    />
  );
}

const caseColumns = (): readonly Column<ShownCase>[] => [
  {
    key: 'number',
    title: t('requests.number'),
    width: 130,
    card: 'title',
    cell: (row) => <Code digits>{row.number}</Code>,
  },
  {
    key: 'state',
    title: t('requests.caseState'),
    width: 120,
    card: 'corner',
    cell: (row) => (
      <StatusBadge tone={row.state === 'open' ? 'due' : 'done'}>
        {t(`requests.case.${row.state}`)}
      </StatusBadge>
    ),
  },
  { key: 'type', title: t('requests.deviceType'), width: 140, cell: (row) => row.typeTitle },
  { key: 'model', title: t('requests.model'), width: 200, cell: (row) => row.modelTitle },
  { key: 'question', title: t('requests.question'), cell: (row) => row.question },
  { key: 'askedBy', title: t('requests.askedBy'), width: 140, cell: (row) => row.askedByTitle },
  {
    key: 'askedAt',
    title: t('requests.askedAt'),
    width: 130,
    cell: (row) => <When at={row.askedAt} show="relative" />,
  },
];
