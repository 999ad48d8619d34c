import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { readCall } from '../../../server/surveys/survey-calls.contract.ts';
import { releaseCall, takeCall } from '../../../server/surveys/survey-calls.contract.ts';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { useGo } from '../../lib/address.ts';
import type { OutputOf } from '../../lib/client.ts';
import { useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { AnnulForm } from './AnnulForm.tsx';
import { FollowUpForm } from './FollowUpForm.tsx';

export type Call = OutputOf<typeof readCall>;

/** What may be done with a call outside the asking itself. */
export function CallMoves({ call }: { call: Call }) {
  const go = useGo();
  const [form, setForm] = useState<'annul' | 'closeFollowUp'>();
  const desk = `/surveys/calls/${call.id}`;
  const take = useCommand(takeCall, { onDone: () => go(desk), onRefused: sayFailed });
  const release = useCommand(releaseCall, { onDone: () => go('/surveys/calls'), onRefused: sayFailed });
  const mark = { id: call.id, version: call.version };
  const close = () => setForm(undefined);
  return (
    <Stack gap="sm" mb="sm">
      <Moves
        moves={call.moves}
        busy={take.busy || release.busy}
        of={[
          { move: 'take', label: t('surveys.take'), kind: 'main', run: () => take.run(mark) },
          { move: 'answer', label: t('surveys.call'), kind: 'main', run: () => go(desk) },
          {
            move: 'closeFollowUp',
            label: t('surveys.closeFollowUp'),
            kind: 'main',
            run: () => setForm('closeFollowUp'),
          },
          { move: 'release', label: t('surveys.release'), run: () => release.run(mark) },
          { move: 'annul', label: t('surveys.annul'), kind: 'danger', run: () => setForm('annul') },
        ]}
      />
      {form === 'annul' && call.moves.includes('annul') ? (
        <FormPaper>
          <AnnulForm call={call} close={close} />
        </FormPaper>
      ) : null}
      {form === 'closeFollowUp' && call.moves.includes('closeFollowUp') ? (
        <FormPaper>
          <FollowUpForm call={call} close={close} />
        </FormPaper>
      ) : null}
    </Stack>
  );
}
