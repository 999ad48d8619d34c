import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { enterPayment } from '../../../server/ledger/entries.contract.ts';
import { listAccounts } from '../../../server/ledger/ledger.contract.ts';
import { Can } from '../../kit/Can.tsx';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useGo } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { accountColumns } from './AccountColumns.tsx';
import { PaymentForm } from './PaymentForm.tsx';

/** What the company owes each agency, and what each owes the company. */
export function AccountsScreen() {
  const go = useGo();
  const [isPaying, setPaying] = useState(false);
  const close = () => setPaying(false);
  return (
    <>
      <ListScreen
        name="accounts"
        title={t('ledger.accounts')}
        list={listAccounts}
        columns={accountColumns()}
        rowId={({ agencyId }) => agencyId}
        searchHint={t('ledger.accountsSearchHint')}
        stages={{
          param: 'standing',
          choices: [
            { value: 'owed', label: t('ledger.standing.owed') },
            { value: 'owing', label: t('ledger.standing.owing') },
            { value: 'even', label: t('ledger.standing.even') },
          ],
        }}
        onOpen={({ code }) => go(`/accounts/${encodeURIComponent(code)}`)}
        actions={
          <>
            <FileActions kind="openingBalances" />
            <Can permission={enterPayment.permission}>
              <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setPaying(true)}>
                {t('ledger.newPayment')}
              </Button>
            </Can>
          </>
        }
        empty={{ title: t('ledger.noAccounts'), hint: t('ledger.noAccountsHint') }}
        topics={['account', 'agency']}
      />
      <Drawer
        opened={isPaying}
        onClose={close}
        title={t('ledger.newPayment')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <PaymentForm agency={undefined} close={close} />
      </Drawer>
    </>
  );
}
