// The coverage check asked while a line is written; the server asks again when the report is saved and submitted.
import { checkCoverage } from '../../../server/warranty/warranty.contract.ts';
import { useAsk } from '../../lib/ask.ts';
import type { InputOf, OutputOf } from '../../lib/client.ts';
import type { Report } from './report-form.ts';

type Question = InputOf<typeof checkCoverage>['lines'][number];
export type LineCoverageAnswer = {
  coverage: OutputOf<typeof checkCoverage>['lines'][number] | undefined;
  /** The company would not pay for it, so it cannot stand in this report. */
  isRefused: boolean;
};

/**
 * `undefined` asks nothing. An agency asks by the serial on the plate: it knows no other device. Without a serial or a
 * network nothing is refused here: the server decides when it hears of it.
 */
export function useLineCoverage(report: Report, question: Question | undefined): LineCoverageAnswer {
  const { serial, brandTitle } = report.device;
  const asked = useAsk(
    checkCoverage,
    {
      serial: serial ?? '',
      brand: brandTitle,
      lines: question === undefined ? [{ kind: 'labour' }] : [question],
      ...(report.workDay === null ? {} : { on: report.workDay }),
    },
    {
      enabled: question !== undefined && serial !== null && report.kind === 'warranty_repair',
      keepOld: false,
    },
  );
  const coverage = question === undefined ? undefined : asked.data?.lines[0];
  // The head office may have let it be goodwill.
  const isRefused = coverage?.decision === 'not_covered' && report.goodwill === null;
  return { coverage, isRefused };
}
