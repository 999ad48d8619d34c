import { brandList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function BrandsScreen() {
  return (
    <CodingScreen
      name="brands"
      title={t('catalog.brands')}
      newTitle={t('catalog.newBrand')}
      of={brandList}
      actions={<FileActions kind="models" />}
      emptyHint={t('catalog.brandsEmpty')}
    />
  );
}
