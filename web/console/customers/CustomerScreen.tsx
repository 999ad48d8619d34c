import { readCustomerTimeline } from '../../../server/customers/customers.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { RecordPage } from '../../kit/RecordPage.tsx';
import { RecordTimeline } from '../../kit/RecordTimeline.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { usePathPart } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import { CustomerStory } from './CustomerStory.tsx';
import { useCustomer } from './customer-state.ts';

/** A customer as a page of its own. */
export function CustomerScreen() {
  const id = usePathPart('id');
  const { answer, customer, story, moves } = useCustomer(id);
  if (answer.error && customer === undefined)
    return <FailureState failure={answer.error} retry={() => void answer.refetch()} />;
  if (customer === undefined) return <ScreenSkeleton />;
  return (
    <RecordPage
      title={customer.name}
      line={t(`customers.kind.${customer.kind}`)}
      moves={<Moves moves={customer.moves} of={moves} />}
      aside={<RecordTimeline of={readCustomerTimeline} id={id} topics={['customer']} />}
    >
      <CustomerStory customer={customer} {...story} />
    </RecordPage>
  );
}
