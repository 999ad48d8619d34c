import { lazy, Suspense } from 'react';
import { useMay } from '../../lib/session.ts';
import { loadReportRules } from '../../lib/texts.ts';

const GoodwillPanel = lazy(async () => {
  const [file] = await Promise.all([import('./GoodwillPanel.tsx'), loadReportRules()]);
  return { default: file.GoodwillPanel };
});

/** Goodwill of a repair, fetched where somebody may read it; it stands nowhere else. Row I2. */
export function Goodwill({ workOrderId, serviceKind }: { workOrderId: string; serviceKind: string }) {
  const may = useMay();
  if (serviceKind !== 'repair' || !may('report.read')) return null;
  return (
    <Suspense fallback={null}>
      <GoodwillPanel workOrderId={workOrderId} />
    </Suspense>
  );
}
