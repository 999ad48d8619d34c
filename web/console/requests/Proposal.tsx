import { Skeleton, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { proposeAgencies } from '../../../server/requests/proposal.contract.ts';
import { referWorkOrder } from '../../../server/requests/work-orders.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { CandidateRow } from './CandidateRow.tsx';
import type { ShownOrder } from './OrderCard.tsx';
import classes from './Story.module.css';

/** Who could do it, the best first with the reasons, and those left out with why. Enter refers to the first. Row A10. */
export function Proposal({ order, onReferred }: { order: ShownOrder; onReferred: () => void }) {
  const proposal = useAsk(
    proposeAgencies,
    { id: order.id },
    { topics: ['workOrder', 'agency'], keepOld: false },
  );
  const [note, setNote] = useState('');
  const [isNoteMissing, setNoteMissing] = useState(false);
  const refer = useCommand(referWorkOrder, {
    onDone: ({ number, agency }) => {
      sayDone(t('requests.referredTo', { number, agency: agency?.title ?? '' }));
      onReferred();
    },
    onRefused: sayFailed,
  });
  if (proposal.data === undefined) {
    return proposal.error ? (
      <FailureState failure={proposal.error} retry={() => void proposal.refetch()} />
    ) : (
      <Skeleton height={120} />
    );
  }
  const { items } = proposal.data;
  const fit = items.filter(({ isFit }) => isFit);
  const leftOut = items.filter(({ isFit }) => !isFit);
  const give = (agencyId: string, despiteRules: boolean) => {
    setNoteMissing(despiteRules && note.trim() === '');
    if (despiteRules && note.trim() === '') return;
    refer.run({ id: order.id, version: order.version, agencyId, note, despiteRules });
  };
  return (
    <Stack gap="sm">
      <h3 className={classes['heading']}>{t('requests.proposal')}</h3>
      {fit.length === 0 ? <p className={classes['dim']}>{t('requests.noneFits')}</p> : null}
      <ol className={classes['list']} data-proposal>
        {fit.map((candidate, place) => (
          <CandidateRow
            key={candidate.agency.id}
            candidate={candidate}
            isFirst={place === 0}
            busy={refer.busy}
            refer={() => give(candidate.agency.id, false)}
          />
        ))}
      </ol>
      <Textarea
        label={t('requests.referralNote')}
        autosize
        minRows={1}
        maxLength={4000}
        value={note}
        error={isNoteMissing ? t('requests.despiteNeedsNote') : undefined}
        onChange={(event) => {
          setNote(event.currentTarget.value);
          setNoteMissing(false);
        }}
      />
      {leftOut.length === 0 ? null : (
        <details className={classes['why']} open={fit.length === 0}>
          <summary>{t('requests.leftOut', { count: leftOut.length })}</summary>
          <ol className={classes['list']}>
            {leftOut.map((candidate) => (
              <CandidateRow
                key={candidate.agency.id}
                candidate={candidate}
                busy={refer.busy}
                refer={() => give(candidate.agency.id, true)}
              />
            ))}
          </ol>
        </details>
      )}
    </Stack>
  );
}
