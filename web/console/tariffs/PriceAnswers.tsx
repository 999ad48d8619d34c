import { Group, Stack, Text, Title } from '@mantine/core';
import type { askPrice } from '../../../server/tariffs/tariffs.contract.ts';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { OutputOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { PriceReasons } from './PriceReasons.tsx';

/** The four prices of a case, each with its reasons. */
export function PriceAnswers({ answer }: { answer: OutputOf<typeof askPrice> }) {
  const { grade, regionClass, prices } = answer;
  return (
    <Stack gap="lg">
      {grade === null && regionClass === null ? null : (
        <Text size="sm" c="dimmed">
          {[
            grade === null ? '' : t('tariffs.inGrade', { grade }),
            regionClass === null ? '' : t('tariffs.inClass', { class: regionClass }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      {prices.map(({ kind, explanation }) => (
        <Stack key={kind} gap="xs" component="section" aria-label={t(`tariffs.kind.${kind}`)}>
          <Group justify="space-between">
            <Title order={2} size="h3">
              {t(`tariffs.kind.${kind}`)}
            </Title>
            {explanation.amount === null ? (
              <StatusBadge>{t('tariffs.noPrice')}</StatusBadge>
            ) : (
              <span>
                <Money amount={explanation.amount} strong />
                {kind === 'travel_rate' ? <> {t('tariffs.perKilometre')}</> : null}
              </span>
            )}
          </Group>
          <PriceReasons of={explanation} />
        </Stack>
      ))}
    </Stack>
  );
}
