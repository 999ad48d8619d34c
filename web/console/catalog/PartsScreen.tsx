import { partList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { PartPrices } from './PartPrices.tsx';

export function PartsScreen() {
  return (
    <CodingScreen
      name="parts"
      title={t('catalog.parts')}
      newTitle={t('catalog.newPart')}
      of={partList}
      columns={[{ key: 'unit', title: t('catalog.unit'), width: 120, cell: (row) => row.unit }]}
      fields={[
        { key: 'unit', kind: 'text', label: t('catalog.unit'), required: true, hint: t('catalog.unitHint') },
      ]}
      Beside={PartPrices}
      actions={<FileActions kind="parts" />}
      emptyHint={t('catalog.partsEmpty')}
    />
  );
}
