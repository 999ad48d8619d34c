import { brandList, modelList, productTypeList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function ModelsScreen() {
  return (
    <CodingScreen
      name="models"
      title={t('catalog.models')}
      newTitle={t('catalog.newModel')}
      of={modelList}
      columns={[
        { key: 'brand', title: t('catalog.brand'), width: 150, cell: (row) => row.brandTitle },
        { key: 'type', title: t('catalog.productType'), width: 170, cell: (row) => row.typeTitle },
        { key: 'line', title: t('catalog.productLine'), width: 150, cell: (row) => row.productLineTitle },
      ]}
      fields={[
        {
          key: 'brandId',
          kind: 'coded',
          label: t('catalog.brand'),
          required: true,
          list: brandList.list,
          known: (row) => ({ id: row.brandId, title: row.brandTitle, code: row.brandCode }),
        },
        {
          key: 'typeId',
          kind: 'coded',
          label: t('catalog.productType'),
          required: true,
          list: productTypeList.list,
          known: (row) => ({ id: row.typeId, title: row.typeTitle }),
        },
      ]}
      filters={[
        { kind: 'coded', param: 'brandId', label: t('catalog.brand'), list: brandList.list },
        { kind: 'coded', param: 'typeId', label: t('catalog.productType'), list: productTypeList.list },
      ]}
      actions={<FileActions kind="models" />}
      emptyHint={t('catalog.modelsEmpty')}
    />
  );
}
