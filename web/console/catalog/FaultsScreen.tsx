import { faultFamilyList, faultList, productTypeList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function FaultsScreen() {
  return (
    <CodingScreen
      name="faults"
      title={t('catalog.faults')}
      newTitle={t('catalog.newFault')}
      of={faultList}
      columns={[
        { key: 'family', title: t('catalog.faultFamily'), width: 180, cell: (row) => row.familyTitle },
        {
          key: 'type',
          title: t('catalog.productType'),
          width: 180,
          cell: (row) => row.typeTitle ?? t('catalog.everyType'),
        },
      ]}
      fields={[
        {
          key: 'familyId',
          kind: 'coded',
          label: t('catalog.faultFamily'),
          hint: t('catalog.faultFamilyHint'),
          required: true,
          list: faultFamilyList.list,
          known: (row) => ({ id: row.familyId, title: row.familyTitle, code: row.familyCode }),
        },
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
        { kind: 'coded', param: 'familyId', label: t('catalog.faultFamily'), list: faultFamilyList.list },
        { kind: 'coded', param: 'typeId', label: t('catalog.productType'), list: productTypeList.list },
      ]}
      actions={<FileActions kind="faults" />}
      emptyHint={t('catalog.faultsEmpty')}
    />
  );
}
