import { listMessages, messageStates } from '../../../server/messaging/messaging.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { t } from '../../lib/texts.ts';
import { messageColumns } from './MessageColumns.tsx';
import { MessagePanel } from './MessagePanel.tsx';

/** Every message out and in: what became of each. */
export function MessagesScreen() {
  return (
    <ListScreen
      name="messages"
      title={t('messaging.messages')}
      list={listMessages}
      columns={messageColumns()}
      searchHint={t('messaging.searchHint')}
      filters={[
        {
          kind: 'choice',
          param: 'direction',
          label: t('messaging.direction'),
          choices: (['out', 'in'] as const).map((value) => ({
            value,
            label: t(`messaging.direction.${value}`),
          })),
        },
      ]}
      stages={{
        param: 'state',
        choices: messageStates.map((value) => ({ value, label: t(`messaging.state.${value}`) })),
      }}
      Panel={MessagePanel}
      empty={{ title: t('messaging.noneYet'), hint: t('messaging.noneYetHint') }}
      topics={['message']}
    />
  );
}
