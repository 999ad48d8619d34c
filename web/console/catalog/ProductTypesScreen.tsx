import { productLineList, productTypeList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function ProductTypesScreen() {
  return (
    <CodingScreen
      name="productTypes"
      title={t('catalog.productTypes')}
      newTitle={t('catalog.newProductType')}
      of={productTypeList}
      columns={[{ key: 'productLine', title: t('catalog.productLine'), cell: (row) => row.productLineTitle }]}
      fields={[
        {
          key: 'productLineId',
          kind: 'coded',
          label: t('catalog.productLine'),
          required: true,
          hint: t('catalog.productLineHint'),
          list: productLineList.list,
          known: (row) => ({ id: row.productLineId, title: row.productLineTitle }),
        },
      ]}
      filters={[
        {
          kind: 'coded',
          param: 'productLineId',
          label: t('catalog.productLine'),
          list: productLineList.list,
        },
      ]}
      actions={<FileActions kind="models" />}
      emptyHint={t('catalog.productTypesEmpty')}
    />
  );
}
