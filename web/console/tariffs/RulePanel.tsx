import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { RuleView } from '../../../server/tariffs/tariffs.contract.ts';
import { readRule, retireRule } from '../../../server/tariffs/tariffs.contract.ts';
import { Facts } from '../../kit/Facts.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { RuleState } from './RuleColumns.tsx';
import { RuleEffect } from './RuleEffect.tsx';
import { RuleForm } from './RuleForm.tsx';
import { daysWord, scopeOf } from './tariff-words.ts';

/** A rule beside the list: what it says, and the form to write it anew. */
export function RulePanel({ id, row, close }: PanelProps<RuleView>) {
  const { data, error, refetch } = useAsk(readRule, { id }, { topics: ['tariffRule'], keepOld: false });
  const [isChanging, setChanging] = useState(false);
  const retire = useCommand(retireRule, { onRefused: sayFailed });
  const rule = data ?? row;
  const stop = () => setChanging(false);
  const setRetired = (retired: boolean) =>
    rule === undefined ? undefined : retire.run({ id, version: rule.version, retired });
  return (
    <SidePanel
      title={rule === undefined ? t('tariffs.rules') : rule.title || t(`tariffs.kind.${rule.kind}`)}
      onClose={close}
      moves={
        rule === undefined || isChanging ? null : (
          <Moves
            moves={rule.moves}
            busy={retire.busy}
            of={[
              { move: 'change', label: t('tariffs.change'), run: () => setChanging(true) },
              { move: 'retire', label: t('tariffs.retire'), kind: 'danger', run: () => setRetired(true) },
              { move: 'takeBack', label: t('tariffs.takeBack'), run: () => setRetired(false) },
            ]}
          />
        )
      }
    >
      {error && rule === undefined ? <FailureState failure={error} retry={() => void refetch()} /> : null}
      {rule === undefined && !error ? <ScreenSkeleton /> : null}
      {rule === undefined ? null : isChanging ? (
        <RuleForm key={`${id}/${rule.version}`} rule={rule} close={stop} onDone={stop} />
      ) : (
        <Stack gap="md">
          <Facts
            of={[
              { label: t('tariffs.kind'), value: t(`tariffs.kind.${rule.kind}`) },
              { label: t('tariffs.effect'), value: <RuleEffect of={rule} strong /> },
              { label: t('tariffs.days'), value: daysWord(rule) },
              { label: t('web.state'), value: <RuleState of={rule} /> },
              ...(scopeOf(rule).length === 0
                ? [{ label: t('tariffs.scope'), value: t('tariffs.everyService') }]
                : scopeOf(rule).map(({ dim, value }) => ({ label: t(`tariffs.dim.${dim}`), value }))),
            ]}
          />
        </Stack>
      )}
    </SidePanel>
  );
}
