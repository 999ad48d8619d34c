import { Link } from '@tanstack/react-router';
import type { PastRequest } from './reception-draft.ts';
import type { WorkOrderStage } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import type { Tone } from '../../kit/tones.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import classes from './Reception.module.css';

const stageTones = {
  new: 'due',
  referred: 'active',
  waiting: 'due',
  scheduled: 'active',
  in_progress: 'active',
  done: 'done',
  closed: 'plain',
  cancelled: 'plain',
} as const satisfies Record<WorkOrderStage, Tone>;

/** One request of the caller in three short lines; its number opens the whole story. */
export function PastRequestRow({ request }: { request: PastRequest }) {
  const { number, stage, kind, deviceTitles, agencyTitles, note, answer, contactCount, receivedAt } = request;
  const about = [...deviceTitles, ...(deviceTitles.length === 0 ? [t(`requests.kind.${kind}`)] : [])].join(
    '، ',
  );
  const words = answer ?? note;
  return (
    <div className={classes['request']}>
      <div className={classes['requestHead']}>
        <Link to={`/requests/${number}`} className={classes['requestNumber'] ?? ''}>
          <Code digits strong>
            {number}
          </Code>
        </Link>
        <StageDot tone={stageTones[stage]}>{t(`requests.stage.${stage}`)}</StageDot>
        <span className={classes['when']}>
          <When at={receivedAt} show="relative" />
        </span>
      </div>
      <div className={classes['requestAbout']}>
        {about}
        {agencyTitles.length > 0 ? (
          <span className={classes['line']}>، {agencyTitles.join('، ')}</span>
        ) : null}
      </div>
      {words === '' ? null : <div className={classes['requestWords']}>{words}</div>}
      {contactCount > 0 ? (
        <div className={classes['line']}>{t('reception.contacts', { count: contactCount })}</div>
      ) : null}
    </div>
  );
}
