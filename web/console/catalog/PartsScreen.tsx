import { Stack } from '@mantine/core';
import { partList, returnRules } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { PartFits } from './PartFits.tsx';
import { PartPrices } from './PartPrices.tsx';

export function PartsScreen() {
  const rules = returnRules.map((value) => ({ value, label: t(`catalog.returnRule.${value}`) }));
  return (
    <CodingScreen
      name="parts"
      title={t('catalog.parts')}
      newTitle={t('catalog.newPart')}
      of={partList}
      columns={[
        { key: 'unit', title: t('catalog.unit'), width: 90, cell: (row) => row.unit },
        {
          key: 'returnRule',
          title: t('catalog.returnRule'),
          width: 160,
          cell: (row) => t(`catalog.returnRule.${row.returnRule}`),
        },
        {
          key: 'coverMonths',
          title: t('catalog.coverMonths'),
          width: 130,
          align: 'end',
          card: 'none',
          cell: (row) => digits(row.coverMonths),
        },
        {
          key: 'isSerialTracked',
          title: t('catalog.isSerialTracked'),
          width: 110,
          hidden: true,
          cell: (row) => (row.isSerialTracked ? t('catalog.yes') : '—'),
        },
      ]}
      fields={[
        { key: 'unit', kind: 'text', label: t('catalog.unit'), required: true, hint: t('catalog.unitHint') },
        {
          key: 'returnRule',
          kind: 'choice',
          label: t('catalog.returnRule'),
          hint: t('catalog.returnRuleHint'),
          choices: rules,
        },
        {
          key: 'coverMonths',
          kind: 'number',
          label: t('catalog.coverMonths'),
          hint: t('catalog.coverMonthsHint'),
          unit: t('catalog.month'),
        },
        { key: 'isSerialTracked', kind: 'flag', label: t('catalog.isSerialTracked') },
      ]}
      filters={[{ kind: 'choice', param: 'returnRule', label: t('catalog.returnRule'), choices: rules }]}
      Beside={PriceAndFits}
      actions={<FileActions kind="parts" />}
      emptyHint={t('catalog.partsEmpty')}
    />
  );
}

function PriceAndFits({ row }: { row: { id: string } }) {
  return (
    <Stack gap="lg">
      <PartPrices row={row} />
      <PartFits partId={row.id} />
    </Stack>
  );
}
