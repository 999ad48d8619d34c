import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { endSession, listSessions } from '../../../server/identity/identity.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

/** Where this person is signed in now; each place can be ended. */
export function SessionsScreen() {
  const sessions = useAsk(listSessions, {});
  const end = useCommand(endSession);
  return (
    <Stack gap="md" maw={720}>
      <ScreenHead title={t('web.sessions')} line={t('web.sessionsLine')} />
      {sessions.error ? (
        <FailureState failure={sessions.error} retry={() => void sessions.refetch()} />
      ) : null}
      {sessions.isPending ? <Skeleton height={72} radius="lg" /> : null}
      {sessions.data?.items.map(({ id, agent, address, madeAt, seenAt, isThis }) => (
        <Paper key={id} withBorder radius="lg" p="sm">
          <Group justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={500} truncate dir="auto">
                {agent}
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
        </Paper>
      ))}
    </Stack>
  );
}
