import { useState } from 'react';
import { readDevice } from '../../../server/devices/devices.contract.ts';
import type { Move } from '../../kit/Moves.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

/** A device as panel and page show it, and whether its own facts are being edited. */
export function useDevice(id: string) {
  const answer = useAsk(readDevice, { id }, { topics: ['device', 'customer'], keepOld: false });
  const [isEditing, setEditing] = useState(false);
  const moves: readonly Move[] = [
    { move: 'change', label: t('web.edit'), run: () => setEditing(!isEditing) },
  ];
  return { answer, device: answer.data, isEditing, stopEditing: () => setEditing(false), moves };
}
