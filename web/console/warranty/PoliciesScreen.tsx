import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { makePolicy, listPolicies } from '../../../server/warranty/policy.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { policyColumns } from './PolicyColumns.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';

/** What is promised with each model. */
export function PoliciesScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [isNew, setNew] = useState(false);
  const close = () => setNew(false);
  const newButton = may(makePolicy.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('warranty.newPolicy')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="warranty-policies"
        title={t('warranty.policies')}
        list={listPolicies}
        columns={policyColumns()}
        rowId={(row) => row.modelId}
        searchHint={t('warranty.searchPolicies')}
        Panel={PolicyPanel}
        actions={
          <>
            <FileActions kind="warranty-policies" />
            {newButton}
          </>
        }
        empty={{ title: t('warranty.noPolicies'), hint: t('warranty.noPoliciesHint'), action: newButton }}
      />
      <Drawer
        opened={isNew}
        onClose={close}
        size="lg"
        title={t('warranty.newPolicy')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <PolicyForm
          policy={undefined}
          close={close}
          onDone={(modelId) => {
            close();
            change({ open: modelId });
          }}
        />
      </Drawer>
    </>
  );
}
