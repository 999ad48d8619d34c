import { useState } from 'react';
import { readCustomer } from '../../../server/customers/customers.contract.ts';
import type { Move } from '../../kit/Moves.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

/** A customer as panel and page show him, and whether his own facts are being edited. */
export function useCustomer(id: string) {
  const answer = useAsk(readCustomer, { id }, { topics: ['customer'], keepOld: false });
  const [isEditing, setEditing] = useState(false);
  const moves: readonly Move[] = [
    { move: 'change', label: t('web.edit'), run: () => setEditing(!isEditing) },
  ];
  return { answer, customer: answer.data, isEditing, stopEditing: () => setEditing(false), moves };
}
