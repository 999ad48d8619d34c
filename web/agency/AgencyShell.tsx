import { Alert, Group, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { SignedIn } from '../console/SignedIn.tsx';
import { PersonMenu } from '../kit/PersonMenu.tsx';
import { ThemeSwitch } from '../kit/ThemeSwitch.tsx';
import { mayDo } from '../lib/session.ts';
import { useT } from '../lib/texts.ts';
import { AgencyBar } from './AgencyBar.tsx';
import classes from './AgencyShell.module.css';
import { agencyScreens } from './screens.ts';

/** With the store of the phone behind it, which is no part of the first page. */
const WaitingBar = lazy(async () => ({ default: (await import('./WaitingBar.tsx')).WaitingBar }));

/** The agency portal around its screens: a bar under the thumb, a side column on a wide screen. */
export function AgencyShell() {
  const t = useT();
  const { online } = useNetwork();
  return (
    <SignedIn home="/agency">
      {(session) => (
        <div className={classes['shell']}>
          <header className={classes['top']}>
            <Text fw={650} truncate>
              {session.tenant.title}
            </Text>
            <Group gap={4} ms="auto" wrap="nowrap">
              <ThemeSwitch />
              <PersonMenu person={session.title} place={session.tenant.title} account="/agency/account" />
            </Group>
          </header>
          <AgencyBar
            screens={agencyScreens.filter(
              ({ permission, navigation }) => navigation !== undefined && mayDo(session, permission),
            )}
          />
          <main className={classes['main']}>
            {online ? null : (
              <Alert color="due" icon={<IconWifiOff />} mb="sm" role="status">
                {t('agency.offline')}
              </Alert>
            )}
            <Suspense fallback={null}>
              <WaitingBar owner={session.membershipId} />
            </Suspense>
            <Outlet />
          </main>
        </div>
      )}
    </SignedIn>
  );
}
