import { Button, Drawer, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { enterPayment } from '../../../server/ledger/entries.contract.ts';
import { readStatement, statementPaper, statementSheet } from '../../../server/ledger/ledger.contract.ts';
import { Can } from '../../kit/Can.tsx';
import { Code } from '../../kit/Code.tsx';
import { usePathPart } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { addressOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import { useStatementAddress } from './statement-address.ts';
import type { LinePanelProps } from './StatementBoard.tsx';
import { accountTopics, StatementBoard } from './StatementBoard.tsx';

/** An agency's account, at any instant, to the line and its document. */
export function AccountScreen() {
  const code = usePathPart('code');
  const address = useStatementAddress();
  const input = { code, ...address.ask };
  const head = useAsk(readStatement, { ...input, limit: 1 }, { topics: accountTopics });
  const [isPaying, setPaying] = useState(false);
  const close = () => setPaying(false);
  return (
    <>
      <StatementBoard
        list={readStatement}
        input={input}
        head={head}
        address={address}
        sheet={addressOf(statementSheet, input)}
        paper={addressOf(statementPaper, input)}
        title={head.data?.agency.title ?? t('ledger.statementTitle')}
        line={
          <>
            {t('ledger.statementTitle')} · <Code digits>{code}</Code>
          </>
        }
        actions={<Actions agencyId={head.data?.agency.id} pay={() => setPaying(true)} />}
        Panel={LineEntryPanel}
      />
      <Drawer
        opened={isPaying && head.data !== undefined}
        onClose={close}
        title={t('ledger.newPayment')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <PaymentForm agency={head.data?.agency} close={close} />
      </Drawer>
    </>
  );
}

function Actions({ agencyId, pay }: { agencyId: string | undefined; pay: () => void }) {
  return (
    <Group gap="xs">
      {agencyId === undefined ? null : (
        <Can permission="agency.read">
          <Button component={Link} to={`/agencies/${agencyId}`} size="xs" variant="default">
            {t('ledger.agencyPage')}
          </Button>
        </Can>
      )}
      <Can permission={enterPayment.permission}>
        <Button size="xs" leftSection={<IconPlus size={16} />} onClick={pay}>
          {t('ledger.newPayment')}
        </Button>
      </Can>
    </Group>
  );
}

/** The entry of a line; the address names both. */
function LineEntryPanel({ id, close }: LinePanelProps) {
  return <EntryPanel id={id.split('/')[0] ?? ''} close={close} />;
}
