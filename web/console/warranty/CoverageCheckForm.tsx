import { Button, Group, Input, SegmentedControl, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { brandList } from '../../../server/catalog/catalog.contract.ts';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import ltr from '../../kit/Ltr.module.css';
import { SelectCode } from '../../kit/SelectCode.tsx';
import type { Problem } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import type { LineKind } from './line-kinds.ts';
import { lineKinds } from './line-kinds.ts';

export type CheckFields = {
  serial: string;
  on: string;
  kind: LineKind;
  partCode: string;
  brand: string;
  brandTitle: string;
};
type CoverageCheckFormProps = {
  start: CheckFields;
  complaint: Problem | undefined;
  ask: (fields: CheckFields) => void;
};

/** What is asked of a coverage check. */
export function CoverageCheckForm({ start, complaint, ask }: CoverageCheckFormProps) {
  const [fields, setFields] = useState(start);
  const set = (change: Partial<CheckFields>) => setFields((old) => ({ ...old, ...change }));
  const errorAt = (path: string) => complaint?.errors.find((error) => error.path === path)?.message;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fields.serial.trim() !== '') ask({ ...fields, serial: fields.serial.trim() });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t('devices.serial')}
            withAsterisk
            autoFocus={start.serial === ''}
            autoComplete="off"
            maxLength={60}
            classNames={{ input: ltr['ltr'] ?? '' }}
            value={fields.serial}
            error={errorAt('serial')}
            onChange={(event) => set({ serial: event.currentTarget.value })}
          />
          <JalaliDate
            label={t('warranty.onDay')}
            value={fields.on}
            error={errorAt('on')}
            onChange={(on) => set({ on })}
          />
        </SimpleGrid>
        <Input.Wrapper label={t('warranty.lineKind')}>
          <Group>
            <SegmentedControl
              aria-label={t('warranty.lineKind')}
              value={fields.kind}
              onChange={(value) => set({ kind: lineKinds.find((kind) => kind === value) ?? 'labour' })}
              data={lineKinds.map((value) => ({ value, label: t(`warranty.line.${value}`) }))}
            />
          </Group>
        </Input.Wrapper>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {fields.kind === 'part' ? (
            <TextInput
              label={t('warranty.partCode')}
              description={t('warranty.partCodeHint')}
              autoComplete="off"
              classNames={{ input: ltr['ltr'] ?? '' }}
              value={fields.partCode}
              onChange={(event) => set({ partCode: event.currentTarget.value })}
            />
          ) : null}
          <SelectCode
            label={t('devices.brand')}
            description={t('warranty.brandHint')}
            list={brandList.list}
            value={fields.brand}
            known={{ id: fields.brand, title: fields.brandTitle }}
            error={errorAt('brand')}
            onChange={(brand, row) => set({ brand, brandTitle: row?.title ?? '' })}
          />
        </SimpleGrid>
        <div>
          <Button type="submit">{t('warranty.ask')}</Button>
        </div>
      </Stack>
    </form>
  );
}
