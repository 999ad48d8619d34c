import { Checkbox, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { getSetup, setUp as setUpContract } from '../../../server/identity/identity.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { FormScreen } from '../../kit/FormScreen.tsx';
import { PhoneInput } from '../../kit/PhoneInput.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import classes from './LogInScreen.module.css';
import ltr from '../../kit/Ltr.module.css';

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
      {state.data.isTokenRight ? (
        <SetupForm token={token} />
      ) : (
        <EmptyState title={t('web.setupTokenWrong')} hint={t('web.setupTokenHint')} />
      )}
    </main>
  );
}

function SetupForm({ token }: { token: string }) {
  const state = useCommandForm({
    contract: setUpContract,
    initial: {
      companyTitle: '',
      companyCode: '',
      adminTitle: '',
      adminMobile: '',
      password: '',
      isTrial: false,
    },
    toInput: (values) => ({ ...values, token }),
    onDone: () => window.location.assign('/'),
  });
  const { getInputProps } = state.form;
  return (
    <FormScreen title={t('web.setup')} line={t('web.setupLine')}>
      <CommandForm of={state} saveLabel={t('web.setupSave')}>
        <Stack gap="sm">
          <TextInput
            label={t('web.companyTitle')}
            withAsterisk
            autoFocus
            {...getInputProps('companyTitle')}
          />
          <TextInput
            label={t('web.companyCode')}
            description={t('web.companyCodeHint')}
            withAsterisk
            classNames={{ input: ltr['ltr'] ?? '' }}
            {...getInputProps('companyCode')}
          />
          <TextInput label={t('web.adminTitle')} withAsterisk {...getInputProps('adminTitle')} />
          <PhoneInput label={t('web.mobile')} withAsterisk {...getInputProps('adminMobile')} />
          <PasswordInput
            label={t('web.password')}
            withAsterisk
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('web.showPassword') }}
            {...getInputProps('password')}
          />
          <Checkbox
            label={t('web.trial')}
            description={
              <Text span size="xs">
                {t('web.trialHint')}
              </Text>
            }
            {...getInputProps('isTrial', { type: 'checkbox' })}
          />
        </Stack>
      </CommandForm>
    </FormScreen>
  );
}
