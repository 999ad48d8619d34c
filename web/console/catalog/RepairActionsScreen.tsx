import { productTypeList, repairActionList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function RepairActionsScreen() {
  return (
    <CodingScreen
      name="repair-actions"
      title={t('catalog.repairActions')}
      newTitle={t('catalog.newRepairAction')}
      of={repairActionList}
      columns={[
        {
          key: 'type',
          title: t('catalog.productType'),
          width: 200,
          cell: (row) => row.typeTitle ?? t('catalog.everyType'),
        },
        {
          key: 'needsSeal',
          title: t('catalog.needsSeal'),
          width: 120,
          cell: (row) => (row.needsSeal ? t('catalog.yes') : '—'),
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
        { key: 'needsSeal', kind: 'flag', label: t('catalog.needsSeal'), hint: t('catalog.needsSealHint') },
      ]}
      filters={[
        { kind: 'coded', param: 'typeId', label: t('catalog.productType'), list: productTypeList.list },
      ]}
      actions={<FileActions kind="repairActions" />}
      emptyHint={t('catalog.repairActionsEmpty')}
    />
  );
}
