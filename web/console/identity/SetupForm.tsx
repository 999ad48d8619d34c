import { Paper, PasswordInput, SimpleGrid, Stack, Switch, TextInput, Title } from '@mantine/core';
import { setUp } from '../../../server/identity/first-run.contract.ts';
import { PASSWORD_LENGTH_MIN } from '../../../server/identity/identity.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { PhoneInput } from '../../kit/PhoneInput.tsx';
import { t } from '../../lib/texts.ts';
import ltr from '../../kit/Ltr.module.css';

/** The first company and its administrator. */
export function SetupForm({ token }: { token: string }) {
  const state = useCommandForm({
    contract: setUp,
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
    <Paper withBorder radius="lg" p="lg" w="100%" maw={600}>
      <CommandForm of={state} saveLabel={t('web.setupSave')}>
        <Stack gap="lg">
          <Stack gap="sm">
            <Title order={2}>{t('identity.aboutCompany')}</Title>
            <TextInput
              label={t('web.companyTitle')}
              placeholder={t('identity.companyExample')}
              withAsterisk
              autoFocus
              {...getInputProps('companyTitle')}
            />
            <TextInput
              label={t('web.companyCode')}
              description={t('web.companyCodeHint')}
              placeholder="arka"
              withAsterisk
              autoCapitalize="none"
              spellCheck={false}
              classNames={{ input: ltr['ltr'] ?? '' }}
              {...getInputProps('companyCode')}
            />
          </Stack>
          <Stack gap="sm">
            <Title order={2}>{t('identity.aboutYou')}</Title>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label={t('web.adminTitle')}
                withAsterisk
                autoComplete="name"
                {...getInputProps('adminTitle')}
              />
              <PhoneInput label={t('web.mobile')} withAsterisk {...getInputProps('adminMobile')} />
            </SimpleGrid>
            <PasswordInput
              label={t('web.password')}
              description={t('identity.passwordHint', { min: PASSWORD_LENGTH_MIN })}
              withAsterisk
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('web.showPassword') }}
              {...getInputProps('password')}
            />
          </Stack>
          <Switch
            label={t('web.trial')}
            description={t('web.trialHint')}
            {...getInputProps('isTrial', { type: 'checkbox' })}
          />
        </Stack>
      </CommandForm>
    </Paper>
  );
}
