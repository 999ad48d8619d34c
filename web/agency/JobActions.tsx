import { Button, Menu } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { withdrawAppointment } from '../../server/requests/field-work.contract.ts';
import { sayDone, sayFailed } from '../kit/notify.ts';
import { useGo } from '../lib/address.ts';
import { useCommand } from '../lib/ask.ts';
import { Problem } from '../lib/client.ts';
import { t } from '../lib/texts.ts';
import type { KeptVerb } from './job-ahead.ts';
import { useStepPress } from './job-outbox.ts';
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

/** What the customer is told at once is agreed with the server, not with a phone. */
const answered: readonly JobStep[] = ['promise', 'withdrawAppointment'];

function needsNetwork(): Problem {
  return new Problem({ status: 400, code: 'agency.needsNetwork', title: t('agency.needsNetwork') });
}

/** After a press the next step stands under the same thumb: a second tap of it presses nothing. */
const REST_MS = 600;

/** What each step does: kept and sent from this phone, a form, or a page of its own. */
function useSteps(order: Order, open: (dialog: JobStep) => void) {
  const go = useGo();
  const { id, version } = order;
  const press = useStepPress(order);
  const [isResting, setResting] = useState(false);
  const withdraw = useCommand(withdrawAppointment, {
    onDone: () => sayDone(t('agency.withdrawn')),
    onRefused: sayFailed,
  });
  const keep = (verb: KeptVerb) => {
    setResting(true);
    setTimeout(() => setResting(false), REST_MS);
    void press({ verb }).catch(sayFailed);
  };
  const { online } = useNetwork();
  const take = (step: JobStep) => {
    if (!online && answered.includes(step)) sayFailed(needsNetwork());
    else if (step === 'leave' || step === 'arrive' || step === 'start') keep(step);
    else if (step === 'finish') go(`/agency/work-orders/${id}/finish`);
    else if (step === 'withdrawAppointment') withdraw.run({ id, version });
    else if (step === 'resume' && order.waiting?.from !== 'scheduled') keep(step);
    else open(step);
  };
  return { take, busy: withdraw.busy || isResting };
}

function labelOf(step: JobStep, { appointment }: Order): string {
  if (step === 'promise' && appointment !== null) return t('agency.promiseAnother');
  return t(`agency.step.${step}`);
}
