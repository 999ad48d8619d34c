import { Button } from '@mantine/core';
import { IconCheck, IconUser } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { acceptReferral } from '../../server/requests/work-orders.contract.ts';
import { sayDone, sayFailed } from '../kit/notify.ts';
import { useCommand } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';

const DeclineDialog = lazy(async () => ({ default: (await import('./DeclineDialog.tsx')).DeclineDialog }));
const AssignDialog = lazy(async () => ({ default: (await import('./AssignDialog.tsx')).AssignDialog }));

/** What every dialog and button needs to know of a work order. */
export type MovedOrder = {
  id: string;
  number: string;
  version: number;
  technicianTitle: string | null;
  moves: readonly string[];
};
type OrderMovesProps = {
  order: MovedOrder;
  size?: 'sm' | 'md' | 'lg';
  /** The agency gave it away: its page is no longer there. */
  onGone?: () => void;
};

/** Answers to a referral and who goes, as far as the server allows them. */
export function OrderMoves({ order, size = 'md', onGone }: OrderMovesProps) {
  const [dialog, setDialog] = useState<'decline' | 'assign' | undefined>(undefined);
  const accept = useCommand(acceptReferral, {
    onDone: () => sayDone(t('agency.accepted', { number: order.number })),
    onRefused: sayFailed,
  });
  const may = (move: string) => order.moves.includes(move);
  const close = () => setDialog(undefined);
  return (
    <>
      {may('accept') ? (
        <Button
          size={size}
          mih={44}
          leftSection={<IconCheck size={18} />}
          loading={accept.busy}
          onClick={() => accept.run({ id: order.id, version: order.version })}
        >
          {t('agency.accept')}
        </Button>
      ) : null}
      {may('decline') ? (
        <Button size={size} mih={44} variant="default" onClick={() => setDialog('decline')}>
          {t('agency.decline')}
        </Button>
      ) : null}
      {may('assign') ? (
        <Button
          size={size}
          mih={44}
          variant={order.technicianTitle === null ? 'filled' : 'default'}
          leftSection={<IconUser size={18} />}
          onClick={() => setDialog('assign')}
        >
          {order.technicianTitle === null ? t('agency.assign') : t('agency.reassign')}
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {dialog === 'decline' ? <DeclineDialog order={order} close={close} onGone={onGone} /> : null}
        {dialog === 'assign' ? <AssignDialog order={order} close={close} /> : null}
      </Suspense>
    </>
  );
}
