import { useNetwork } from '@mantine/hooks';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import type { Tone } from '../kit/tones.ts';
import { When } from '../kit/When.tsx';
import { dayInWords, digits, time } from '../lib/numbers.ts';
import type { KeptStep } from '../lib/outbox-steps.ts';
import { t } from '../lib/texts.ts';
import { leftWaiting, openVisit } from './job-steps.ts';
import classes from './Job.module.css';
import type { Order } from './WorkOrderScreen.tsx';

type JobNowProps = {
  order: Order;
  /** On this phone yet. */
  steps: readonly KeptStep[];
};

/** Where the job stands now: what was promised, how far the visit is, what it waits for. */
export function JobNow({ order, steps }: JobNowProps) {
  const { appointment, waiting, doneAt } = order;
  const visit = openVisit(order);
  if (appointment === null && waiting === null && visit === undefined && doneAt === null) return null;
  return (
    <section className={classes['now']} data-tone={toneOf(order)} aria-label={t('agency.jobNow')}>
      {appointment === null || doneAt !== null ? null : <Promised appointment={appointment} />}
      {waiting === null ? null : (
        <p className={classes['said']}>
          <StatusBadge tone="due">{t(`agency.waitReason.${waiting.reason}`)}</StatusBadge>{' '}
          {waiting.sinceAt === null ? null : <When at={waiting.sinceAt} show="relative" />}
          {waiting.note === '' ? null : <> · {digits(waiting.note)}</>}
        </p>
      )}
      {visit === undefined || doneAt !== null ? null : <VisitSteps visit={visit} steps={steps} />}
      {doneAt === null ? null : (
        <p className={classes['said']}>
          <StatusBadge tone="done">{t('agency.doneAt')}</StatusBadge> <When at={doneAt} />
          {order.finishProof === null ? null : <> · {t(`agency.proof.${order.finishProof}`)}</>}
          {order.isDateHeld ? (
            <>
              {' '}
              <StatusBadge tone="due">{t('agency.dateHeld')}</StatusBadge>
            </>
          ) : null}
        </p>
      )}
    </section>
  );
}

function Promised({ appointment }: { appointment: NonNullable<Order['appointment']> }) {
  const { fromAt, toAt, state, wish } = appointment;
  return (
    <div>
      <p className={classes['when']}>
        {dayInWords(fromAt)}، {t('agency.hours', { from: time(fromAt), to: time(toAt) })}
      </p>
      <p className={classes['said']}>
        <StatusBadge tone={toneOfAppointment(state)}>{t(`agency.appointment.${state}`)}</StatusBadge>
        {wish === '' ? null : <> «{digits(wish)}»</>}
      </p>
    </div>
  );
}

type VisitStepsProps = { visit: Order['visits'][number]; steps: readonly KeptStep[] };

/** On the way, there, at work, finished: each with its hour, and whether the server knows it. */
function VisitSteps({ visit, steps }: VisitStepsProps) {
  const { online } = useNetwork();
  const { leftAt, arrivedAt, startedAt, endedAt } = visit;
  const kept = leftWaiting(steps, online).map(({ verb }) => verb);
  const marks = [
    ['leave', t('agency.visit.left'), leftAt],
    ['arrive', t('agency.visit.arrived'), arrivedAt],
    ['start', t('agency.visit.started'), startedAt],
    ['endVisit', t('agency.visit.ended'), endedAt],
  ] as const;
  return (
    <ol className={classes['steps']}>
      {marks.map(([verb, title, at]) => {
        const isKept = kept.includes(verb);
        return (
          <li key={verb} data-done={at === null ? undefined : true} data-kept={isKept || undefined}>
            {title}
            {at === null ? <span>—</span> : <When at={at} show="time" />}
            {isKept ? <span>{t('agency.onPhone')}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}

function toneOf({ waiting, doneAt, appointment }: Order): Tone {
  if (doneAt !== null) return 'done';
  return waiting !== null || appointment?.state === 'move_asked' ? 'due' : 'active';
}

function toneOfAppointment(state: NonNullable<Order['appointment']>['state']): Tone {
  if (state === 'confirmed' || state === 'kept') return 'done';
  return state === 'move_asked' ? 'due' : 'plain';
}
