import type { DeviceRow } from '../../../server/devices/devices.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';

export function deviceColumns(): readonly Column<DeviceRow>[] {
  return [
    {
      key: 'serial',
      title: t('devices.serial'),
      width: 170,
      card: 'corner',
      cell: (row) => <Code>{row.serial}</Code>,
    },
    { key: 'model', title: t('devices.model'), card: 'title', cell: (row) => row.modelTitle },
    { key: 'type', title: t('devices.type'), width: 130, hidden: true, cell: (row) => row.typeTitle },
    { key: 'brand', title: t('devices.brand'), width: 100, cell: (row) => row.brandTitle },
    { key: 'owner', title: t('devices.owner'), width: 180, cell: (row) => row.customerName ?? '—' },
    { key: 'city', title: t('devices.city'), width: 110, card: 'none', cell: (row) => row.cityTitle ?? '—' },
    {
      key: 'soldOn',
      title: t('devices.date.soldOn'),
      width: 120,
      card: 'none',
      cell: (row) => <When at={row.soldOn} show="day" />,
    },
    {
      key: 'installedOn',
      title: t('devices.date.installedOn'),
      width: 110,
      cell: (row) => <When at={row.installedOn} show="day" />,
    },
    {
      key: 'proof',
      title: t('devices.proof'),
      width: 120,
      hidden: true,
      card: 'none',
      cell: (row) => (row.isUnproven ? <StatusBadge tone="due">{t('devices.unproven')}</StatusBadge> : '—'),
    },
  ];
}
