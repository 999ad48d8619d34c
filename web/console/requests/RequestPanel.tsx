import { readRequest } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { requestTopics } from './request-topics.ts';
import type { ShownRequest } from './RequestColumns.tsx';
import { RequestStory } from './RequestStory.tsx';

/** The whole story of a request beside its list. */
export function RequestPanel({ id, row, close }: PanelProps<ShownRequest>) {
  const asked = useAsk(readRequest, { id }, { topics: requestTopics, keepOld: false });
  const number = asked.data?.number ?? row?.number;
  return (
    <SidePanel
      title={
        <>
          {t('requests.one')}{' '}
          <Code digits copy strong>
            {number}
          </Code>
        </>
      }
      page={`/requests/${id}`}
      onClose={close}
    >
      <RequestStory key={id} request={asked.data} failure={asked.error} retry={() => void asked.refetch()} />
    </SidePanel>
  );
}
