import type { listCustomers } from '../../../server/customers/customers.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Phone } from '../../kit/Phone.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import type { RowOf } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

export type CustomerRow = RowOf<typeof listCustomers>;

export function customerColumns(): readonly Column<CustomerRow>[] {
  return [
    { key: 'name', title: t('customers.name'), card: 'title', cell: (row) => row.name },
    {
      key: 'kind',
      title: t('customers.kind'),
      width: 110,
      card: 'corner',
      cell: (row) => t(`customers.kind.${row.kind}`),
    },
    { key: 'phone', title: t('customers.phone'), width: 150, cell: (row) => <Phone number={row.phone} /> },
    {
      key: 'identity',
      title: t('customers.identityNumber'),
      width: 150,
      card: 'none',
      cell: (row) => <Code digits>{row.nationalId ?? row.companyId}</Code>,
    },
    { key: 'city', title: t('customers.city'), width: 130, cell: (row) => row.cityTitle ?? '—' },
    {
      key: 'createdAt',
      title: t('customers.createdAt'),
      width: 120,
      card: 'none',
      cell: (row) => <When at={row.createdAt} show="day" />,
    },
  ];
}
