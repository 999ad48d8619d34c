import { useState } from 'react';
import { readCustomer } from '../../../server/customers/customers.contract.ts';
import type { Move } from '../../kit/Moves.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

/** A customer as panel and page show him, and whether his own facts are being edited, or he is found to be another. */
export function useCustomer(id: string) {
  const answer = useAsk(readCustomer, { id }, { topics: ['customer'], keepOld: false });
  const [isEditing, setEditing] = useState(false);
  const [isJoining, setJoining] = useState(false);
  const moves: readonly Move[] = [
    { move: 'change', label: t('web.edit'), run: () => setEditing(!isEditing) },
    { move: 'join', label: t('customers.join'), run: () => setJoining(!isJoining) },
  ];
  return {
    answer,
    customer: answer.data,
    moves,
    story: {
      isEditing,
      stopEditing: () => setEditing(false),
      isJoining,
      stopJoining: () => setJoining(false),
    },
  };
}
