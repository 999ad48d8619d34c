import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { listPolicies } from '../../../server/warranty/policy.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import type { OutputOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { basesInWords } from './policy-words.ts';

export type Policy = OutputOf<typeof listPolicies>['items'][number];
type Promised = { labourMonths: number; partMonths: number; travelMonths: number };

/** One version of what is promised. */
export function PolicyVersion({ policy }: { policy: Policy }) {
  const { version, isNewest, fromOn, guarantor, startBases, latestStart, components } = policy;
  return (
    <Paper withBorder p="sm" component="article">
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={3}>{t('warranty.policyVersion', { version })}</Title>
          {isNewest ? <StatusBadge tone="done">{t('warranty.newest')}</StatusBadge> : null}
        </Group>
        <Facts
          of={[
            {
              label: t('warranty.fromOn'),
              value: fromOn === null ? t('warranty.fromTheBeginning') : <When at={fromOn} show="day" />,
            },
            { label: t('warranty.wholeDevice'), value: monthsInWords(policy) },
            ...components.map((component) => ({
              label: component.title ?? component.code,
              value: (
                <>
                  {monthsInWords(component)} <Code>{component.code}</Code>
                </>
              ),
            })),
            { label: t('warranty.startBases'), value: basesInWords(startBases) },
            {
              label: t('warranty.latestStart'),
              value:
                latestStart === null
                  ? null
                  : t('warranty.latestStartIs', {
                      months: latestStart.months,
                      anchor: t(`warranty.basis.${latestStart.anchor}`),
                    }),
            },
            { label: t('warranty.guarantor'), value: t(`warranty.guarantor.${guarantor.kind}`) },
            {
              label: t('warranty.serviceDuty'),
              value: t('warranty.years', { count: policy.serviceDutyYears }),
            },
            { label: t('warranty.partsDuty'), value: t('warranty.years', { count: policy.partsDutyYears }) },
          ]}
        />
        <Text size="xs" c="dimmed">
          {t('warranty.madeAt')} <When at={policy.madeAt} show="day" />
        </Text>
      </Stack>
    </Paper>
  );
}

/** «اجرت ۲۴ ماه، قطعه ۱۸ ماه»; what is not promised is not said. */
function monthsInWords({ labourMonths, partMonths, travelMonths }: Promised): string {
  const all = { labour: labourMonths, part: partMonths, travel: travelMonths };
  const kinds = ['labour', 'part', 'travel'] as const;
  const said = kinds
    .filter((kind) => all[kind] > 0)
    .map((kind) => `${t(`warranty.line.${kind}`)} ${t('warranty.length.month', { count: all[kind] })}`);
  return said.length === 0 ? '—' : said.join('، ');
}
