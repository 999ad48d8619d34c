import type { PersonView } from '../../../server/identity/identity.contract.ts';
import { Phone } from '../../kit/Phone.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { t } from '../../lib/texts.ts';

export const personColumns = (titles: ReadonlyMap<string, string>): readonly Column<PersonView>[] => [
  { key: 'title', title: t('identity.name'), width: 200, card: 'title', cell: (row) => row.title },
  { key: 'mobile', title: t('web.mobile'), width: 150, cell: (row) => <Phone number={row.mobile} /> },
  {
    key: 'roles',
    title: t('identity.rolesOf'),
    cell: (row) => row.roleCodes.map((code) => titles.get(code) ?? code).join('، '),
  },
  {
    key: 'state',
    title: t('web.state'),
    width: 130,
    card: 'corner',
    cell: (row) =>
      row.isEnded ? (
        <StatusBadge>{t('identity.ended')}</StatusBadge>
      ) : (
        <StatusBadge tone="done">{t('identity.atWork')}</StatusBadge>
      ),
  },
];
