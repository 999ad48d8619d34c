import { Stack, Textarea } from '@mantine/core';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { t } from '../../lib/texts.ts';
import { CoverNotice } from './CoverNotice.tsx';
import { DeviceCheck } from './DeviceCheck.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { LinesSection } from './LinesSection.tsx';
import { useFoundDraft, useReportDesk } from './report-desk.ts';
import type { Report, ReportDraft } from './report-form.ts';
import classes from './Report.module.css';
import { flagsAt } from './report-words.ts';
import { ReportFindings } from './ReportFindings.tsx';
import { SavingLine } from './SavingLine.tsx';
import { SentBackNotice } from './SentBackNotice.tsx';
import { SubmitBar } from './SubmitBar.tsx';

type EditorProps = { report: Report; owner: string; draftId: string };

/** A report while it is written, beginning with what this phone still holds of it. Rows I1, I2, D3. */
export function ReportEditor(props: EditorProps) {
  const found = useFoundDraft(props.draftId);
  return found === undefined ? <ScreenSkeleton /> : <OnDesk {...props} found={found} />;
}

function OnDesk(props: EditorProps & { found: ReportDraft | null }) {
  const { desk, files, change, saver } = useReportDesk(props);
  const { form, report } = desk;
  return (
    <Stack gap="md" className={classes['editor']}>
      <ScreenHead
        title={t(`agency.report.${report.kind}`, { number: report.number })}
        line={report.device.modelTitle}
      />
      <SavingLine desk={desk} settle={(newest, isMine) => saver.current?.settle(newest, isMine)} />
      <SentBackNotice report={report} />
      <CoverNotice report={report} />
      <ReportFindings flags={flagsAt(report, 'report')} isCard />
      <DeviceCheck desk={desk} change={change} />
      <LinesSection desk={desk} change={change} />
      <EvidenceSection desk={desk} files={files} owner={props.owner} change={change} />
      <section className={classes['card']}>
        <Textarea
          label={t('agency.report.note')}
          autosize
          minRows={2}
          value={form.note}
          onChange={(event) => {
            const note = event.currentTarget.value;
            change((old) => ({ ...old, note }));
          }}
        />
      </section>
      <SubmitBar desk={desk} files={files} saver={saver} />
    </Stack>
  );
}
