import { listInbox } from '../../../server/messaging/messaging.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { t } from '../../lib/texts.ts';
import { messageColumns } from './MessageColumns.tsx';
import { MessagePanel } from './MessagePanel.tsx';

/** Incoming messages that fitted no open request: somebody should look. */
export function InboxScreen() {
  return (
    <ListScreen
      name="messages.inbox"
      title={t('messaging.inbox')}
      list={listInbox}
      columns={messageColumns().filter(({ key }) => key === 'at' || key === 'number' || key === 'text')}
      noSearch
      Panel={MessagePanel}
      empty={{ title: t('messaging.inboxNone'), hint: t('messaging.inboxEmpty') }}
      topics={['message']}
    />
  );
}
