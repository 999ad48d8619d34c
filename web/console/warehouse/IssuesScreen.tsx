import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { issueStates, listIssues, sendIssue } from '../../../server/warehouse/warehouse.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { issueColumns } from './IssueColumns.tsx';
import { IssuePanel } from './IssuePanel.tsx';
import { NewIssueForm } from './NewIssueForm.tsx';

/** What was sent to agencies on consignment, and what of it arrived. Rows M2, M3. */
export function IssuesScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [isNew, setNew] = useState(false);
  const close = () => setNew(false);
  const newButton = may(sendIssue.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('warehouse.newIssue')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="stock-issues"
        title={t('warehouse.issues')}
        list={listIssues}
        columns={issueColumns()}
        searchHint={t('warehouse.issueSearchHint')}
        stages={{
          param: 'state',
          choices: issueStates.map((state) => ({ value: state, label: t(`warehouse.issueState.${state}`) })),
        }}
        filters={[{ kind: 'coded', param: 'agencyId', label: t('warehouse.agency'), list: listAgencies }]}
        Panel={IssuePanel}
        actions={newButton}
        empty={{ title: t('warehouse.noIssues'), hint: t('warehouse.noIssuesHint'), action: newButton }}
        rowTone={(row) => (row.state === 'differs' ? 'late' : undefined)}
        topics={['stockIssue']}
      />
      <Drawer
        opened={isNew}
        onClose={close}
        title={t('warehouse.newIssue')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <NewIssueForm
          close={close}
          onDone={(id) => {
            close();
            change({ open: id });
          }}
        />
      </Drawer>
    </>
  );
}
