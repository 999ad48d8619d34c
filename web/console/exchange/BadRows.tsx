import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { getBadRows } from '../../../server/exchange/exchange.contract.ts';
import { addressOf } from '../../lib/client.ts';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Import } from './import-words.ts';

/** The rows that cannot go in, each with its reasons, and all of them as a file to mend and bring again. */
export function BadRows({ of }: { of: Import }) {
  if (of.badRows.length === 0) return null;
  const rest = of.counts.bad - of.badRows.length;
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label={t('exchange.badRows')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <div>
            <Title order={2}>{t('exchange.badRowsCount', { count: of.counts.bad })}</Title>
            <Text size="sm" c="dimmed">
              {t('exchange.badRowsHint')}
            </Text>
          </div>
          <Button
            component="a"
            href={addressOf(getBadRows, { id: of.id })}
            download
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t('exchange.downloadBadRows')}
          </Button>
        </Group>
        <Table verticalSpacing={6} fz="sm" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={72}>{t('exchange.row')}</Table.Th>
              <Table.Th>{t('exchange.reasons')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.badRows.map(({ row, errors }) => (
              <Table.Tr key={row}>
                <Table.Td valign="top">{number(row)}</Table.Td>
                <Table.Td>
                  {errors.map(({ path, heading, message }) => (
                    <div key={path + message}>
                      {heading === null ? null : <Text span size="sm" fw={600}>{`${heading}: `}</Text>}
                      {message}
                    </div>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {rest > 0 ? (
          <Text size="sm" c="dimmed">
            {t('exchange.moreBadRows', { count: rest })}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}
