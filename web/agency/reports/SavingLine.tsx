import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCloudUp, IconDeviceMobile } from '@tabler/icons-react';
import { readReport } from '../../../server/service-reports/service-reports.contract.ts';
import { sayFailed } from '../../kit/notify.ts';
import { call } from '../../lib/client.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import type { Report } from './report-form.ts';
import classes from './Report.module.css';
import type { Desk } from './report-saver.ts';

type SavingLineProps = {
  desk: Desk;
  settle: (newest: Report, isMine: boolean) => Promise<void> | undefined;
};

/** Where what was typed is now: with the server, or still on this phone, and why. */
export function SavingLine({ desk, settle }: SavingLineProps) {
  const { saving, problem } = desk;
  if (saving === 'changed') return <Changed desk={desk} settle={settle} />;
  if (saving === 'refused')
    return (
      <Alert color="late" icon={<IconAlertCircle />} title={sayFailure(problem).title} role="alert">
        {t('agency.report.keptOnPhone')}
      </Alert>
    );
  const Icon = { saved: IconCheck, saving: IconCloudUp, waiting: IconCloudUp, held: IconDeviceMobile }[
    saving
  ];
  return (
    <div className={classes['saving']} data-held={saving === 'held' || undefined} role="status">
      <Icon size={18} aria-hidden />
      <Text size="sm">{t(`agency.report.saving.${saving}`)}</Text>
    </div>
  );
}

/** Two people wrote on one report: which of the two stays is theirs to say. */
function Changed({ desk, settle }: SavingLineProps) {
  const choose = async (isMine: boolean) => {
    const newest = await call(readReport, { id: desk.report.id });
    await settle(newest, isMine);
  };
  return (
    <Alert color="due" icon={<IconAlertCircle />} title={t('agency.report.changed')} role="alert">
      <Text size="sm">{t('agency.report.changedHint')}</Text>
      <Group gap="xs" mt="sm">
        <Button mih={44} onClick={() => void choose(true).catch(sayFailed)}>
          {t('agency.report.keepMine')}
        </Button>
        <Button mih={44} variant="default" onClick={() => void choose(false).catch(sayFailed)}>
          {t('agency.report.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}
