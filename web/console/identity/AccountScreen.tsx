import { Paper, Stack, Text, Title } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useSession } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { OwnSessions } from './OwnSessions.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** A person's own account: who he is here, his password, where he is signed in. */
export function AccountScreen() {
  const { session } = useSession();
  return (
    <Stack gap="md" maw={720}>
      <ScreenHead title={t('identity.account')} />
      <Paper withBorder radius="lg" p="md">
        <Text fw={600}>{session?.title}</Text>
        <Text size="sm" c="dimmed" component="div">
          {session?.tenant.title} · {session?.roles.map(({ title }) => title).join('، ')} ·{' '}
          <Code>{session?.tenant.code}</Code>
        </Text>
      </Paper>
      <Paper withBorder radius="lg" p="md" component="section">
        <Title order={2} mb="sm">
          {t('web.password')}
        </Title>
        {session ? <PasswordForm hasPassword={session.hasPassword} /> : null}
      </Paper>
      <OwnSessions />
    </Stack>
  );
}
