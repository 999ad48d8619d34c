import { Anchor } from '@mantine/core';
import { readSatisfaction } from '../../../server/surveys/survey-results.contract.ts';
import { useLinkTo } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { scoreText } from './survey-words.ts';

/** How satisfied the customer of a work order was, for a line among its facts. Row L3. */
export function Satisfaction({ workOrderId }: { workOrderId: string }) {
  const linkTo = useLinkTo();
  const { data } = useAsk(readSatisfaction, { id: workOrderId }, { topics: ['survey'] });
  if (data === undefined) return <>—</>;
  const { state, satisfaction, callId } = data;
  const words =
    state === 'answered'
      ? t('surveys.state.answered', { percent: scoreText(satisfaction ?? 0) })
      : t(`surveys.state.${state}`);
  if (callId === null) return <>{words}</>;
  return (
    <Anchor size="sm" {...linkTo(`/surveys/calls/${callId}`)}>
      {words}
    </Anchor>
  );
}
