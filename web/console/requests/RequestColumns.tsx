import type { RequestRow } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import type { RowOf } from '../../lib/ask.ts';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { listRequests } from '../../../server/requests/requests.contract.ts';
import { channels, requestKinds } from '../../../server/requests/words.contract.ts';
import { stageTone } from './request-words.ts';

export type ShownRequest = RowOf<typeof listRequests>;

export const requestColumns = (): readonly Column<ShownRequest>[] => [
  {
    key: 'number',
    title: t('requests.number'),
    sort: 'number',
    filter: { param: 'number' },
    width: 120,
    card: 'title',
    cell: (row) => (
      <Code digits strong>
        {row.number}
      </Code>
    ),
  },
  {
    key: 'stage',
    title: t('requests.stage'),
    sort: 'stage',
    width: 130,
    card: 'corner',
    cell: (row) => <StageDot tone={stageTone[row.stage]}>{t(`requests.stage.${row.stage}`)}</StageDot>,
  },
  {
    key: 'customer',
    title: t('requests.customer'),
    filter: { param: 'customer' },
    cell: (row) => (
      <>
        {row.customerName ?? (row.callerName || '—')} <Marks of={row} />
      </>
    ),
  },
  {
    key: 'callerNumber',
    title: t('requests.callerNumber'),
    filter: { param: 'callerNumber' },
    width: 140,
    cell: (row) => <Phone number={row.callerNumber} />,
  },
  {
    key: 'devices',
    title: t('requests.devices'),
    filter: { param: 'device' },
    cell: (row) => row.deviceTitles.join('، ') || '—',
  },
  {
    key: 'city',
    title: t('requests.city'),
    filter: { param: 'city' },
    width: 110,
    cell: (row) => row.cityTitle ?? '—',
  },
  {
    key: 'agency',
    title: t('requests.agency'),
    filter: { param: 'agency' },
    cell: (row) => row.agencyTitles.join('، ') || '—',
  },
  {
    key: 'contacts',
    title: t('requests.contacts'),
    width: 90,
    hidden: true,
    cell: (row) => number(row.contactCount),
  },
  {
    key: 'channel',
    title: t('requests.channel'),
    filter: {
      param: 'channel',
      choices: channels.map((value) => ({ value, label: t(`requests.channel.${value}`) })),
    },
    width: 120,
    hidden: true,
    card: 'none',
    cell: (row) => t(`requests.channel.${row.channel}`),
  },
  {
    key: 'kind',
    title: t('requests.kind'),
    filter: {
      param: 'kind',
      choices: requestKinds.map((value) => ({ value, label: t(`requests.kind.${value}`) })),
    },
    width: 130,
    hidden: true,
    card: 'none',
    cell: (row) => t(`requests.kind.${row.kind}`),
  },
  {
    key: 'receivedBy',
    title: t('requests.receivedBy'),
    filter: { param: 'receivedBy' },
    width: 140,
    hidden: true,
    card: 'none',
    cell: (row) => row.receivedByTitle,
  },
  {
    key: 'receivedAt',
    title: t('requests.receivedAt'),
    sort: 'receivedAt',
    width: 130,
    cell: (row) => <When at={row.receivedAt} show="relative" />,
  },
];

/** What makes a request stand out. */
function Marks({ of }: { of: Pick<RequestRow, 'priority' | 'isRaised' | 'contactCount'> }) {
  return (
    <>
      {of.priority === 'urgent' ? (
        <StatusBadge tone="late">{t('requests.priority.urgent')}</StatusBadge>
      ) : null}{' '}
      {of.isRaised ? <StatusBadge tone="due">{t('requests.isRaised')}</StatusBadge> : null}
    </>
  );
}
