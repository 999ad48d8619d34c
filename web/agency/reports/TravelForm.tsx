import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { phoneId } from '../../lib/outbox-id.ts';
import { t } from '../../lib/texts.ts';
import type { LineFormProps } from './LineDialog.tsx';
import type { LineOf } from './report-form.ts';

/** How far the way was, there and back. */
export function TravelForm({ line, put }: LineFormProps<LineOf<'travel'>>) {
  const [typed, setTyped] = useState(line === undefined ? '' : String(line.kilometres));
  const [isMissing, setMissing] = useState(false);
  const save = () => {
    const kilometres = Number(typed);
    setMissing(kilometres < 1);
    if (kilometres < 1) return;
    put([{ kind: 'travel', key: line?.key ?? phoneId(), id: line?.id ?? null, kilometres }]);
  };
  return (
    <Stack gap="md">
      <DigitsInput
        label={t('agency.report.kilometres')}
        withAsterisk
        data-autofocus
        digitsMax={5}
        value={typed}
        error={isMissing ? t('lib.required') : undefined}
        onChange={setTyped}
      />
      <Text size="sm" c="dimmed">
        {t('agency.report.kilometresHint')}
      </Text>
      <Button size="md" mih={52} onClick={save}>
        {t('agency.report.putLine')}
      </Button>
    </Stack>
  );
}
