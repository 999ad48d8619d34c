import { Skeleton, Text } from '@mantine/core';
import { FailureState } from '../../kit/FailureState.tsx';
import { Problem } from '../../lib/client.ts';
import { sentenceOf, t } from '../../lib/texts.ts';
import { CustomerChoice } from './CustomerChoice.tsx';
import { KnownCustomer } from './KnownCustomer.tsx';
import { NewCustomerFields } from './NewCustomerFields.tsx';
import classes from './Reception.module.css';
import type { Reception } from './reception-state.ts';

/** Under the number: who it is, whom to choose, or a new customer on the spot. */
export function CallerCard({ of }: { of: Reception }) {
  const { caller, call, draft } = of;
  return (
    <section className={classes['section']} aria-label={t('reception.customer')} aria-live="polite">
      {content()}
      {caller.data?.warning ? (
        <Text size="sm" c="due">
          {sentenceOf(caller.data.warning)}
        </Text>
      ) : null}
    </section>
  );

  function content() {
    if (caller.isLoading) return <WaitingForCaller />;
    if (caller.error instanceof Problem && !caller.error.isRefusal) {
      return (
        <FailureState
          failure={caller.error}
          retry={() => void caller.refetch()}
          kept={t('reception.keptGoOn')}
        />
      );
    }
    if (caller.data === undefined) {
      return (
        <Text size="sm" c="dimmed">
          {draft.number === '' ? t('reception.begin') : t('reception.keepTyping')}
        </Text>
      );
    }
    return (
      <>
        {caller.data.items.length > 1 ? <CustomerChoice of={of} items={caller.data.items} /> : null}
        {call.customer === undefined ? null : <KnownCustomer of={of} customer={call.customer} />}
        {call.isNew ? <NewCustomerFields of={of} /> : null}
      </>
    );
  }
}

/** The place of a customer keeps its height, so that nothing jumps when the answer comes. */
function WaitingForCaller() {
  return (
    <div className={classes['waiting']}>
      <Skeleton height={20} width={180} />
      <Skeleton height={14} width={320} />
    </div>
  );
}
