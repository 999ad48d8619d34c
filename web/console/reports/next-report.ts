import { listReports } from '../../../server/service-reports/service-reports.contract.ts';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';

/** What follows this report in the queue that the address names, from its head again at the end; and how many wait. */
export function useNextReport(id: string): { to: string; waitingCount: number | undefined } {
  const [address] = useAddress();
  const kind =
    address['kind'] === 'installation' || address['kind'] === 'warranty_repair' ? address['kind'] : undefined;
  const tab = address['tab'] === 'appealed' || address['tab'] === 'held' ? address['tab'] : 'submitted';
  const asked = useAsk(
    listReports,
    { tab, limit: '100', ...(kind === undefined ? {} : { kind }) },
    { topics: ['serviceReport'] },
  );
  const query = new URLSearchParams({ tab, ...(kind === undefined ? {} : { kind }) }).toString();
  const queue = asked.data?.items ?? [];
  const at = queue.findIndex((row) => row.id === id);
  const next = queue[at + 1] ?? queue.find((row) => row.id !== id);
  return {
    to: next === undefined ? `/reports?${query}` : `/reports/${next.id}?${query}`,
    waitingCount: asked.data?.counts?.[tab]?.count,
  };
}
