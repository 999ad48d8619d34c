import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { endSession, listSessions } from '../../../server/identity/identity.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { agentInWords } from './agent-in-words.ts';

/** Where this person is signed in now; each place can be ended. */
export function OwnSessions() {
  const sessions = useAsk(listSessions, {});
  const end = useCommand(endSession, { onRefused: sayFailed });
  return (
    <Paper withBorder radius="lg" p="md" component="section">
      <Title order={2}>{t('web.sessions')}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('web.sessionsLine')}
      </Text>
      {sessions.error ? (
        <FailureState failure={sessions.error} retry={() => void sessions.refetch()} />
      ) : null}
      {sessions.isPending ? <Skeleton height={72} /> : null}
      <Stack gap="sm">
        {sessions.data?.items.map(({ id, agent, address, madeAt, seenAt, isThis }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={500} truncate title={agent}>
                {agentInWords(agent)}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                {t('web.signedInAt')} <When at={madeAt} /> · {t('web.lastSeen')}{' '}
                <When at={seenAt} show="relative" /> · <Code>{address}</Code>
              </Text>
            </div>
            {isThis ? (
              <StatusBadge tone="active">{t('web.thisSession')}</StatusBadge>
            ) : (
              <Button variant="default" size="xs" disabled={end.busy} onClick={() => end.run({ id })}>
                {t('web.endSession')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
