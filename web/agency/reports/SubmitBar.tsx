import { Button, Group, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useState } from 'react';
import { submitReport } from '../../../server/service-reports/service-reports.contract.ts';
import { Money } from '../../kit/Money.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { useCommand } from '../../lib/ask.ts';
import type { KeptFile } from '../../lib/outbox-store.ts';
import { t } from '../../lib/texts.ts';
import classes from './Report.module.css';
import type { Desk, ReportSaver } from './report-saver.ts';

type SubmitBarProps = {
  desk: Desk;
  files: readonly KeptFile[];
  saver: RefObject<ReportSaver | undefined>;
};

/** What the agency gets for it, what still stands in the way, and the button. */
export function SubmitBar({ desk, files, saver }: SubmitBarProps) {
  const { report } = desk;
  const [isSaving, setSaving] = useState(false);
  const submit = useCommand(submitReport, {
    also: ['requests', 'warehouse'],
    onDone: () => sayDone(t('agency.report.submitted')),
    onRefused: sayFailed,
  });
  const obstacle = obstacleOf(desk, files);
  const press = async () => {
    setSaving(true);
    await saver.current?.saveNow();
    setSaving(false);
    const now = saver.current?.now();
    if (now?.saving === 'saved') submit.run({ id: now.report.id, version: now.report.version });
  };
  return (
    <div className={classes['submit']}>
      <Group justify="space-between">
        <Text size="sm">{t('agency.report.feeOfAll')}</Text>
        <Money amount={report.fee.nowAmount} strong />
      </Group>
      {obstacle === undefined ? null : (
        <Text size="sm" role="status">
          {obstacle}
        </Text>
      )}
      <Button
        size="lg"
        mih={56}
        leftSection={<IconSend size={20} />}
        disabled={obstacle !== undefined}
        loading={submit.busy || isSaving}
        onClick={() => void press().catch(sayFailed)}
      >
        {report.state === 'sent_back' ? t('agency.report.submitAgain') : t('agency.report.submit')}
      </Button>
    </div>
  );
}

/** The one thing to do before it can be handed in. */
function obstacleOf({ report, form, saving }: Desk, files: readonly KeptFile[]): string | undefined {
  const waiting = files.filter(({ state }) => state === 'waiting').length;
  if (report.workEndedAt === null) return t('agency.report.finishFirst');
  if (form.lines.length === 0) return t('agency.report.lineFirst');
  if (saving === 'changed' || saving === 'refused') return t('agency.report.settleFirst');
  if (report.flags.some(({ severity }) => severity === 'block')) return t('agency.report.blocked');
  if (waiting > 0) return t('agency.report.photosFirst', { count: waiting });
  if (files.some(({ state }) => state === 'refused')) return t('agency.report.refusedFirst');
  return undefined;
}
