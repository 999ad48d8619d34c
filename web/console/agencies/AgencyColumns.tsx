import type { AgencyBrief } from '../../../server/agencies/agencies.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Phone } from '../../kit/Phone.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import { AgencyState } from './AgencyState.tsx';
import { placeOf } from './agency-place.ts';

export function agencyColumns(): readonly Column<AgencyBrief>[] {
  return [
    { key: 'code', title: t('web.code'), width: 100, cell: (row) => <Code digits>{row.code}</Code> },
    { key: 'title', title: t('agencies.title'), card: 'title', cell: (row) => row.title },
    { key: 'kind', title: t('agencies.kind'), width: 120, cell: (row) => t(`agencies.kind.${row.kind}`) },
    {
      key: 'place',
      title: t('agencies.place'),
      width: 190,
      cell: placeOf,
    },
    {
      key: 'phone',
      title: t('agencies.phone'),
      width: 150,
      cell: (row) => <Phone number={row.phone} extension={row.extension} />,
    },
    {
      key: 'contractToOn',
      title: t('agencies.contractToOn'),
      width: 130,
      card: 'none',
      cell: (row) => <When at={row.contractToOn} show="day" />,
    },
    {
      key: 'state',
      title: t('web.state'),
      width: 130,
      card: 'corner',
      cell: (row) => <AgencyState agency={row} />,
    },
  ];
}
