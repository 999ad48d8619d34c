import { faultFamilyList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';

export function FaultFamiliesScreen() {
  return (
    <CodingScreen
      name="fault-families"
      title={t('catalog.faultFamilies')}
      newTitle={t('catalog.newFaultFamily')}
      of={faultFamilyList}
      actions={<FileActions kind="faultFamilies" />}
      emptyHint={t('catalog.faultFamiliesEmpty')}
    />
  );
}
