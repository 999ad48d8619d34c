import { Anchor } from '@mantine/core';
import { listOwnIssues, listOwnStock, ownKinds } from '../../server/warehouse/warehouse.contract.ts';
import type { Stock } from '../console/warehouse/stock-words.ts';
import { quantityInWords } from '../console/warehouse/stock-words.ts';
import { Code } from '../kit/Code.tsx';
import { ListScreen } from '../kit/ListScreen.tsx';
import type { Column } from '../kit/table-model.ts';
import { useLinkTo } from '../lib/address.ts';
import { useAsk } from '../lib/ask.ts';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';

const topics = ['stock', 'stockIssue', 'obligation'];

/** What of the company's parts lies at this agency, what is its own, what is on its way. Rows G2, M3. */
export function StockScreen() {
  const linkTo = useLinkTo();
  const coming = useAsk(listOwnIssues, { state: 'sent' }, { topics: ['stockIssue'] });
  const count = coming.data?.items.length ?? 0;
  return (
    <ListScreen
      name="own-stock"
      title={t('warehouse.ownStock')}
      list={listOwnStock}
      columns={columns()}
      stages={{
        param: 'kind',
        choices: ownKinds.map((kind) => ({ value: kind, label: t(`warehouse.kind.${kind}`) })),
      }}
      actions={
        <Anchor size="sm" {...linkTo('/agency/stock-issues')}>
          {count === 0 ? t('warehouse.ownIssues') : t('warehouse.ownIssuesCount', { count })}
        </Anchor>
      }
      empty={{ title: t('warehouse.noOwnStock'), hint: t('warehouse.noOwnStockHint') }}
      topics={topics}
    />
  );
}

function columns(): readonly Column<Stock>[] {
  return [
    { key: 'part', title: t('warehouse.part'), card: 'title', cell: (row) => digits(row.partTitle) },
    {
      key: 'onHand',
      title: t('warehouse.onHand'),
      width: 130,
      align: 'end',
      card: 'corner',
      cell: (row) => <b>{quantityInWords(row.onHandQuantity, row.unit)}</b>,
    },
    {
      key: 'partCode',
      title: t('warehouse.partCode'),
      width: 130,
      cell: (row) => <Code>{row.partCode}</Code>,
    },
    {
      key: 'kind',
      title: t('warehouse.place'),
      width: 170,
      cell: (row) => t(`warehouse.kind.${row.location.kind}`),
    },
    {
      key: 'reserved',
      title: t('warehouse.reserved'),
      width: 130,
      align: 'end',
      cell: (row) => (row.reservedQuantity === 0 ? '—' : quantityInWords(row.reservedQuantity, row.unit)),
    },
  ];
}
