import { Alert, Group, Paper, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Import } from './import-words.ts';
import { isAtWork, partDone, stateTone, stateWord } from './import-words.ts';

/** Where the work is, and its figures. */
export function ImportProgress({ of }: { of: Import }) {
  const part = partDone(of);
  const { counts } = of;
  const hasRun =
    of.state === 'running' || of.state === 'done' || counts.created + counts.changed + counts.same > 0;
  const figures = [
    { key: 'rows', label: t('exchange.rows'), value: counts.rows },
    { key: 'bad', label: t('exchange.bad'), value: counts.bad, isLate: counts.bad > 0 },
    ...(hasRun
      ? [
          { key: 'created', label: t('exchange.created'), value: counts.created },
          { key: 'changed', label: t('exchange.changed'), value: counts.changed },
          { key: 'same', label: t('exchange.same'), value: counts.same },
        ]
      : [{ key: 'good', label: t('exchange.good'), value: counts.rows - counts.bad }]),
  ];
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="md">
        <Group gap="sm" aria-live="polite">
          <StatusBadge tone={stateTone[of.state]}>{stateWord(of.state)}</StatusBadge>
          <Text size="sm" c="dimmed">
            {t(`exchange.stateLine.${of.state}`)}
          </Text>
        </Group>
        {isAtWork(of.state) ? (
          <Progress
            value={part ?? 100}
            animated={part === undefined}
            striped={part === undefined}
            size="md"
            aria-label={stateWord(of.state)}
          />
        ) : null}
        {of.problem === null ? null : (
          <Alert color="late" role="alert" title={t('exchange.notRead')}>
            {of.problem.message}
          </Alert>
        )}
        {of.state === 'failed' || of.state === 'reading' ? null : (
          <SimpleGrid cols={{ base: 2, sm: figures.length }} spacing="sm">
            {figures.map(({ key, label, value, ...rest }) => (
              <div key={key}>
                <Text size="xs" c="dimmed">
                  {label}
                </Text>
                <Text
                  fz={22}
                  fw={650}
                  {...('isLate' in rest && rest.isLate ? { c: 'var(--mantine-color-error)' } : {})}
                >
                  {number(value)}
                </Text>
              </div>
            ))}
          </SimpleGrid>
        )}
        {of.unknownHeadings.length === 0 ? null : (
          <Text size="sm" c="dimmed">
            {t('exchange.unknownHeadings', { headings: of.unknownHeadings.join('، ') })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
