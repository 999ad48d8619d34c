import { Paper } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import type { PastRequest } from './reception-draft.ts';
import type { RequestView } from '../../../server/requests/requests.contract.ts';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useAddress } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import { CallerCard } from './CallerCard.tsx';
import { CallerRequests } from './CallerRequests.tsx';
import { CallStrip } from './CallStrip.tsx';
import { ClosingFields } from './ClosingFields.tsx';
import { DeviceList } from './DeviceList.tsx';
import { DraftLine } from './DraftLine.tsx';
import { FollowUpDialog } from './FollowUpDialog.tsx';
import { goToStep } from './go-to-step.ts';
import { OpenWorkDialog } from './OpenWorkDialog.tsx';
import classes from './Reception.module.css';
import { ReceivedCard } from './ReceivedCard.tsx';
import { useReception } from './reception-state.ts';

/** Reception: one screen from the phone number to the tracking number, by keys alone. Rows A1–A7, A12, A17, O1. */
export function ReceptionScreen() {
  const [address, setAddress] = useAddress();
  const [received, setReceived] = useState<RequestView>();
  const [followed, setFollowed] = useState<PastRequest>();
  const reception = useReception((request) => {
    setReceived(request);
    setAddress({ received: request.id }, true);
  });
  const { draft, call, set } = reception;
  const receivedId = address['received'];
  const isReceived = receivedId !== undefined;
  const open = call.requests.filter(({ isOpen }) => isOpen);
  const nextCall = () => {
    setAddress({ received: undefined });
    goToStep('number');
  };
  useHotkeys(
    isReceived || followed !== undefined || reception.isWarned
      ? []
      : [
          ['F2', () => setFollowed(open[0])],
          ['F4', () => goToStep('serial')],
          ['F8', () => askOrServe(reception)],
          ['F9', () => set({ priority: draft.priority === 'urgent' ? 'normal' : 'urgent' })],
          ['mod+Enter', () => reception.save()],
        ],
    [],
  );
  if (isReceived) {
    return (
      <ReceivedCard
        id={receivedId}
        known={received?.id === receivedId ? received : undefined}
        nextCall={nextCall}
      />
    );
  }
  return (
    <>
      <ScreenHead title={t('reception.title')} actions={<DraftLine of={reception} />} />
      <div className={classes['screen']}>
        <Paper withBorder radius="lg" className={classes['call'] ?? ''}>
          <CallStrip of={reception} />
          <CallerCard of={reception} />
        </Paper>
        <aside className={classes['aside']} aria-label={t('reception.openAndPast')}>
          <CallerRequests of={reception} follow={setFollowed} />
        </aside>
        <Paper withBorder radius="lg" className={classes['work'] ?? ''}>
          <DeviceList of={reception} />
          <ClosingFields of={reception} />
        </Paper>
      </div>
      <FollowUpDialog of={reception} request={followed} close={() => setFollowed(undefined)} />
      <OpenWorkDialog of={reception} follow={setFollowed} />
    </>
  );
}

/** F8: the call is a question, or it is not after all. */
function askOrServe({ draft, set }: ReturnType<typeof useReception>) {
  const kind = draft.kind === 'question' ? 'service' : 'question';
  set({ kind });
  if (kind === 'question') goToStep('note');
}
