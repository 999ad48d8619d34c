import { regionClassList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';

export function RegionClassesScreen() {
  return (
    <CodingScreen
      name="region-classes"
      title={t('catalog.regionClasses')}
      newTitle={t('catalog.newRegionClass')}
      of={regionClassList}
      emptyHint={t('catalog.regionClassesEmpty')}
    />
  );
}
