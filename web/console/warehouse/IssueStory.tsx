import { Stack, Table, Text } from '@mantine/core';
import { Facts } from '../../kit/Facts.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Issue } from './issue-words.ts';
import { issueTones } from './issue-words.ts';
import { quantityInWords } from './stock-words.ts';

/** An issue with its lines: what was sent and what arrived. */
export function IssueStory({ issue }: { issue: Issue }) {
  const isReceived = issue.receivedAt !== null;
  return (
    <Stack gap="lg">
      <Facts
        of={[
          {
            label: t('warehouse.state'),
            value: (
              <StatusBadge tone={issueTones[issue.state]}>
                {t(`warehouse.issueState.${issue.state}`)}
              </StatusBadge>
            ),
          },
          { label: t('warehouse.agency'), value: digits(issue.agency.title) },
          { label: t('warehouse.warehouse'), value: digits(issue.warehouse.title) },
          { label: t('warehouse.carrier'), value: digits(issue.carrier) },
          { label: t('warehouse.sentAt'), value: <When at={issue.sentAt} /> },
          { label: t('warehouse.sentBy'), value: digits(issue.sentByTitle) },
          { label: t('warehouse.receivedAt'), value: isReceived ? <When at={issue.receivedAt} /> : null },
          { label: t('warehouse.receivedBy'), value: digits(issue.receivedByTitle ?? '') },
          { label: t('warehouse.note'), value: digits(issue.note) },
        ]}
      />
      <PanelSection title={t('warehouse.lines')}>
        <Table fz="sm" verticalSpacing={6} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('warehouse.part')}</Table.Th>
              <Table.Th>{t('warehouse.sent')}</Table.Th>
              {isReceived ? <Table.Th>{t('warehouse.receivedQuantity')}</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {issue.lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>
                  {digits(line.partTitle)}
                  {line.differenceNote === '' ? null : (
                    <Text size="xs" c="dimmed">
                      {digits(line.differenceNote)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{quantityInWords(line.sentQuantity, line.unit)}</Table.Td>
                {isReceived ? (
                  <Table.Td {...(line.receivedQuantity === line.sentQuantity ? {} : { c: 'late' })}>
                    <b>{number(line.receivedQuantity ?? 0)}</b>
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </PanelSection>
    </Stack>
  );
}
