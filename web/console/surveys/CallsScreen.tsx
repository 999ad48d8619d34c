import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPhoneCall } from '@tabler/icons-react';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import {
  callTabs,
  countCalls,
  listCalls,
  takeNextCall,
} from '../../../server/surveys/survey-calls.contract.ts';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { useGo } from '../../lib/address.ts';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { callColumns } from './CallColumns.tsx';
import { CallPanel } from './CallPanel.tsx';

/** Who is to be called, the longest waiting first; «تماس بعدی» hands the operator one. Row L6. */
export function CallsScreen() {
  const counts = useAsk(countCalls, {}, { topics: ['survey'] });
  const { due, ...other } = counts.data ?? {};
  // Without a tab the list is of those due.
  const held = due === undefined ? undefined : { all: due, ...other };
  return (
    <ListScreen
      name="survey-calls"
      title={t('surveys.calls')}
      list={listCalls}
      columns={callColumns()}
      stages={{
        param: 'tab',
        withoutAll: true,
        choices: callTabs.map((tab) => ({ value: tab === 'due' ? '' : tab, label: t(`surveys.tab.${tab}`) })),
        counts: held,
      }}
      filters={[
        { kind: 'coded', param: 'agencyId', label: t('surveys.agency'), list: listAgencies },
        { kind: 'range', from: 'from', to: 'to', label: t('surveys.answeredRange') },
        {
          kind: 'choice',
          param: 'followUp',
          label: t('surveys.followUp'),
          choices: (['open', 'closed'] as const).map((value) => ({
            value,
            label: t(`surveys.followUp.${value}`),
          })),
        },
      ]}
      searchHint={t('surveys.searchHint')}
      actions={<NextCall />}
      Panel={CallPanel}
      empty={{ title: t('surveys.noCalls'), hint: t('surveys.noCallsHint') }}
      rowTone={({ isBad, followUp }) => (isBad && followUp === 'open' ? 'late' : undefined)}
      topics={['survey']}
    />
  );
}

function NextCall() {
  const may = useMay();
  const go = useGo();
  const next = useCommand(takeNextCall, {
    onDone: ({ id }) => go(`/surveys/calls/${id}`),
    onRefused: sayFailed,
  });
  const take = () => {
    if (may(takeNextCall.permission) && !next.busy) next.run({});
  };
  useHotkeys([['n', take, { usePhysicalKeys: true }]]);
  if (!may(takeNextCall.permission)) return null;
  return (
    <Button
      size="xs"
      leftSection={<IconPhoneCall size={16} />}
      rightSection={<KeyHint keys={['n']} />}
      loading={next.busy}
      onClick={take}
    >
      {t('surveys.takeNext')}
    </Button>
  );
}
