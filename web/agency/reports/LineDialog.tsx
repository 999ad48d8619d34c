import { t } from '../../lib/texts.ts';
import { JobDialog } from '../JobDialog.tsx';
import { LabourForm } from './LabourForm.tsx';
import { PartAddedForm } from './PartAddedForm.tsx';
import { PartRemovedForm } from './PartRemovedForm.tsx';
import type { FormLine, LineKind, Report } from './report-form.ts';
import { TravelForm } from './TravelForm.tsx';

export type LineFormProps<Line> = {
  report: Report;
  line: Line | undefined;
  put: (lines: readonly FormLine[]) => void;
  close: () => void;
};
type LineDialogProps = Omit<LineFormProps<FormLine>, 'line'> & {
  kind: LineKind;
  line: FormLine | undefined;
};

/** One line of the report, new or written over. */
export function LineDialog({ kind, line, ...rest }: LineDialogProps) {
  return (
    <JobDialog title={t(`agency.report.add.${kind}`)} close={rest.close}>
      {kind === 'labour' ? <LabourForm {...rest} line={line?.kind === 'labour' ? line : undefined} /> : null}
      {kind === 'part_added' ? (
        <PartAddedForm {...rest} line={line?.kind === 'part_added' ? line : undefined} />
      ) : null}
      {kind === 'part_removed' ? (
        <PartRemovedForm {...rest} line={line?.kind === 'part_removed' ? line : undefined} />
      ) : null}
      {kind === 'travel' ? <TravelForm {...rest} line={line?.kind === 'travel' ? line : undefined} /> : null}
    </JobDialog>
  );
}
