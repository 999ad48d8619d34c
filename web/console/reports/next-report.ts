import { listReports } from '../../../server/service-reports/service-reports.contract.ts';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';

/** The report that waits longest beside this one, in the queue that the address names; and how many wait. */
export function useNextReport(id: string): { to: string; waitingCount: number | undefined } {
  const [address] = useAddress();
  const kind =
    address['kind'] === 'installation' || address['kind'] === 'warranty_repair' ? address['kind'] : undefined;
  const tab = address['tab'] === 'appealed' || address['tab'] === 'held' ? address['tab'] : 'submitted';
  const asked = useAsk(
    listReports,
    { tab, limit: '2', ...(kind === undefined ? {} : { kind }) },
    { topics: ['serviceReport'] },
  );
  const query = new URLSearchParams({ tab, ...(kind === undefined ? {} : { kind }) }).toString();
  const next = asked.data?.items.find((row) => row.id !== id);
  return {
    to: next === undefined ? `/reports?${query}` : `/reports/${next.id}?${query}`,
    waitingCount: asked.data?.counts?.[tab]?.count,
  };
}
