// How stages, referrals and facts of requests read on screen.
import type { Candidate } from '../../../server/requests/proposal.contract.ts';
import type { Priority, ReferralState, WorkOrderStage } from '../../../server/requests/words.contract.ts';
import type { Tone } from '../../kit/tones.ts';
import { t } from '../../lib/texts.ts';

export const stageTone = {
  new: 'due',
  referred: 'active',
  waiting: 'due',
  scheduled: 'active',
  in_progress: 'active',
  done: 'done',
  closed: 'plain',
  cancelled: 'plain',
} as const satisfies Record<WorkOrderStage, Tone>;

export const referralTone = {
  offered: 'due',
  accepted: 'done',
  declined: 'late',
  silent: 'late',
  recalled: 'plain',
} as const satisfies Record<ReferralState, Tone>;

export const coverageTone = {
  covered: 'done',
  provisional: 'due',
  not_covered: 'plain',
} as const satisfies Record<string, Tone>;

export function rowTone({ priority }: { priority: Priority }): Tone | undefined {
  return priority === 'urgent' ? 'late' : undefined;
}

/** Why an agency is proposed, or every rule that it misses. */
export function reasonsOf(candidate: Candidate): string[] {
  const { isFit, missed, isSameCity, coverageLevel, servedBefore, declinedBefore } = candidate;
  const against = declinedBefore ? [t('requests.reason.declinedBefore')] : [];
  if (!isFit) return [...missed.map((rule) => t(`requests.missed.${rule}`).replace(/\.$/, '')), ...against];
  return [
    ...(isSameCity ? [t('requests.reason.sameCity')] : []),
    ...(coverageLevel === null ? [] : [t(`requests.reason.covers.${coverageLevel}`)]),
    ...(servedBefore > 0 ? [t('requests.reason.servedBefore', { count: servedBefore })] : []),
    openWorkOf(candidate),
    ...against,
  ];
}

function openWorkOf({ openWork, openWorkMax }: Candidate): string {
  return openWorkMax === null
    ? t('requests.reason.openWork', { count: openWork })
    : t('requests.reason.openWorkOf', { count: openWork, max: openWorkMax });
}
