import { Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { Registration } from './registration-words.ts';
import { lastDay, openVoids } from './registration-words.ts';
import { RegistrationEvents } from './RegistrationEvents.tsx';
import { RegistrationTerms } from './RegistrationTerms.tsx';
import { ExtendForm } from './ExtendForm.tsx';
import { RestoreForm } from './RestoreForm.tsx';
import { SuspendForm } from './SuspendForm.tsx';
import { TransferForm } from './TransferForm.tsx';
import { VoidForm } from './VoidForm.tsx';

type Opened = Registration['moves'][number];
const stateTones = { provisional: 'due', confirmed: 'done', withdrawn: 'plain' } as const;

/** One warranty: since when and why, its terms, what happened to it, and what may be done. */
export function RegistrationCard({ registration }: { registration: Registration }) {
  const [opened, setOpened] = useState<Opened>();
  const { state, startsOn, basis, endsOn, policyVersion, guarantor, moves, events } = registration;
  const open = (move: Opened) => () => setOpened(move);
  return (
    <Paper
      withBorder
      p="sm"
      component="article"
      aria-label={t('warranty.since', { basis: t(`warranty.basis.${basis}`) })}
    >
      <Stack gap="sm">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            <When at={startsOn} show="day" /> {t('web.to')}{' '}
            {endsOn === null ? t('warranty.endless') : <When at={lastDay(endsOn)} show="day" />}
          </Text>
          <StatusBadge tone={stateTones[state]}>{t(`warranty.registration.${state}`)}</StatusBadge>
          {openVoids(events).length > 0 ? (
            <StatusBadge tone="late">{t('warranty.state.voided')}</StatusBadge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed">
          {t('warranty.since', { basis: t(`warranty.basis.${basis}`) })} ·{' '}
          {t('warranty.policyVersion', { version: policyVersion })} ·{' '}
          {t('warranty.guarantorIs', { guarantor: t(`warranty.guarantor.${guarantor.kind}`) })}
        </Text>
        <RegistrationTerms terms={registration.terms} />
        <RegistrationEvents registration={registration} />
        {opened === undefined ? (
          <Moves
            moves={moves}
            of={[
              { move: 'extend', label: t('warranty.extend'), run: open('extend') },
              { move: 'restore', label: t('warranty.restore'), run: open('restore') },
              { move: 'suspend', label: t('warranty.suspend'), run: open('suspend') },
              { move: 'transfer', label: t('warranty.transfer'), run: open('transfer') },
              { move: 'void', label: t('warranty.void'), run: open('void'), kind: 'danger' },
            ]}
          />
        ) : (
          <FormPaper>
            <EventForm move={opened} registration={registration} close={() => setOpened(undefined)} />
          </FormPaper>
        )}
      </Stack>
    </Paper>
  );
}

type EventFormProps = { move: Opened; registration: Registration; close: () => void };

function EventForm({ move, ...rest }: EventFormProps) {
  switch (move) {
    case 'extend':
      return <ExtendForm {...rest} />;
    case 'void':
      return <VoidForm {...rest} />;
    case 'restore':
      return <RestoreForm {...rest} />;
    case 'suspend':
      return <SuspendForm {...rest} />;
    case 'transfer':
      return <TransferForm {...rest} />;
  }
}
