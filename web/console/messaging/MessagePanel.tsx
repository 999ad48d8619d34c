import { Alert, Group, Stack, Text } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import { Bubble } from './Bubble.tsx';
import { nationalForm } from './phone-words.ts';
import type { Message } from './message-words.ts';
import { reasonWord, stateTone, templateTitle, whose } from './message-words.ts';

export function MessagePanel({ row, close }: PanelProps<Message>) {
  if (row === undefined) {
    return (
      <SidePanel title={t('messaging.messages')} onClose={close}>
        <EmptyState title={t('web.missing')} hint={t('messaging.notInList')} />
      </SidePanel>
    );
  }
  const reason = reasonWord(row.reason);
  const facts = [
    { label: t('messaging.recipient'), value: whose(row) },
    ...(row.template === null
      ? []
      : [{ label: t('messaging.template'), value: templateTitle(row.template) }]),
    { label: t('messaging.made'), value: <When at={row.madeAt} /> },
    ...(row.sentAt === null ? [] : [{ label: t('messaging.sentAt'), value: <When at={row.sentAt} /> }]),
    ...(row.settledAt === null
      ? []
      : [{ label: t('messaging.settledAt'), value: <When at={row.settledAt} /> }]),
    { label: t('messaging.length'), value: t('messaging.parts', { count: row.partCount }) },
  ];
  return (
    <SidePanel
      title={
        <Code digits copy>
          {nationalForm(row.number)}
        </Code>
      }
      onClose={close}
    >
      <Stack gap="md">
        <Group gap="xs">
          {row.state === null ? (
            <StatusBadge>{t('messaging.direction.in')}</StatusBadge>
          ) : (
            <StatusBadge tone={stateTone[row.state]}>{t(`messaging.state.${row.state}`)}</StatusBadge>
          )}
        </Group>
        {reason === undefined ? null : (
          <Alert color="late">
            {reason} {row.panelCode === null ? null : <Code>{row.panelCode}</Code>}
          </Alert>
        )}
        <Bubble text={row.text} isOwn={row.direction === 'in'} at={row.madeAt} />
        <Stack gap={6}>
          {facts.map(({ label, value }) => (
            <Group key={label} justify="space-between" gap="xs">
              <Text size="sm" c="dimmed">
                {label}
              </Text>
              <Text size="sm" component="div">
                {value}
              </Text>
            </Group>
          ))}
        </Stack>
      </Stack>
    </SidePanel>
  );
}
