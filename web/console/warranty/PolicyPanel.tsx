import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { PolicyView } from '../../../server/warranty/policy.contract.ts';
import { listPolicies } from '../../../server/warranty/policy.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { PolicyForm } from './PolicyForm.tsx';
import { PolicyVersion } from './PolicyVersion.tsx';

/** The versions of what is promised with a model, the newest first, and the form of the next. `id` is the model's. */
export function PolicyPanel({ id, row, close }: PanelProps<PolicyView>) {
  const [changingId, setChangingId] = useState<string>();
  const { data, error, refetch } = useAsk(listPolicies, { modelId: id }, { keepOld: false });
  const newest = data?.items[0];
  const stop = () => setChangingId(undefined);
  return (
    <SidePanel
      title={row?.modelTitle ?? newest?.modelTitle ?? t('warranty.policies')}
      onClose={close}
      moves={
        newest === undefined || changingId === newest.id ? null : (
          <Moves
            moves={newest.moves}
            of={[{ move: 'change', label: t('warranty.newVersion'), run: () => setChangingId(newest.id) }]}
          />
        )
      }
    >
      {error && data === undefined ? <FailureState failure={error} retry={() => void refetch()} /> : null}
      {data === undefined && !error ? <ScreenSkeleton /> : null}
      {data?.items.length === 0 ? <EmptyState title={t('web.missing')} hint={t('web.missingHint')} /> : null}
      <Stack gap="md">
        {newest !== undefined && changingId === newest.id ? (
          <FormPaper>
            <PolicyForm key={newest.id} policy={newest} close={stop} onDone={stop} />
          </FormPaper>
        ) : null}
        {data?.items.map((policy) => (
          <PolicyVersion key={policy.id} policy={policy} />
        ))}
      </Stack>
    </SidePanel>
  );
}
