import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import {
  dueFilters,
  listOwnObligations,
  obligationStates,
  sendObligations,
} from '../../server/warehouse/warehouse.contract.ts';
import { obligationColumns } from '../console/warehouse/ObligationColumns.tsx';
import { dueTone } from '../console/warehouse/obligation-words.ts';
import { ListScreen } from '../kit/ListScreen.tsx';
import { useLinkTo } from '../lib/address.ts';
import { useMay } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import { ObligationPanel } from './ObligationPanel.tsx';

/** The defective parts that this agency owes the company, the first due first. Rows G2, J7. */
export function ObligationsScreen() {
  const may = useMay();
  const linkTo = useLinkTo();
  const sendButton = may(sendObligations.permission) ? (
    <Button
      component="a"
      size="xs"
      leftSection={<IconSend size={16} />}
      {...linkTo('/agency/obligations/send')}
    >
      {t('warehouse.sendBack')}
    </Button>
  ) : undefined;
  return (
    <ListScreen
      name="own-obligations"
      title={t('warehouse.ownObligations')}
      list={listOwnObligations}
      columns={obligationColumns().filter(({ key }) => key !== 'agency')}
      searchHint={t('warehouse.obligationSearchHint')}
      stages={{
        param: 'state',
        choices: obligationStates.map((state) => ({ value: state, label: t(`warehouse.state.${state}`) })),
      }}
      filters={[
        {
          kind: 'choice',
          param: 'due',
          label: t('warehouse.due'),
          choices: dueFilters.map((due) => ({ value: due, label: t(`warehouse.due.${due}`) })),
        },
      ]}
      Panel={ObligationPanel}
      actions={sendButton}
      empty={{ title: t('warehouse.noOwnObligations'), hint: t('warehouse.noOwnObligationsHint') }}
      rowTone={dueTone}
      topics={['obligation']}
    />
  );
}
