import { Paper, Stack } from '@mantine/core';
import { readRequest } from '../../../server/requests/requests.contract.ts';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { usePathPart } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { requestTopics } from './request-topics.ts';
import { RequestStory } from './RequestStory.tsx';

/** The same story as a page of its own, whose address can be shared. */
export function RequestScreen() {
  const id = usePathPart('id');
  const asked = useAsk(readRequest, { id }, { topics: requestTopics, keepOld: false });
  const number = asked.data?.number;
  return (
    <Stack gap="sm" maw={960}>
      <ScreenHead
        title={number === undefined ? t('requests.one') : `${t('requests.one')} ${digits(number)}`}
      />
      <Paper withBorder radius="lg" p="md">
        <RequestStory
          key={id}
          request={asked.data}
          failure={asked.error}
          retry={() => void asked.refetch()}
        />
      </Paper>
    </Stack>
  );
}
