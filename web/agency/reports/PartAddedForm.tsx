import { Button, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { faultList } from '../../../server/catalog/catalog.contract.ts';
import { partSources } from '../../../server/service-reports/words.contract.ts';
import ltr from '../../kit/Ltr.module.css';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { phoneId } from '../../lib/outbox-id.ts';
import { t } from '../../lib/texts.ts';
import { ChoiceGrid } from '../ChoiceGrid.tsx';
import { LineCoverage } from './LineCoverage.tsx';
import type { LineFormProps } from './LineDialog.tsx';
import { useLineCoverage } from './line-coverage.ts';
import { PartChoice } from './PartChoice.tsx';
import { QuantityInput } from './QuantityInput.tsx';
import type { LineOf } from './report-form.ts';

type Added = LineOf<'part_added'>;
type Values = Omit<Added, 'part' | 'kind' | 'key' | 'id'> & {
  part: Added['part'] | null;
  isRemoved: boolean;
};
const empty: Values = {
  part: null,
  source: 'consigned',
  quantity: 1,
  serial: '',
  fault: null,
  isRemoved: true,
};

/** A part put in: whose it was, how many, its serial, and whether the old one came out. */
export function PartAddedForm({ report, line, put }: LineFormProps<Added>) {
  const [values, setValues] = useState<Values>(line === undefined ? empty : { ...line, isRemoved: false });
  const [isMissing, setMissing] = useState(false);
  const set = (change: Partial<Values>) => setValues((old) => ({ ...old, ...change }));
  const { part, source, quantity, serial, fault, isRemoved } = values;
  const answer = useLineCoverage(
    report,
    part === null
      ? undefined
      : { kind: 'part', partCode: part.code, ...(fault === null ? {} : { faultCode: fault.code }) },
  );
  const save = () => {
    setMissing(part === null);
    if (part === null || quantity < 1 || answer.isRefused) return;
    const ids = { key: line?.key ?? phoneId(), id: line?.id ?? null };
    const added: Added = { kind: 'part_added', ...ids, part, source, quantity, serial: serial.trim(), fault };
    const old: LineOf<'part_removed'> = {
      kind: 'part_removed',
      key: phoneId(),
      id: null,
      part,
      quantity,
      serial: '',
    };
    put(isRemoved ? [added, old] : [added]);
  };
  return (
    <Stack gap="md">
      <ChoiceGrid
        label={t('agency.report.sourceOfPart')}
        columns={3}
        choices={partSources.map((value) => ({ value, label: t(`agency.report.source.${value}`) }))}
        value={source}
        onChange={(value) => set({ source: partSources.find((one) => one === value) ?? source, part: null })}
      />
      <PartChoice
        key={source}
        fromStock={source === 'consigned'}
        part={part}
        error={isMissing ? t('agency.report.partNeeded') : undefined}
        choose={(chosen) => set({ part: chosen })}
      />
      <LineCoverage answer={answer} />
      <QuantityInput unit={part?.unit} value={quantity} onChange={(count) => set({ quantity: count })} />
      <TextInput
        label={t('agency.report.partSerial')}
        autoComplete="off"
        classNames={{ input: ltr['ltr'] ?? '' }}
        value={serial}
        onChange={(event) => set({ serial: event.currentTarget.value })}
      />
      <SelectCode
        label={t('agency.report.fault')}
        list={faultList.list}
        known={fault}
        value={fault?.id}
        onChange={(_, row) => set({ fault: row ?? null })}
      />
      {line === undefined ? (
        <Switch
          size="md"
          label={t('agency.report.oldRemoved')}
          description={t('agency.report.oldRemovedHint')}
          checked={isRemoved}
          onChange={(event) => set({ isRemoved: event.currentTarget.checked })}
        />
      ) : null}
      <Button size="md" mih={52} disabled={answer.isRefused} onClick={save}>
        {t('agency.report.putLine')}
      </Button>
    </Stack>
  );
}
