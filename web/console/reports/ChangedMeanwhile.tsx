import { Alert } from '@mantine/core';
import { IconUserEdit } from '@tabler/icons-react';
import { t } from '../../lib/texts.ts';
import type { Desk } from './desk.ts';

/** Another was quicker while this report was open here: who, and what came of it. Row I8. */
export function ChangedMeanwhile({ of: { report, isChangedMeanwhile } }: { of: Desk }) {
  if (!isChangedMeanwhile) return null;
  const [last] = report.decisions;
  const isDecided = last !== undefined && report.state === last.outcome;
  return (
    <Alert color="due" role="alert" icon={<IconUserEdit aria-hidden />}>
      {isDecided
        ? t('approval.decidedMeanwhile', {
            person: last.decidedByTitle,
            state: t(`approval.state.${last.outcome}`),
          })
        : t('approval.changedMeanwhile', { state: t(`approval.state.${report.state}`) })}
    </Alert>
  );
}
