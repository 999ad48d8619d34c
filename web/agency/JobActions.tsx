import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import {
  arriveAtVisit,
  leaveForVisit,
  resumeOrder,
  startWork,
  withdrawAppointment,
} from '../../server/requests/field-work.contract.ts';
import { sayDone, sayFailed } from '../kit/notify.ts';
import { useGo } from '../lib/address.ts';
import { useCommand } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';
import { useFieldCommand } from './field-command.ts';
import type { JobStep } from './job-steps.ts';
import { nextStep, otherSteps } from './job-steps.ts';
import classes from './Job.module.css';
import type { Order } from './WorkOrderScreen.tsx';

const PromiseDialog = lazy(async () => ({ default: (await import('./PromiseDialog.tsx')).PromiseDialog }));
const WaitDialog = lazy(async () => ({ default: (await import('./WaitDialog.tsx')).WaitDialog }));
const ResumeDialog = lazy(async () => ({ default: (await import('./ResumeDialog.tsx')).ResumeDialog }));
const EndVisitDialog = lazy(async () => ({
  default: (await import('./EndVisitDialog.tsx')).EndVisitDialog,
}));

/** The next step of the job as one big button, the others in a menu beside it. Rows D2, D3. */
export function JobActions({ order }: { order: Order }) {
  const [dialog, setDialog] = useState<JobStep | undefined>(undefined);
  const steps = useSteps(order, setDialog);
  const next = nextStep(order);
  const others = otherSteps(order);
  const close = () => setDialog(undefined);
  return (
    <>
      {next === undefined ? null : (
        <Button
          className={classes['main'] ?? ''}
          size="lg"
          mih={56}
          loading={steps.busy}
          onClick={() => steps.take(next)}
        >
          {labelOf(next, order)}
        </Button>
      )}
      {others.length === 0 ? null : (
        <Menu position="top-end" width={240} withinPortal={false}>
          <Menu.Target>
            <Button
              className={classes['more'] ?? ''}
              size="lg"
              mih={56}
              variant="default"
              aria-label={t('agency.otherSteps')}
            >
              <IconDots size={22} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((step) => (
              <Menu.Item key={step} className={classes['item'] ?? ''} onClick={() => steps.take(step)}>
                {labelOf(step, order)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense fallback={null}>
        {dialog === 'promise' ? <PromiseDialog order={order} close={close} /> : null}
        {dialog === 'wait' ? <WaitDialog order={order} close={close} /> : null}
        {dialog === 'resume' ? <ResumeDialog order={order} close={close} /> : null}
        {dialog === 'endVisit' ? <EndVisitDialog order={order} close={close} /> : null}
      </Suspense>
    </>
  );
}

/** What each step does: a command at once, a form, or a page of its own. */
function useSteps(order: Order, open: (dialog: JobStep) => void) {
  const go = useGo();
  const { id, version } = order;
  const leave = useFieldCommand(
    leaveForVisit,
    (occurredAt) => ({ id, occurredAt }),
    () => sayDone(t('agency.left')),
  );
  const arrive = useFieldCommand(arriveAtVisit, (occurredAt) => ({ id, occurredAt }));
  const start = useFieldCommand(startWork, (occurredAt) => ({ id, occurredAt }));
  const resume = useCommand(resumeOrder, { onRefused: sayFailed });
  const withdraw = useCommand(withdrawAppointment, {
    onDone: () => sayDone(t('agency.withdrawn')),
    onRefused: sayFailed,
  });
  const take = (step: JobStep) => {
    if (step === 'leave') leave.press();
    else if (step === 'arrive') arrive.press();
    else if (step === 'start') start.press();
    else if (step === 'finish') go(`/agency/work-orders/${id}/finish`);
    else if (step === 'withdrawAppointment') withdraw.run({ id, version });
    else if (step === 'resume' && order.waiting?.from !== 'scheduled') resume.run({ id, version });
    else open(step);
  };
  const busy = [leave, arrive, start, resume, withdraw].some((command) => command.busy);
  return { take, busy };
}

function labelOf(step: JobStep, { appointment }: Order): string {
  if (step === 'promise' && appointment !== null) return t('agency.promiseAnother');
  return t(`agency.step.${step}`);
}
