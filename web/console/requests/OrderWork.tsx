import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { dayInWords, digits, time } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { Facts } from './Facts.tsx';
import type { ShownOrder } from './OrderCard.tsx';
import { Section } from './Section.tsx';
import classes from './Story.module.css';

/** The work in the field: the window, what is waited for, each visit, the proof. Rows D2, D4, R3. */
export function OrderWork({ order }: { order: ShownOrder }) {
  const { appointment, waiting, completionCode, visits } = order;
  if (appointment === null && waiting === null && visits.length === 0) return null;
  return (
    <Section title={t('fieldWork.work')}>
      <Facts
        of={[
          [
            t('fieldWork.appointment'),
            appointment === null ? null : <Window key="window" of={appointment} />,
          ],
          [t('fieldWork.wish'), appointment?.wish],
          [t('fieldWork.waitsFor'), waiting === null ? null : t(`fieldWork.waitReason.${waiting.reason}`)],
          [t('fieldWork.waitNote'), waiting?.note],
          [
            t('fieldWork.completionCode'),
            completionCode === null ? null : <CodeState key="code" of={completionCode} />,
          ],
          [t('fieldWork.doneAt'), order.doneAt === null ? null : <When key="done" at={order.workEndedAt} />],
          [
            t('fieldWork.finishProof'),
            order.finishProof === null ? null : t(`fieldWork.proof.${order.finishProof}`),
          ],
          [
            '',
            order.isDateHeld ? (
              <StatusBadge key="held" tone="due">
                {t('fieldWork.dateHeld')}
              </StatusBadge>
            ) : null,
          ],
        ]}
      />
      {visits.length === 0 ? null : (
        <ol className={classes['list']} aria-label={t('fieldWork.visits')}>
          {visits.map((visit) => (
            <VisitLine key={visit.id} visit={visit} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Window({ of }: { of: NonNullable<ShownOrder['appointment']> }) {
  const state = of.state === 'confirmed' || of.state === 'move_asked' ? of.state : 'promised';
  const tone = { promised: 'active', confirmed: 'done', move_asked: 'due' } as const;
  return (
    <span className={classes['marks']}>
      {t('fieldWork.windowOf', { day: dayInWords(of.fromAt), from: time(of.fromAt), to: time(of.toAt) })}
      <StatusBadge tone={tone[state]}>{t(`fieldWork.appointmentState.${state}`)}</StatusBadge>
    </span>
  );
}

function CodeState({ of }: { of: NonNullable<ShownOrder['completionCode']> }) {
  return (
    <span className={classes['marks']}>
      {t('fieldWork.codeSentAt', { at: time(of.sentAt), to: time(of.expiresAt) })}
      {of.isLocked ? (
        <StatusBadge tone="late">{t('fieldWork.codeIsLocked')}</StatusBadge>
      ) : (
        <span>{t('fieldWork.codeTries', { count: of.triesLeft })}</span>
      )}
    </span>
  );
}

function VisitLine({ visit }: { visit: ShownOrder['visits'][number] }) {
  const { leftAt, arrivedAt, startedAt, endedAt, ordinal, technicianTitle, outcome } = visit;
  return (
    <li className={classes['item']}>
      <div className={classes['marks']}>
        <strong>
          {digits(t('fieldWork.visitOf', { number: String(ordinal), technician: technicianTitle }))}
        </strong>
        <StatusBadge tone={outcome === 'done' ? 'done' : outcome === null ? 'active' : 'due'}>
          {t(`fieldWork.outcome.${outcome ?? 'open'}`)}
        </StatusBadge>
        {visit.isSkewed ? <StatusBadge tone="due">{t('fieldWork.skewed')}</StatusBadge> : null}
      </div>
      <div className={classes['marks']}>
        <When at={leftAt ?? arrivedAt ?? startedAt} />
        {endedAt === null ? null : <When at={endedAt} />}
      </div>
      {visit.note === '' ? null : <p className={classes['text']}>{visit.note}</p>}
    </li>
  );
}
