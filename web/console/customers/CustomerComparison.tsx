import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Code } from '../../kit/Code.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { When } from '../../kit/When.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Customer } from './CustomerStory.tsx';

type CustomerComparisonProps = { kept: Customer; other: Customer };

/** Two customers side by side: what each line of the one is in the other. */
export function CustomerComparison({ kept, other }: CustomerComparisonProps) {
  const lines: readonly { title: string; of: (customer: Customer) => ReactNode }[] = [
    { title: t('customers.name'), of: ({ name }) => name },
    { title: t('customers.kind'), of: ({ kind }) => t(`customers.kind.${kind}`) },
    { title: t('customers.identityNumber'), of: identityOf },
    {
      title: t('customers.phones'),
      of: ({ phones }) =>
        listOf(phones, (phone) => <Phone number={phone.number} extension={phone.extension} />),
    },
    { title: t('customers.sites'), of: ({ sites }) => listOf(sites, ({ line }) => digits(line)) },
    { title: t('customers.contacts'), of: ({ contacts }) => listOf(contacts, ({ name }) => name) },
    { title: t('customers.note'), of: ({ note }) => note || '—' },
    { title: t('customers.createdAt'), of: ({ createdAt }) => <When at={createdAt} show="day" /> },
  ];
  return (
    <Table fz="sm" verticalSpacing={6} layout="fixed" aria-label={t('customers.comparison')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={92}>{t('customers.comparedLine')}</Table.Th>
          <Table.Th>{t('customers.stays')}</Table.Th>
          <Table.Th>{t('customers.joins')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ title, of }) => (
          <Table.Tr key={title}>
            <Table.Th scope="row" fw={400} c="dimmed">
              {title}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{of(kept)}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{of(other)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function identityOf({ nationalId, companyId }: Customer): ReactNode {
  const number = nationalId ?? companyId;
  return number === null ? '—' : <Code digits>{number}</Code>;
}

function listOf<Row extends { id: string }>(rows: readonly Row[], show: (row: Row) => ReactNode): ReactNode {
  return rows.length === 0 ? '—' : rows.map((row) => <div key={row.id}>{show(row)}</div>);
}
