import { Radio, Select, Stack, Textarea } from '@mantine/core';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import { decideReport } from '../../../server/service-reports/service-reports.contract.ts';
import { sendBackAims } from '../../../server/service-reports/words.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { Desk } from './desk.ts';

const reasonKindOf = { send_back: 'send_back', reject: 'reject_line' } as const;

type WholeFormProps = { of: Desk; outcome: keyof typeof reasonKindOf; close: () => void };

/** Sends the report back to be mended, or rejects it whole. */
export function WholeForm({ of: { report, leave }, outcome, close }: WholeFormProps) {
  const reasons = useList(reasonList.list, { kind: reasonKindOf[outcome] }, { limit: 100 });
  const state = useCommandForm({
    contract: decideReport,
    initial: { decision: { reasonCode: '', note: '', aim: 'papers' } },
    toInput: ({ decision: { reasonCode, note, aim } }) => ({
      id: report.id,
      version: report.version,
      decision: { outcome, reasonCode, note, ...(outcome === 'send_back' ? { aim } : {}) },
    }),
    onDone: leave,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm
      of={state}
      saveLabel={outcome === 'reject' ? t('approval.rejectWhole') : t('approval.sendBack')}
      onCancel={close}
    >
      <Select
        label={t('approval.reason')}
        withAsterisk
        autoFocus
        searchable
        data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        nothingFoundMessage={t('web.nothingFound')}
        {...getInputProps('decision.reasonCode')}
      />
      {outcome === 'send_back' ? (
        <Radio.Group label={t('approval.aim')} {...getInputProps('decision.aim')}>
          <Stack gap={6} mt={6}>
            {sendBackAims.map((aim) => (
              <Radio key={aim} value={aim} label={t(`approval.aim.${aim}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
      <Textarea label={t('approval.noteToAgency')} autosize minRows={2} {...getInputProps('decision.note')} />
    </CommandForm>
  );
}
