import { PasswordInput, Stack, Text } from '@mantine/core';
import { PASSWORD_LENGTH_MIN, setPassword } from '../../../server/identity/identity.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';

/** A password of one's own choice beside the code by SMS. No draft: a secret is not kept. */
export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const state = useCommandForm({
    contract: setPassword,
    initial: { present: '', password: '' },
    onDone: () => {
      state.form.reset();
      sayDone(t('identity.passwordSet'));
    },
  });
  const { getInputProps } = state.form;
  const common = { visibilityToggleButtonProps: { 'aria-label': t('web.showPassword') } };
  return (
    <CommandForm
      of={state}
      saveLabel={hasPassword ? t('identity.changePassword') : t('identity.setPassword')}
    >
      <Stack gap="sm" maw={360}>
        {hasPassword ? null : (
          <Text size="sm" c="dimmed">
            {t('identity.noPasswordYet')}
          </Text>
        )}
        {hasPassword ? (
          <PasswordInput
            label={t('identity.presentPassword')}
            autoComplete="current-password"
            {...common}
            {...getInputProps('present')}
          />
        ) : null}
        <PasswordInput
          label={t('identity.newPassword')}
          description={t('identity.passwordHint', { min: PASSWORD_LENGTH_MIN })}
          autoComplete="new-password"
          {...common}
          {...getInputProps('password')}
        />
      </Stack>
    </CommandForm>
  );
}
