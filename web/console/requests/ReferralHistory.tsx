import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import { Deadline } from '../../kit/Deadline.tsx';
import type { ShownOrder } from './OrderCard.tsx';
import { referralTone } from './request-words.ts';
import classes from './Story.module.css';

/** To whom it was handed, newest first, and what each said. */
export function ReferralHistory({ referrals }: { referrals: ShownOrder['referrals'] }) {
  if (referrals.length === 0) return <p className={classes['dim']}>{t('requests.notReferred')}</p>;
  return (
    <ol className={classes['list']}>
      {referrals.map((referral) => (
        <li key={referral.id} className={classes['item']}>
          <div className={classes['marks']}>
            <strong>{referral.agency.title}</strong>
            <StatusBadge tone={referralTone[referral.state]}>
              {t(`requests.referralState.${referral.state}`)}
            </StatusBadge>
            {referral.state === 'offered' && referral.acceptBy !== null ? (
              <Deadline at={referral.acceptBy} />
            ) : null}
          </div>
          {referral.note === '' ? null : <p className={classes['text']}>{referral.note}</p>}
          {referral.reasonNote === '' ? null : <p className={classes['text']}>{referral.reasonNote}</p>}
          <div className={classes['dim']}>
            <When at={referral.referredAt} show="relative" />
          </div>
        </li>
      ))}
    </ol>
  );
}
