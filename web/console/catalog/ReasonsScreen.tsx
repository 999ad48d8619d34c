import { reasonKinds, reasonList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';

export function ReasonsScreen() {
  const kinds = reasonKinds.map((value) => ({ value, label: t(`catalog.reasonKind.${value}`) }));
  return (
    <CodingScreen
      name="reasons"
      title={t('catalog.reasons')}
      newTitle={t('catalog.newReason')}
      of={reasonList}
      stages={{ param: 'kind', choices: kinds }}
      columns={[
        {
          key: 'kind',
          title: t('catalog.reasonFor'),
          width: 170,
          cell: (row) => t(`catalog.reasonKind.${row.kind}`),
        },
      ]}
      fields={[
        { key: 'kind', kind: 'choice', label: t('catalog.reasonFor'), required: true, choices: kinds },
      ]}
      emptyHint={t('catalog.reasonsEmpty')}
    />
  );
}
