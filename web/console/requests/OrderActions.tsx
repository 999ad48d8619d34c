import { useState } from 'react';
import {
  cancelWorkOrder,
  closeWorkOrder,
  recallReferral,
} from '../../../server/requests/work-orders.contract.ts';
import type { Move } from '../../kit/Moves.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { t } from '../../lib/texts.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { HandOnForm } from './HandOnForm.tsx';
import type { ShownOrder } from './OrderCard.tsx';
import { Proposal } from './Proposal.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import classes from './Story.module.css';
import { isWorkMove, workLabel, workMoves } from './work-moves.ts';
import type { WorkMove } from './work-moves.ts';
import { WorkForm } from './WorkForm.tsx';

export type OrderMove = 'refer' | 'recall' | 'assign' | 'handOn' | 'close' | 'cancel' | WorkMove;
type OrderActionsProps = { order: ShownOrder; startWith?: OrderMove; onReferred?: () => void };

/** What may be done with a work order; the form of the chosen verb opens beneath. */
export function OrderActions({ order, startWith, onReferred }: OrderActionsProps) {
  const [open, setOpen] = useState<OrderMove | undefined>(startWith);
  const close = () => setOpen(undefined);
  const toggle = (move: OrderMove) => setOpen(open === move ? undefined : move);
  const isAllowed = open !== undefined && order.moves.includes(open);
  return (
    <>
      <Moves moves={order.moves} of={movesOf(order, toggle)} />
      {isAllowed ? (
        <div className={classes['form']}>
          <FormOf open={open} order={order} close={close} onReferred={onReferred ?? close} />
        </div>
      ) : null}
    </>
  );
}

const labels = {
  refer: 'requests.refer',
  recall: 'requests.recall',
  assign: 'requests.assign',
  close: 'requests.closeOrder',
  cancel: 'requests.cancelOrder',
} as const;

function movesOf(order: ShownOrder, toggle: (move: OrderMove) => void): Move[] {
  const handOnLabel = order.tier === 'es' ? t('requests.handOnToTs') : t('requests.handOnToEs');
  return [
    { move: 'refer', label: t(labels.refer), kind: 'main', run: () => toggle('refer') },
    ...workMoves.map((move): Move => ({ move, label: workLabel(order, move), run: () => toggle(move) })),
    { move: 'assign', label: t(labels.assign), run: () => toggle('assign') },
    { move: 'handOn', label: handOnLabel, run: () => toggle('handOn') },
    { move: 'close', label: t(labels.close), run: () => toggle('close') },
    { move: 'recall', label: t(labels.recall), run: () => toggle('recall') },
    { move: 'cancel', label: t(labels.cancel), kind: 'danger', run: () => toggle('cancel') },
  ];
}

type FormOfProps = { open: OrderMove; order: ShownOrder; close: () => void; onReferred: () => void };

function FormOf({ open, order, close, onReferred }: FormOfProps) {
  if (isWorkMove(open)) return <WorkForm open={open} order={order} close={close} />;
  switch (open) {
    case 'refer':
      return <Proposal order={order} onReferred={onReferred} />;
    case 'assign':
      return <AssignForm order={order} close={close} />;
    case 'handOn':
      return <HandOnForm order={order} close={close} />;
    case 'close':
      return <AnswerForm contract={closeWorkOrder} of={order} close={close} />;
    case 'recall':
      return (
        <ReasonForm
          contract={recallReferral}
          kind="recall"
          verb={t('requests.recall')}
          said={t('requests.recalled')}
          order={order}
          close={close}
        />
      );
    case 'cancel':
      return (
        <ReasonForm
          contract={cancelWorkOrder}
          kind="cancel"
          verb={t('requests.cancelOrder')}
          said={t('requests.cancelled')}
          order={order}
          close={close}
        />
      );
  }
}
