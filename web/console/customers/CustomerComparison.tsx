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
  const line = (title: string, show: (customer: Customer) => ReactNode) => ({
    title,
    kept: show(kept),
    other: show(other),
  });
  const lines = [
    line(t('customers.name'), ({ name }) => name),
    line(t('customers.kind'), ({ kind }) => t(`customers.kind.${kind}`)),
    line(t('customers.identityNumber'), identityOf),
    line(t('customers.phones'), phonesOf),
    line(t('customers.sites'), ({ sites }) => listOf(sites, (site) => digits(site.line))),
    line(t('customers.contacts'), ({ contacts }) => listOf(contacts, ({ name }) => name)),
    line(t('customers.note'), ({ note }) => note || '—'),
    line(t('customers.createdAt'), sinceOf),
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
        {lines.map(({ title, ...cells }) => (
          <Table.Tr key={title}>
            <Table.Th scope="row" fw={400} c="dimmed">
              {title}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{cells.kept}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{cells.other}</Table.Td>
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

function phonesOf({ phones }: Customer): ReactNode {
  return listOf(phones, ({ number, extension }) => <Phone number={number} extension={extension} />);
}

function sinceOf({ createdAt }: Customer): ReactNode {
  return <When at={createdAt} show="day" />;
}

function listOf<Row extends { id: string }>(rows: readonly Row[], show: (row: Row) => ReactNode): ReactNode {
  return rows.length === 0 ? '—' : rows.map((row) => <div key={row.id}>{show(row)}</div>);
}
