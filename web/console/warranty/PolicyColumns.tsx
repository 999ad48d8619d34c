import type { PolicyView } from '../../../server/warranty/policy.contract.ts';
import { Code } from '../../kit/Code.tsx';
import type { Column } from '../../kit/table-model.ts';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { basesInWords } from './policy-words.ts';

export function policyColumns(): readonly Column<PolicyView>[] {
  const months = (
    key: 'labourMonths' | 'partMonths' | 'travelMonths',
    title: string,
  ): Column<PolicyView> => ({
    key,
    title,
    width: 110,
    align: 'end',
    cell: (row) => t('warranty.length.month', { count: row[key] }),
  });
  return [
    {
      key: 'code',
      title: t('web.code'),
      width: 120,
      card: 'corner',
      cell: (row) => <Code>{row.modelCode}</Code>,
    },
    { key: 'model', title: t('warranty.model'), card: 'title', cell: (row) => row.modelTitle },
    months('labourMonths', t('warranty.line.labour')),
    months('partMonths', t('warranty.line.part')),
    months('travelMonths', t('warranty.line.travel')),
    {
      key: 'components',
      title: t('warranty.components'),
      width: 90,
      align: 'end',
      card: 'none',
      cell: (row) => (row.components.length === 0 ? '—' : number(row.components.length)),
    },
    {
      key: 'bases',
      title: t('warranty.startBases'),
      width: 180,
      cell: (row) => basesInWords(row.startBases),
    },
    {
      key: 'version',
      title: t('warranty.version'),
      width: 80,
      align: 'end',
      card: 'none',
      cell: (row) => digits(row.version),
    },
  ];
}
