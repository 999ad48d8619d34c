import { Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listPartPrices, setPartPrice } from '../../../server/catalog/catalog.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useAsk } from '../../lib/ask.ts';
import { today } from '../../lib/jalali-entry.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { PartPriceForm } from './PartPriceForm.tsx';

/** What a part costs whom, from which day on. */
export function PartPrices({ row }: { row: { id: string } }) {
  const prices = useAsk(listPartPrices, { id: row.id }, { topics: ['part'] });
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const now = today();
  const items = prices.data?.items ?? [];
  /** The newest that has begun is the one that counts, for each buyer. */
  const current = new Set<unknown>();
  const begun = new Set<string>();
  for (const item of items) {
    if (item.fromOn > now || begun.has(item.buyer)) continue;
    begun.add(item.buyer);
    current.add(item);
  }
  return (
    <Stack gap="sm" component="section" aria-label={t('catalog.prices')}>
      <Group justify="space-between">
        <Title order={3}>{t('catalog.prices')}</Title>
        {may(setPartPrice.permission) && !isAdding ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => setAdding(true)}
          >
            {t('catalog.newPrice')}
          </Button>
        ) : null}
      </Group>
      {isAdding ? <PartPriceForm partId={row.id} close={() => setAdding(false)} /> : null}
      {prices.error ? (
        <FailureState failure={prices.error} retry={() => void prices.refetch()} />
      ) : prices.data === undefined ? (
        <Skeleton height={96} />
      ) : items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('catalog.noPrice')}
        </Text>
      ) : (
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('catalog.buyer')}</Table.Th>
              <Table.Th>{t('catalog.fromOn')}</Table.Th>
              <Table.Th>{t('catalog.price')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={`${item.buyer}/${item.fromOn}`} {...(current.has(item) ? {} : { c: 'dimmed' })}>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    {t(`catalog.buyer.${item.buyer}`)}
                    {current.has(item) ? (
                      <StatusBadge tone="done">{t('catalog.priceNow')}</StatusBadge>
                    ) : null}
                    {item.fromOn > now ? (
                      <StatusBadge tone="due">{t('catalog.priceLater')}</StatusBadge>
                    ) : null}
                  </Group>
                </Table.Td>
                <Table.Td>
                  <When at={item.fromOn} show="day" />
                </Table.Td>
                <Table.Td>
                  <Money amount={item.amount} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
