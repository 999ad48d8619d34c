import { Checkbox, Select, Stack, Text, Textarea } from '@mantine/core';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import { appealReport } from '../../../server/service-reports/service-reports.contract.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { JobDialog } from '../JobDialog.tsx';
import { titleOf } from './LineCard.tsx';
import { LineDecision } from './LineDecision.tsx';
import type { Report } from './report-form.ts';
import { formOf } from './report-form.ts';

/** Asks once for another decision on the lines that were rejected or corrected. Row I8. */
export function AppealDialog({ report, close }: { report: Report; close: () => void }) {
  const lines = formOf(report).lines.flatMap((line, at) => {
    const known = report.lines[at];
    const decision = known?.decision ?? null;
    const isOpen = decision !== null && ['rejected', 'corrected'].includes(decision.decision);
    return isOpen && known !== undefined ? [{ id: known.id, title: titleOf(line), decision, known }] : [];
  });
  const reasons = useList(reasonList.list, { kind: 'appeal' }, { limit: 100 });
  const state = useCommandForm({
    contract: appealReport,
    initial: { lineIds: lines.map(({ id }) => id), reasonCode: '', note: '' },
    draft: `serviceReports.appeal.${report.id}`,
    toInput: (values) => ({ ...values, id: report.id, version: report.version }),
    onDone: () => {
      close();
      sayDone(t('agency.report.appealed'));
    },
  });
  const { getInputProps } = state.form;
  return (
    <JobDialog title={t('agency.report.appeal')} close={close}>
      <CommandForm of={state} saveLabel={t('agency.report.sendAppeal')} onCancel={close}>
        <Text size="sm" c="dimmed">
          {t('agency.report.appealSays')}
        </Text>
        <Checkbox.Group label={t('agency.report.appealLines')} {...getInputProps('lineIds')}>
          <Stack gap="xs" mt={4}>
            {lines.map(({ id, title, decision, known }) => (
              <div key={id}>
                <Checkbox value={id} label={title} py={8} />
                <LineDecision decision={decision} unit={known.part?.unit} />
              </div>
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={t('agency.reason')}
          withAsterisk
          data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          {...getInputProps('reasonCode')}
        />
        <Textarea
          label={t('agency.report.appealWhy')}
          withAsterisk
          autosize
          minRows={3}
          {...getInputProps('note')}
        />
      </CommandForm>
    </JobDialog>
  );
}
