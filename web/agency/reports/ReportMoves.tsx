import { Button } from '@mantine/core';
import { useState } from 'react';
import { withdrawReport } from '../../../server/service-reports/service-reports.contract.ts';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { AppealDialog } from './AppealDialog.tsx';
import type { Report } from './report-form.ts';
import classes from './Report.module.css';

/** Taking it back before anybody decided, or asking once for another decision. */
export function ReportMoves({ report }: { report: Report }) {
  const [isAppealing, setAppealing] = useState(false);
  const { id, version, moves } = report;
  const withdraw = useCommand(withdrawReport, {
    also: ['warehouse'],
    onDone: () => sayDone(t('agency.report.withdrawn')),
    onRefused: sayFailed,
  });
  const mayWithdraw = moves.includes('withdraw');
  const mayAppeal = moves.includes('appeal');
  if (!mayWithdraw && !mayAppeal) return null;
  return (
    <div className={classes['submit']}>
      {mayAppeal ? (
        <Button mih={52} onClick={() => setAppealing(true)}>
          {t('agency.report.appeal')}
        </Button>
      ) : null}
      {mayWithdraw ? (
        <ConfirmButton
          size="md"
          mih={52}
          loading={withdraw.busy}
          says={t('agency.report.withdrawSays')}
          verb={t('agency.report.withdraw')}
          onConfirm={() => withdraw.run({ id, version })}
        >
          {t('agency.report.withdraw')}
        </ConfirmButton>
      ) : null}
      {isAppealing ? <AppealDialog report={report} close={() => setAppealing(false)} /> : null}
    </div>
  );
}
