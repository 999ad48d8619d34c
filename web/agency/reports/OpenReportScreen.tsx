import { useEffect } from 'react';
import { openReport } from '../../../server/service-reports/service-reports.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { useGo, usePathPart } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';

/** The report of a work order: the one it has, or a new one. Opening it twice is the same one. */
export function OpenReportScreen() {
  const id = usePathPart('id');
  const go = useGo();
  const opened = useAsk(openReport, { id }, { staleMs: 0 });
  const reportId = opened.data?.id;
  useEffect(() => {
    if (reportId !== undefined) go(`/agency/reports/${reportId}`, true);
  }, [reportId, go]);
  return opened.error === null ? (
    <ScreenSkeleton />
  ) : (
    <FailureState failure={opened.error} retry={() => void opened.refetch()} />
  );
}
