import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { t } from '../../lib/texts.ts';
import { coverageSentence } from '../reception/coverage-words.ts';
import { Goodwill } from '../reports/Goodwill.tsx';
import { Satisfaction } from '../surveys/Satisfaction.tsx';
import { Facts } from './Facts.tsx';
import { OrderActions } from './OrderActions.tsx';
import type { OrderMove } from './OrderActions.tsx';
import type { ShownOrder } from './OrderCard.tsx';
import { OrderWork } from './OrderWork.tsx';
import { PastOrders } from './PastOrders.tsx';
import { ReferralHistory } from './ReferralHistory.tsx';
import { coverageTone } from './request-words.ts';
import { Section } from './Section.tsx';
import classes from './Story.module.css';
import { TechnicalQuestions } from './TechnicalQuestions.tsx';

type OrderDetailsProps = {
  order: ShownOrder;
  /** The form that stands open at first, where it is allowed. */
  startWith?: OrderMove;
  onReferred?: () => void;
};

/** A work order: what may be done, the device and its cover, who has it, what was before. */
export function OrderDetails({ order, startWith, onReferred }: OrderDetailsProps) {
  const { past, technicalCases, referrals } = order;
  return (
    <>
      <OrderActions
        order={order}
        {...(startWith === undefined ? {} : { startWith })}
        {...(onReferred === undefined ? {} : { onReferred })}
      />
      <OrderWork order={order} />
      <Goodwill workOrderId={order.id} serviceKind={order.serviceKind} />
      <OrderFacts order={order} />
      <Section title={t('requests.referrals')}>
        <ReferralHistory referrals={referrals} />
      </Section>
      {technicalCases.length === 0 ? null : (
        <Section title={t('requests.cases')}>
          <TechnicalQuestions cases={technicalCases} />
        </Section>
      )}
      {past.length === 0 ? null : (
        <Section title={t('requests.past')}>
          <PastOrders past={past} />
        </Section>
      )}
    </>
  );
}

function OrderFacts({ order }: { order: ShownOrder }) {
  const { device, coverage } = order;
  const symptoms = [...order.symptoms.map(({ title }) => title), order.symptomNote].filter(Boolean);
  return (
    <Facts
      of={[
        [t('requests.brand'), `${device.brandTitle} · ${device.typeTitle}`],
        [
          t('requests.serial'),
          <span key="serial">
            {device.serial === null ? t('requests.noSerial') : <Code copy>{device.serial}</Code>}{' '}
            {device.isUnproven ? <StatusBadge tone="due">{t('requests.unproven')}</StatusBadge> : null}
          </span>,
        ],
        [t('requests.symptoms'), symptoms.join('، ')],
        [
          t('requests.coverage'),
          coverage === null ? null : (
            <span key="coverage" className={classes['cover']} data-tone={coverageTone[coverage.decision]}>
              {coverageSentence(coverage)}
            </span>
          ),
        ],
        [t('requests.serviceKind'), t(`requests.serviceKind.${order.serviceKind}`)],
        [t('requests.tier'), t(`requests.tier.${order.tier}`)],
        [t('requests.technician'), order.technician?.title],
        [t('requests.answer'), order.answer],
        [t('requests.cancelReason'), order.cancelReason],
        [
          t('surveys.satisfaction'),
          order.stage === 'done' || order.stage === 'closed' ? (
            <Satisfaction key="satisfaction" workOrderId={order.id} />
          ) : null,
        ],
      ]}
    />
  );
}
