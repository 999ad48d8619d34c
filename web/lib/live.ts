// Live hints: what somebody else changed is asked again within two seconds, without a jump.
import type { Query, QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sliceOf } from './ask.ts';
import { base } from './client.ts';

/** Hints are gathered this long, so that a burst (an import) asks once. */
const gatherMs = 400;

/** Listens while the component is mounted. A hint's data is `{ topic, id }`; after a reconnect everything is asked. */
export function useLive(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    return listen(client);
  }, [client, enabled]);
}

function listen(client: QueryClient): () => void {
  const source = new EventSource(`${base}/live`);
  const topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;

  const tell = () => {
    timer = undefined;
    const gathered = new Set(topics);
    topics.clear();
    void client.invalidateQueries({ predicate: (query) => concerns(query, gathered) });
  };
  source.addEventListener('open', (event) => {
    // The server says a word of its own under the same name; that one carries data.
    if (event instanceof MessageEvent) return;
    if (wasOpen) void client.invalidateQueries();
    wasOpen = true;
  });
  source.addEventListener('refetch', () => void client.invalidateQueries());
  source.addEventListener('hint', (event: MessageEvent<string>) => {
    const topic = topicOf(event.data);
    if (topic === undefined) return;
    topics.add(topic);
    timer ??= setTimeout(tell, gatherMs);
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function topicOf(data: string): string | undefined {
  const [topic] = /"topic"\s*:\s*"([^"]+)"/.exec(data)?.slice(1) ?? [];
  return topic;
}

/** A query is concerned by its own slice (topic `request` or `workOrder` → `requests`) or by the topics it names. */
function concerns(query: Query, topics: ReadonlySet<string>): boolean {
  const slice = sliceOf(String(query.queryKey[0]));
  const named = query.meta?.['topics'];
  if (Array.isArray(named) && named.some((topic) => topics.has(String(topic)))) return true;
  return [...topics].some((topic) => slice === topic || slice === `${topic}s`);
}
