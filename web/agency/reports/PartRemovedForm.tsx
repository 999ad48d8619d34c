import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import ltr from '../../kit/Ltr.module.css';
import { phoneId } from '../../lib/outbox-id.ts';
import { t } from '../../lib/texts.ts';
import type { LineFormProps } from './LineDialog.tsx';
import { PartChoice } from './PartChoice.tsx';
import { QuantityInput } from './QuantityInput.tsx';
import type { LineOf } from './report-form.ts';

type Removed = LineOf<'part_removed'>;

/** A part taken out; what becomes of it is the part's own rule. */
export function PartRemovedForm({ line, put }: LineFormProps<Removed>) {
  const [part, setPart] = useState<Removed['part'] | null>(line?.part ?? null);
  const [quantity, setQuantity] = useState(line?.quantity ?? 1);
  const [serial, setSerial] = useState(line?.serial ?? '');
  const [isMissing, setMissing] = useState(false);
  const save = () => {
    setMissing(part === null);
    if (part === null || quantity < 1) return;
    const ids = { key: line?.key ?? phoneId(), id: line?.id ?? null };
    put([{ kind: 'part_removed', ...ids, part, quantity, serial: serial.trim() }]);
  };
  return (
    <Stack gap="md">
      <PartChoice
        fromStock={false}
        part={part}
        error={isMissing ? t('agency.report.partNeeded') : undefined}
        choose={setPart}
      />
      <QuantityInput unit={part?.unit} value={quantity} onChange={setQuantity} />
      <TextInput
        label={t('agency.report.partSerial')}
        autoComplete="off"
        classNames={{ input: ltr['ltr'] ?? '' }}
        value={serial}
        onChange={(event) => setSerial(event.currentTarget.value)}
      />
      <Button size="md" mih={52} onClick={save}>
        {t('agency.report.putLine')}
      </Button>
    </Stack>
  );
}
