import { readReport } from '../../../server/service-reports/service-reports.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { usePathPart } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { useSession } from '../../lib/session.ts';
import { ReportEditor } from './ReportEditor.tsx';
import { ReportPage } from './ReportPage.tsx';

/** A service report: written on while the server allows it, else read. */
export function ReportScreen() {
  const id = usePathPart('id');
  const owner = useSession().session?.membershipId ?? '';
  const draftId = `report.${owner}.${id}`;
  const report = useAsk(readReport, { id }, { topics: ['serviceReport'], keepOld: false });
  if (report.data === undefined)
    return report.error === null ? (
      <ScreenSkeleton />
    ) : (
      <FailureState failure={report.error} retry={() => void report.refetch()} />
    );
  if (!report.data.moves.includes('save')) return <ReportPage report={report.data} />;
  return <ReportEditor key={id} report={report.data} owner={owner} draftId={draftId} />;
}
