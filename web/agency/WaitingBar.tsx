import { Anchor, Group, Progress, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudUp } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLinkTo } from '../lib/address.ts';
import { useOpenSteps, useWaitingFiles } from '../lib/outbox.ts';
import { startSending } from '../lib/outbox-send.ts';
import { startSendingSteps } from '../lib/outbox-step-send.ts';
import type { KeptFile } from '../lib/outbox-store.ts';
import { number } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { sendJobStep } from './job-outbox.ts';
import { leftWaiting } from './job-steps.ts';
import { titleOfStep } from './JobWaiting.tsx';
import classes from './WaitingBar.module.css';

/** Sends what this phone still keeps, and says on every page how much that is. */
export function WaitingBar({ owner }: { owner: string }) {
  useEffect(() => startSending(owner), [owner]);
  useEffect(() => startSendingSteps(owner, sendJobStep), [owner]);
  const { online } = useNetwork();
  return (
    <>
      <WaitingSteps owner={owner} online={online} />
      <WaitingFiles owner={owner} online={online} />
    </>
  );
}

type WaitingProps = { owner: string; online: boolean };

/** Jobs with steps that wait or were refused, each a press away. */
function WaitingSteps({ owner, online }: WaitingProps) {
  const linkTo = useLinkTo();
  const { pathname } = useLocation();
  // The page of a job says it itself, with what to do.
  const steps = (useOpenSteps(owner) ?? []).filter(({ subject }) => !pathname.includes(subject));
  const refused = steps.filter(({ state }) => state === 'refused');
  const waiting = leftWaiting(steps, online);
  return (
    <>
      {refused.map((step) => (
        <div key={step.place} className={classes['bar']} data-refused role="alert">
          <Text size="sm">
            {t('agency.stepRefusedOf', { step: titleOfStep(step), number: step.number })}{' '}
            <Anchor underline="always" c="inherit" {...linkTo(`/agency/work-orders/${step.subject}`)}>
              {t('agency.toSettle')}
            </Anchor>
          </Text>
        </div>
      ))}
      {waiting.length === 0 ? null : (
        <div className={classes['bar']} data-held role="status">
          <Group gap="xs" wrap="nowrap">
            <IconCloudUp size={18} aria-hidden />
            <Text size="sm">{t('agency.stepsHeld', { count: waiting.length })}</Text>
          </Group>
        </div>
      )}
    </>
  );
}

function WaitingFiles({ owner, online }: WaitingProps) {
  const files = useWaitingFiles(owner) ?? [];
  if (files.length === 0) return null;
  const { percent, megabytes } = sumOf(files);
  const isHeld = !online || files.some((file) => file.isHeld);
  return (
    <div className={classes['bar']} data-held={isHeld || undefined} role="status">
      <Group gap="xs" wrap="nowrap">
        <IconCloudUp size={18} aria-hidden />
        <Text size="sm">
          {isHeld
            ? t('agency.filesHeld', { count: files.length, megabytes })
            : t('agency.filesGoing', { count: files.length, megabytes })}
        </Text>
      </Group>
      <Progress
        value={percent}
        size="xs"
        color={isHeld ? 'due' : 'accent'}
        aria-label={t('agency.sentPart', { percent: number(percent) })}
      />
    </div>
  );
}

function sumOf(files: readonly KeptFile[]): { percent: number; megabytes: string } {
  const all = files.reduce((sum, { byteCount }) => sum + byteCount, 0);
  const sent = files.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
  return {
    percent: all === 0 ? 0 : Math.floor((sent / all) * 100),
    megabytes: number(Math.max(Math.round(((all - sent) / 1_000_000) * 10) / 10, 0.1)),
  };
}
