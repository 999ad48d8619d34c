import { productLineList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function ProductLinesScreen() {
  return (
    <CodingScreen
      name="productLines"
      title={t('catalog.productLines')}
      newTitle={t('catalog.newProductLine')}
      of={productLineList}
      actions={<FileActions kind="productLines" />}
      emptyHint={t('catalog.productLinesEmpty')}
    />
  );
}
