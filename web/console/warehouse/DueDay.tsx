import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import type { ObligationLine } from './obligation-words.ts';
import { dueInWords, dueTone } from './obligation-words.ts';

/** The last day on which a part may arrive, and how far it is while the part is owed. */
export function DueDay({ of }: { of: ObligationLine }) {
  const words = dueInWords(of.daysLeft);
  const tone = dueTone(of);
  return (
    <span>
      <When at={of.dueOn} show="day" />{' '}
      {words === undefined || tone === undefined ? null : <StatusBadge tone={tone}>{words}</StatusBadge>}
    </span>
  );
}
