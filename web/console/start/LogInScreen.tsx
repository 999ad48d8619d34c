import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Forward } from '../../kit/Forward.tsx';
import { ThemeSwitch } from '../../kit/ThemeSwitch.tsx';
import { useAddress } from '../../lib/address.ts';
import type { MembershipChoice } from '../../lib/log-in.ts';
import { homeOf, useSession } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { ChooseMembership } from './ChooseMembership.tsx';
import { DemoPeople } from './DemoPeople.tsx';
import { LogInForm } from './LogInForm.tsx';
import classes from './LogInScreen.module.css';

/** Log-in: a mobile, then a code or a password; then the company, if there are several. */
export function LogInScreen() {
  const { session } = useSession();
  const [address] = useAddress();
  const [choices, setChoices] = useState<readonly MembershipChoice[]>([]);
  if (session) return <Forward to={backOf(address['back']) ?? homeOf(session)} />;
  return (
    <main className={classes['page']}>
      <div className={classes['corner']}>
        <ThemeSwitch />
      </div>
      <div className={classes['column']}>
        <Stack gap={4} align="center">
          <span className={classes['mark']} aria-hidden>
            و
          </span>
          <Title order={1}>{t('web.vafa')}</Title>
          <Text size="sm" c="dimmed">
            {t('web.vafaLine')}
          </Text>
        </Stack>
        <Paper withBorder radius="lg" p="lg">
          {choices.length > 0 ? (
            <Stack gap="sm">
              <ChooseMembership choices={choices} />
              <Anchor component="button" type="button" size="sm" onClick={() => setChoices([])}>
                {t('web.otherMobile')}
              </Anchor>
            </Stack>
          ) : (
            <LogInForm onChoice={setChoices} />
          )}
        </Paper>
        <DemoPeople />
      </div>
    </main>
  );
}

/** Only a path of this site may be gone back to. */
function backOf(back: string | undefined): string | undefined {
  return back !== undefined && /^\/(?![/\\])/.test(back) && !back.startsWith('/login') ? back : undefined;
}
