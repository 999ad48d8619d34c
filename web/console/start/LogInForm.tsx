import { Alert, Anchor, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { PhoneInput } from '../../kit/PhoneInput.tsx';
import { sayFailure } from '../../lib/failure-words.ts';
import { digits } from '../../lib/numbers.ts';
import type { MembershipChoice } from '../../lib/log-in.ts';
import { askCode, logIn } from '../../lib/log-in.ts';
import { t } from '../../lib/texts.ts';

type Step = 'mobile' | 'code' | 'password';
type LogInFormProps = { onChoice: (choices: readonly MembershipChoice[]) => void };

/** A mobile; then the code that was sent, or a password. */
export function LogInForm({ onChoice }: LogInFormProps) {
  const [step, setStep] = useState<Step>('mobile');
  const [mobile, setMobile] = useState('');
  const [secret, setSecret] = useState('');
  const [codeDigits, setCodeDigits] = useState(6);
  const send = useMutation({
    mutationFn: () => askCode(mobile),
    onSuccess: (count) => {
      setCodeDigits(count);
      goTo('code');
    },
  });
  const enter = useMutation({
    mutationFn: (typed: string) =>
      logIn(step === 'code' ? { mobile, code: typed } : { mobile, password: typed }),
    onSuccess: onChoice,
  });
  const goTo = (next: Step) => {
    setSecret('');
    send.reset();
    enter.reset();
    setStep(next);
  };
  const failure = send.error ?? enter.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (step === 'mobile') send.mutate();
        else enter.mutate(secret);
      }}
    >
      <Stack gap="md">
        {step === 'code' ? null : (
          <PhoneInput
            label={t('web.mobile')}
            value={mobile}
            onChange={setMobile}
            size="md"
            autoFocus
            name="mobile"
          />
        )}
        {step === 'code' ? (
          <DigitsInput
            key="code"
            label={t('web.codeSentTo', { mobile: digits(mobile) })}
            value={secret}
            digitsMax={codeDigits}
            autoComplete="one-time-code"
            size="md"
            autoFocus
            onChange={(typed) => {
              setSecret(typed);
              if (typed.length === codeDigits && !enter.isPending) enter.mutate(typed);
            }}
          />
        ) : null}
        {step === 'password' ? (
          <PasswordInput
            label={t('web.password')}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('web.showPassword') }}
            size="md"
          />
        ) : null}
        {failure ? (
          <Alert color="late" role="alert">
            {sayFailure(failure).title}
          </Alert>
        ) : null}
        <Button
          type="submit"
          size="md"
          fullWidth
          loading={send.isPending || enter.isPending}
          disabled={mobile.length < 11}
        >
          {step === 'mobile' ? t('web.sendCode') : t('web.logIn')}
        </Button>
        <Group justify="space-between">
          {step === 'mobile' ? (
            <Anchor component="button" type="button" size="sm" onClick={() => goTo('password')}>
              {t('web.withPassword')}
            </Anchor>
          ) : (
            <Anchor component="button" type="button" size="sm" onClick={() => goTo('mobile')}>
              {step === 'password' ? t('web.withCode') : t('web.otherMobile')}
            </Anchor>
          )}
          {step === 'code' ? (
            <Anchor component="button" type="button" size="sm" onClick={() => send.mutate()}>
              {t('web.sendAgain')}
            </Anchor>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}
