import { Button, Skeleton } from '@mantine/core';
import type { Candidate } from '../../../server/requests/proposal.contract.ts';
import { proposeAgencies } from '../../../server/requests/proposal.contract.ts';
import type { WorkOrderView } from '../../../server/requests/work-orders.contract.ts';
import { referWorkOrder } from '../../../server/requests/work-orders.contract.ts';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import classes from './Received.module.css';

const shownMax = 3;

/** Who could do it, the best first and why; one of the next ones with what stands against it. Row A10. */
export function ProposedAgencies({ order }: { order: WorkOrderView }) {
  const mayRefer = order.moves.includes('refer');
  const isOpen = order.agency === null && order.stage === 'new';
  const proposal = useAsk(proposeAgencies, { id: order.id }, { enabled: isOpen });
  const refer = useCommand(referWorkOrder, {
    onDone: ({ number, agency }) => sayDone(t('reception.referred', { number, agency: agency?.title ?? '' })),
    onRefused: sayFailed,
  });
  if (order.agency !== null) {
    return (
      <StatusBadge tone="active">{t('reception.referredTo', { agency: order.agency.title })}</StatusBadge>
    );
  }
  if (!isOpen) return null;
  if (proposal.error) return <p className={classes['line']}>{sayFailure(proposal.error).title}</p>;
  if (proposal.data === undefined) return <Skeleton height={64} />;
  const fit = proposal.data.items.filter(({ isFit }) => isFit);
  const shown = (fit.length > 0 ? fit : proposal.data.items).slice(0, shownMax);
  return (
    <div className={classes['agencies']}>
      <h3>{fit.length > 0 ? t('reception.proposed') : t('reception.noneFits')}</h3>
      <ul className={classes['list']}>
        {shown.map((candidate, place) => (
          <li key={candidate.agency.id} className={classes['agency']}>
            <div>
              <strong>{candidate.agency.title}</strong>
              <div className={classes['line']}>{reasonsOf(candidate).join('، ')}</div>
            </div>
            {candidate.isFit && mayRefer ? (
              <Button
                size="compact-sm"
                variant={place === 0 ? 'light' : 'default'}
                loading={refer.busy}
                onClick={() =>
                  refer.run({ id: order.id, version: order.version, agencyId: candidate.agency.id })
                }
              >
                {t('reception.refer')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayRefer ? null : <p className={classes['line']}>{t('reception.toDispatcher')}</p>}
    </div>
  );
}

function reasonsOf({
  isFit,
  missed,
  isSameCity,
  servedBefore,
  openWork,
  declinedBefore,
}: Candidate): string[] {
  if (!isFit) return missed.map((rule) => t(`requests.missed.${rule}`).replace(/\.$/, ''));
  return [
    ...(isSameCity ? [t('requests.reason.sameCity')] : []),
    ...(servedBefore > 0 ? [t('requests.reason.servedBefore', { count: servedBefore })] : []),
    t('requests.reason.openWork', { count: openWork }),
    ...(declinedBefore ? [t('requests.reason.declinedBefore')] : []),
  ];
}
