import { Table } from '@mantine/core';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { RegisteredTerm } from './registration-words.ts';
import { lastDay, lengthInWords, sharesInWords, termTones } from './registration-words.ts';

/** What is covered, how long, and how it stands today. */
export function RegistrationTerms({ terms }: { terms: readonly RegisteredTerm[] }) {
  return (
    <Table verticalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('warranty.term')}</Table.Th>
          <Table.Th>{t('warranty.lastDay')}</Table.Th>
          <Table.Th>{t('web.state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {terms.map((term) => (
          <Table.Tr key={term.id}>
            <Table.Td>
              {term.title || t('warranty.wholeDevice')}
              <div>{sharesInWords(term.sharePercent)}</div>
              <div>{term.length === null ? t('warranty.endless') : lengthInWords(term.length)}</div>
            </Table.Td>
            <Table.Td>
              <When at={lastDay(term.endsOn)} show="day" />
            </Table.Td>
            <Table.Td>
              <StatusBadge tone={termTones[term.state]}>{t(`warranty.state.${term.state}`)}</StatusBadge>
              {term.state === 'running' && term.daysLeft !== null ? (
                <div>{t('warranty.daysLeft', { days: number(term.daysLeft) })}</div>
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
