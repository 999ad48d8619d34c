import {
  ownStatementPaper,
  ownStatementSheet,
  readOwnStatement,
} from '../../server/ledger/ledger.contract.ts';
import { useStatementAddress } from '../console/accounts/statement-address.ts';
import { accountTopics, StatementBoard } from '../console/accounts/StatementBoard.tsx';
import { useAsk } from '../lib/ask.ts';
import { addressOf } from '../lib/client.ts';
import { t } from '../lib/texts.ts';
import { AccountLinePanel } from './AccountLinePanel.tsx';

/** The agency's own account with the company, to the line. Row J9. */
export function AccountStatementScreen() {
  const address = useStatementAddress();
  const input = { ...address.ask };
  const head = useAsk(readOwnStatement, { ...input, limit: 1 }, { topics: accountTopics });
  return (
    <StatementBoard
      list={readOwnStatement}
      input={input}
      head={head}
      address={address}
      sheet={addressOf(ownStatementSheet, input)}
      paper={addressOf(ownStatementPaper, input)}
      title={t('ledger.ownAccount')}
      isOwn
      line={head.data?.agency.title}
      Panel={AccountLinePanel}
    />
  );
}
