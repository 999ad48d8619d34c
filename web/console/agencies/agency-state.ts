import { useState } from 'react';
import { readAgency } from '../../../server/agencies/agencies.contract.ts';
import { useAsk } from '../../lib/ask.ts';

/** An agency as panel and page show it, and whether its own facts are being edited. */
export function useAgency(id: string) {
  const answer = useAsk(readAgency, { id }, { topics: ['agency'], keepOld: false });
  const [isEditing, setEditing] = useState(false);
  return {
    answer,
    agency: answer.data,
    isEditing,
    edit: () => setEditing(!isEditing),
    stopEditing: () => setEditing(false),
  };
}
