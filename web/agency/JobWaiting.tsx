import { Alert, Button, Group, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconAlertCircle, IconCloudUp } from '@tabler/icons-react';
import { ConfirmButton } from '../kit/ConfirmButton.tsx';
import { sayFailed } from '../kit/notify.ts';
import { When } from '../kit/When.tsx';
import { Problem } from '../lib/client.ts';
import { sayFailure } from '../lib/failure-words.ts';
import { dropStep, tryStepAgain } from '../lib/outbox-steps.ts';
import type { KeptStep, StepRefusal } from '../lib/outbox-steps.ts';
import { sentenceOf, t } from '../lib/texts.ts';
import classes from './Job.module.css';
import { leftWaiting } from './job-steps.ts';

/** What this phone has of the job and the server has not: steps without a network, and one that was refused. */
export function JobWaiting({ steps }: { steps: readonly KeptStep[] }) {
  const { online } = useNetwork();
  const [first] = steps;
  if (first === undefined) return null;
  if (first.refusal !== null) return <Refused step={first} refusal={first.refusal} behind={steps.slice(1)} />;
  if (leftWaiting(steps, online).length === 0) return null;
  return (
    <Alert color="due" icon={<IconCloudUp />} title={t('agency.stepsWait')} role="status">
      <StepList steps={steps} />
      <Text size="sm">{t('agency.stepsWaitHint')}</Text>
    </Alert>
  );
}

type RefusedProps = { step: KeptStep; refusal: StepRefusal; behind: readonly KeptStep[] };

/** Whoever pressed it says what becomes of it: nothing is dropped in silence. */
function Refused({ step, refusal, behind }: RefusedProps) {
  const { title, hint } = sayFailure(new Problem(refusal));
  const [field] = refusal.errors;
  return (
    <Alert
      color="late"
      icon={<IconAlertCircle />}
      title={t('agency.stepRefused', { step: titleOfStep(step) })}
      role="alert"
    >
      <Text size="sm" fw={600}>
        {field?.message ? field.message : title}
      </Text>
      <Text size="sm">{hint === '' ? t('agency.stepRefusedHint') : hint}</Text>
      <Text size="sm" c="dimmed">
        {t('agency.pressedAt')} <When at={new Date(step.keptAt).toISOString()} />
      </Text>
      {behind.length === 0 ? null : (
        <>
          <Text size="sm" mt="xs">
            {t('agency.stepsBehind')}
          </Text>
          <StepList steps={behind} />
        </>
      )}
      <Group gap="xs" mt="sm">
        <Button mih={44} onClick={() => void tryStepAgain(step.place).catch(sayFailed)}>
          {t('agency.stepAgain')}
        </Button>
        <ConfirmButton
          size="sm"
          mih={44}
          says={t('agency.stepDropSays')}
          verb={t('agency.stepDrop')}
          onConfirm={() => void dropStep(step.place).catch(sayFailed)}
        >
          {t('agency.stepDrop')}
        </ConfirmButton>
      </Group>
    </Alert>
  );
}

function StepList({ steps }: { steps: readonly KeptStep[] }) {
  return (
    <ol className={classes['kept']}>
      {steps.map((step) => (
        <li key={step.place}>
          {titleOfStep(step)} · <When at={new Date(step.keptAt).toISOString()} show="time" />
        </li>
      ))}
    </ol>
  );
}

export function titleOfStep({ verb }: Pick<KeptStep, 'verb'>): string {
  return sentenceOf(`agency.step.${verb}`) ?? verb;
}
