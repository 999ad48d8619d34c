import type { z } from 'zod';
import type { FormerReferral } from '../../server/requests/work-orders.contract.ts';
import { listFormerReferrals } from '../../server/requests/work-orders.contract.ts';
import { Code } from '../kit/Code.tsx';
import { ListScreen } from '../kit/ListScreen.tsx';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import type { Column } from '../kit/table-model.ts';
import { When } from '../kit/When.tsx';
import { t } from '../lib/texts.ts';

type Former = z.output<typeof FormerReferral>;

/** What an agency keeps of referrals it did not keep: its own line, without the customer. */
export function FormerReferralsScreen() {
  return (
    <ListScreen
      name="former-referrals"
      title={t('agency.former')}
      list={listFormerReferrals}
      columns={columns()}
      noSearch
      empty={{ title: t('agency.formerNone'), hint: t('agency.formerNoneHint') }}
      topics={['workOrder']}
    />
  );
}

function columns(): readonly Column<Former>[] {
  return [
    {
      key: 'number',
      title: t('agency.number'),
      width: 140,
      card: 'title',
      cell: ({ number }) => <Code digits>{number}</Code>,
    },
    {
      key: 'state',
      title: t('agency.state'),
      width: 130,
      card: 'corner',
      cell: ({ state }) => <StatusBadge>{t(`requests.referralState.${state}`)}</StatusBadge>,
    },
    { key: 'device', title: t('agency.device'), cell: ({ deviceTitle }) => deviceTitle },
    { key: 'reason', title: t('agency.reason'), cell: ({ reasonNote }) => reasonNote || '—' },
    {
      key: 'referredAt',
      title: t('agency.referredAt'),
      width: 160,
      cell: ({ referredAt }) => <When at={referredAt} />,
    },
    { key: 'endedAt', title: t('agency.endedAt'), width: 160, cell: ({ endedAt }) => <When at={endedAt} /> },
  ];
}
