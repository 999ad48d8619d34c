// What the office may do with the work in the field, and how it is called.
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';

export const workMoves = ['promise', 'resume', 'renewCode', 'wait', 'withdrawAppointment'] as const;
export type WorkMove = (typeof workMoves)[number];

export function isWorkMove(move: string): move is WorkMove {
  return workMoves.some((known) => known === move);
}

export function workLabel(order: ShownOrder, move: WorkMove): string {
  return move === 'promise' && order.appointment !== null
    ? t('fieldWork.promiseAgain')
    : t(`fieldWork.${move}`);
}
