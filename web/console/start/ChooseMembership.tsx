import { Stack, Text, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FailureState } from '../../kit/FailureState.tsx';
import type { MembershipChoice } from '../../lib/log-in.ts';
import { chooseMembership } from '../../lib/log-in.ts';
import { t } from '../../lib/texts.ts';
import classes from './LogInScreen.module.css';

/** One person, several companies: which one now. */
export function ChooseMembership({ choices }: { choices: readonly MembershipChoice[] }) {
  const choose = useMutation({ mutationFn: chooseMembership });
  if (choose.error) return <FailureState failure={choose.error} retry={choose.reset} />;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('web.whichCompany')}</Text>
      {choices.map(({ id, tenantTitle, title }) => (
        <UnstyledButton
          key={id}
          className={classes['choice']}
          disabled={choose.isPending}
          onClick={() => choose.mutate(id)}
        >
          <Text fw={500}>{tenantTitle}</Text>
          <Text size="xs" c="dimmed">
            {title}
          </Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}
