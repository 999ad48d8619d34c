import { Text, Title } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { getSetup } from '../../../server/identity/first-run.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { ThemeSwitch } from '../../kit/ThemeSwitch.tsx';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { SetupForm } from './SetupForm.tsx';
import classes from './SetupScreen.module.css';

/** The first run on an empty database: the company and its first person. The start printed the token. */
export function SetupScreen() {
  const [address] = useAddress();
  const token = address['token'] ?? '';
  const state = useAsk(getSetup, { token });
  if (state.error) return <FailureState failure={state.error} retry={() => void state.refetch()} />;
  if (state.data === undefined) return <ScreenSkeleton />;
  if (!state.data.isEmpty) return <Navigate to="/login" replace />;
  return (
    <main className={classes['page']}>
      <div className={classes['corner']}>
        <ThemeSwitch />
      </div>
      <section className={classes['welcome']}>
        <span className={classes['mark']} aria-hidden>
          و
        </span>
        <Title order={1} className={classes['title'] ?? ''}>
          {t('identity.welcome')}
        </Title>
        <Text className={classes['line'] ?? ''}>{t('identity.welcomeLine')}</Text>
        <ol className={classes['steps']}>
          <li>{t('identity.firstCompany')}</li>
          <li>{t('identity.thenLists')}</li>
          <li>{t('identity.thenPeople')}</li>
        </ol>
      </section>
      <section className={classes['form']}>
        {state.data.isTokenRight ? (
          <SetupForm token={token} />
        ) : (
          <EmptyState title={t('web.setupTokenWrong')} hint={t('web.setupTokenHint')} />
        )}
      </section>
    </main>
  );
}
