import { Alert, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { sendMessageAgain } from '../../../server/messaging/messaging.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { Bubble } from './Bubble.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import { nationalForm } from './phone-words.ts';
import type { Message } from './message-words.ts';
import { reasonWord, stateTone, templateTitle, whose } from './message-words.ts';

/** What became of a message, and what may be done about it: put beside its request, or sent once more. Row A14. */
export function MessagePanel({ row, close }: PanelProps<Message>) {
  const [isPlacing, setPlacing] = useState(false);
  const again = useCommand(sendMessageAgain, {
    onDone: () => sayDone(t('messaging.goesAgain')),
    onRefused: sayFailed,
  });
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
      moves={
        <Moves
          moves={row.moves}
          busy={again.busy}
          of={[
            { move: 'place', label: t('messaging.place'), run: () => setPlacing(!isPlacing) },
            { move: 'sendAgain', label: t('messaging.sendAgain'), run: () => again.run({ id: row.id }) },
          ]}
        />
      }
    >
      <Stack gap="md">
        {isPlacing ? (
          <FormPaper>
            <PlaceForm key={row.id} id={row.id} close={() => setPlacing(false)} />
          </FormPaper>
        ) : null}
        <Group gap="xs">
          {row.state === null ? (
            <StatusBadge>{t('messaging.direction.in')}</StatusBadge>
          ) : (
            <StatusBadge tone={stateTone[row.state]}>{t(`messaging.state.${row.state}`)}</StatusBadge>
          )}
          {row.isSentAgain ? <StatusBadge tone="plain">{t('messaging.wentAgain')}</StatusBadge> : null}
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
