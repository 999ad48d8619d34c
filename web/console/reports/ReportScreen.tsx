import { Skeleton, Stack } from '@mantine/core';
import { readReport } from '../../../server/service-reports/service-reports.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { usePathPart } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { ReportDesk } from './ReportDesk.tsx';

/** One report with all that its decision needs, worked by keys. Rows I3, I8, I9, I10. */
export function ReportScreen() {
  const id = usePathPart('id');
  const asked = useAsk(readReport, { id }, { topics: ['serviceReport'], keepOld: false });
  if (asked.data !== undefined) return <ReportDesk key={id} report={asked.data} />;
  if (asked.error) return <FailureState failure={asked.error} retry={() => void asked.refetch()} />;
  return (
    <Stack gap="sm" aria-busy>
      <Skeleton height={40} width={320} />
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={72} />
      ))}
    </Stack>
  );
}
