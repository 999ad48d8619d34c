import type { AgencyBrief } from '../../../server/agencies/agencies.contract.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';

/** At work, at work without a contract that runs, or over. */
export function AgencyState({
  agency,
}: {
  agency: Pick<AgencyBrief, 'isEnded' | 'contractFromOn' | 'contractToOn'>;
}) {
  const { isEnded, contractFromOn, contractToOn } = agency;
  if (isEnded) return <StatusBadge>{t('agencies.isEnded')}</StatusBadge>;
  const now = today();
  if (contractToOn !== null && contractToOn < now)
    return <StatusBadge tone="late">{t('agencies.contractOver')}</StatusBadge>;
  if (contractFromOn !== null && contractFromOn > now)
    return <StatusBadge tone="due">{t('agencies.contractLater')}</StatusBadge>;
  return <StatusBadge tone="done">{t('agencies.atWork')}</StatusBadge>;
}
