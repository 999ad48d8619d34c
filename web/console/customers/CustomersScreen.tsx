import { Button, Drawer } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  customerKinds,
  listCustomers,
  registerCustomer,
} from '../../../server/customers/customers.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { customerColumns } from './CustomerColumns.tsx';
import { CustomerPanel } from './CustomerPanel.tsx';
import { NewCustomerForm } from './NewCustomerForm.tsx';

/** Everybody who owns a device, found by anything known of him. */
export function CustomersScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [isNew, setNew] = useState(false);
  const newButton = may(registerCustomer.permission) ? (
    <Button size="xs" leftSection={<IconUserPlus size={16} />} onClick={() => setNew(true)}>
      {t('customers.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="customers"
        title={t('customers.list')}
        list={listCustomers}
        columns={customerColumns()}
        searchHint={t('customers.searchHint')}
        stages={{
          param: 'kind',
          choices: customerKinds.map((value) => ({ value, label: t(`customers.kinds.${value}`) })),
        }}
        Panel={CustomerPanel}
        actions={
          <>
            <FileActions kind="customers" />
            {newButton}
          </>
        }
        empty={{ title: t('customers.none'), hint: t('customers.noneHint'), action: newButton }}
        topics={['customer']}
      />
      <Drawer
        opened={isNew}
        onClose={() => setNew(false)}
        title={t('customers.new')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <NewCustomerForm
          close={() => setNew(false)}
          open={(id) => {
            setNew(false);
            change({ open: id });
          }}
        />
      </Drawer>
    </>
  );
}
