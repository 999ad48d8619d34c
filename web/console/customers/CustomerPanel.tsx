import { Stack } from '@mantine/core';
import { readCustomerTimeline } from '../../../server/customers/customers.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { RecordTimeline } from '../../kit/RecordTimeline.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { t } from '../../lib/texts.ts';
import type { CustomerRow } from './CustomerColumns.tsx';
import { CustomerStory } from './CustomerStory.tsx';
import { useCustomer } from './customer-state.ts';

/** A customer beside the list. */
export function CustomerPanel({ id, row, close }: PanelProps<CustomerRow>) {
  const { answer, customer, story, moves } = useCustomer(id);
  return (
    <SidePanel
      title={customer?.name ?? row?.name ?? t('customers.one')}
      page={`/customers/${id}`}
      onClose={close}
      moves={customer === undefined ? null : <Moves moves={customer.moves} of={moves} />}
    >
      {answer.error && customer === undefined ? (
        <FailureState failure={answer.error} retry={() => void answer.refetch()} />
      ) : customer === undefined ? (
        <ScreenSkeleton />
      ) : (
        <Stack gap="lg" key={id}>
          <CustomerStory customer={customer} {...story} />
          <RecordTimeline of={readCustomerTimeline} id={id} topics={['customer']} />
        </Stack>
      )}
    </SidePanel>
  );
}
