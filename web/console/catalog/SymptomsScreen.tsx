import { productTypeList, symptomList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function SymptomsScreen() {
  return (
    <CodingScreen
      name="symptoms"
      title={t('catalog.symptoms')}
      newTitle={t('catalog.newSymptom')}
      of={symptomList}
      columns={[
        {
          key: 'type',
          title: t('catalog.productType'),
          width: 220,
          cell: (row) => row.typeTitle ?? t('catalog.everyType'),
        },
      ]}
      fields={[
        {
          key: 'typeId',
          kind: 'coded',
          label: t('catalog.productType'),
          hint: t('catalog.everyTypeHint'),
          list: productTypeList.list,
          known: (row) => (row.typeId === null ? null : { id: row.typeId, title: row.typeTitle ?? '' }),
        },
      ]}
      filters={[
        { kind: 'coded', param: 'typeId', label: t('catalog.productType'), list: productTypeList.list },
      ]}
      actions={<FileActions kind="symptoms" />}
      emptyHint={t('catalog.symptomsEmpty')}
    />
  );
}
