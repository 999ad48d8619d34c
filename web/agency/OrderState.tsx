import { StatusBadge } from '../kit/StatusBadge.tsx';
import { t } from '../lib/texts.ts';
import type { OrderTab } from './agency-words.ts';
import { toneOf } from './agency-words.ts';
import { Deadline } from '../kit/Deadline.tsx';

/** Where a work order stands; one that waits for an answer says how long it may. */
export function OrderState({ tab, acceptBy }: { tab: OrderTab; acceptBy: string | null }) {
  if (tab === 'offered' && acceptBy !== null) return <Deadline at={acceptBy} />;
  return <StatusBadge tone={toneOf(tab)}>{t(`requests.tab.${tab}`)}</StatusBadge>;
}
