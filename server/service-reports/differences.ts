import type { CoverageLineView } from '../warranty/warranty.contract.ts';
import type { DifferenceView } from './service-reports.contract.ts';

// What is not any more as it was when the report was handed in. Pure. Rows I3, I8.

export interface Standing {
  readonly device: {
    readonly serial: string | null;
    readonly modelId: string;
    readonly modelTitle: string;
  };
  readonly submittedSerial: string | null;
  readonly submittedModelId: string | null;
  readonly technician: { readonly title: string; readonly isGone: boolean } | null;
  readonly lines: readonly {
    readonly id: string;
    readonly submittedFeeAmount: number | null;
    readonly nowFeeAmount: number | null;
    readonly submittedCoverage: Paying | null;
    readonly nowCoverage: Paying | null;
    readonly retiredPart: string | null;
  }[];
}
type Paying = Pick<CoverageLineView, 'decision' | 'reason' | 'sharePercent'>;

/** Each difference, named by what it is, so that one that appears after somebody looked is not waved through. */
export function differencesOf(standing: Standing): DifferenceView[] {
  const { device, technician } = standing;
  const isOther = device.serial !== standing.submittedSerial || device.modelId !== standing.submittedModelId;
  return [
    ...(technician?.isGone === true
      ? [difference('technician_left', null, { technician: technician.title })]
      : []),
    ...(isOther
      ? [difference('device_changed', null, { model: device.modelTitle, serial: device.serial ?? '' })]
      : []),
    ...standing.lines.flatMap(lineDifferences),
  ];
}

function lineDifferences(line: Standing['lines'][number]): DifferenceView[] {
  const { id, submittedFeeAmount: was, nowFeeAmount: is, submittedCoverage, nowCoverage } = line;
  const isSamePayer =
    submittedCoverage?.decision === nowCoverage?.decision &&
    submittedCoverage?.sharePercent === nowCoverage?.sharePercent;
  return [
    // An amount that is not known is left out of the facts.
    ...(was === is
      ? []
      : [difference('fee_changed', id, { ...(was !== null && { was }), ...(is !== null && { is }) })]),
    ...(isSamePayer || nowCoverage === null
      ? []
      : [
          difference('coverage_changed', id, {
            was: submittedCoverage?.decision ?? '',
            is: nowCoverage.decision,
            reason: nowCoverage.reason,
          }),
        ]),
    ...(line.retiredPart === null ? [] : [difference('part_retired', id, { part: line.retiredPart })]),
  ];
}

function difference(
  kind: DifferenceView['kind'],
  lineId: string | null,
  facts: Record<string, string | number>,
): DifferenceView {
  const told = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  return { id: [kind, lineId ?? 'report', ...told].join(':').slice(0, 200), kind, lineId, facts };
}
