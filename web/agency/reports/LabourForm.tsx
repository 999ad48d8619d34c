import { Button, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { faultList, repairActionList } from '../../../server/catalog/catalog.contract.ts';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { phoneId } from '../../lib/outbox-id.ts';
import { t } from '../../lib/texts.ts';
import { LineCoverage } from './LineCoverage.tsx';
import type { LineFormProps } from './LineDialog.tsx';
import { useLineCoverage } from './line-coverage.ts';
import type { LineOf } from './report-form.ts';

type Labour = LineOf<'labour'>;

/** What was done, by the coded repair action, and which fault it put right. */
export function LabourForm({ report, line, put }: LineFormProps<Labour>) {
  const isInstallation = report.kind === 'installation';
  const [isItself, setItself] = useState(isInstallation && (line === undefined || line.action === null));
  const [action, setAction] = useState<Labour['action']>(line?.action ?? null);
  const [fault, setFault] = useState<Labour['fault']>(line?.fault ?? null);
  const [isMissing, setMissing] = useState(false);
  const answer = useLineCoverage(
    report,
    action === null
      ? undefined
      : {
          kind: 'labour',
          repairActionCode: action.code,
          ...(fault === null ? {} : { faultCode: fault.code }),
        },
  );
  const save = () => {
    setMissing(!isItself && action === null);
    if ((!isItself && action === null) || answer.isRefused) return;
    const ids = { key: line?.key ?? phoneId(), id: line?.id ?? null };
    put([{ kind: 'labour', ...ids, action: isItself ? null : action, fault: isItself ? null : fault }]);
  };
  return (
    <Stack gap="md">
      {isInstallation ? (
        <Switch
          size="md"
          label={t('agency.report.installationItself')}
          checked={isItself}
          onChange={(event) => setItself(event.currentTarget.checked)}
        />
      ) : null}
      {isItself ? null : (
        <>
          <SelectCode
            label={t('agency.report.action')}
            placeholder={t('agency.report.actionHint')}
            withAsterisk
            data-autofocus
            list={repairActionList.list}
            known={action}
            value={action?.id}
            error={isMissing ? t('lib.required') : undefined}
            onChange={(_, row) => setAction(row ?? null)}
          />
          <SelectCode
            label={t('agency.report.fault')}
            placeholder={t('agency.report.faultHint')}
            list={faultList.list}
            known={fault}
            value={fault?.id}
            onChange={(_, row) => setFault(row ?? null)}
          />
        </>
      )}
      <LineCoverage answer={answer} />
      <Button size="md" mih={52} disabled={answer.isRefused} onClick={save}>
        {t('agency.report.putLine')}
      </Button>
    </Stack>
  );
}
