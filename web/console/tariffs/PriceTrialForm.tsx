import { Button, Select, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import {
  faultList,
  modelList,
  regionList,
  repairActionList,
} from '../../../server/catalog/catalog.contract.ts';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import type { CodedRow } from '../../kit/SelectCode.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import type { ListContract } from '../../lib/ask.ts';
import type { Problem } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { serviceKindChoices } from './tariff-words.ts';

/** What the trial asks by coded lists; each rides in the address with its title. */
export const codedFields = ['modelId', 'agencyId', 'regionId', 'repairActionId', 'faultId'] as const;
type CodedField = (typeof codedFields)[number];
export type TrialFields = { serviceKind: string; on: string } & Record<
  CodedField | `${CodedField}.title`,
  string
>;
type PriceTrialFormProps = {
  start: TrialFields;
  complaint: Problem | undefined;
  ask: (fields: TrialFields) => void;
};

/** What is asked of the tariff. */
export function PriceTrialForm({ start, complaint, ask }: PriceTrialFormProps) {
  const [fields, setFields] = useState(start);
  const set = (change: Partial<TrialFields>) => setFields((old) => ({ ...old, ...change }));
  const errorAt = (path: string) => complaint?.errors.find((error) => error.path === path)?.message;
  const coded = <Row extends CodedRow>(field: CodedField, label: string, list: ListContract<Row>) => (
    <SelectCode
      label={label}
      list={list}
      withAsterisk={field === 'modelId'}
      value={fields[field]}
      known={{ id: fields[field], title: fields[`${field}.title`] }}
      error={errorAt(field)}
      onChange={(id, row) => set({ [field]: id, [`${field}.title`]: row?.title ?? '' })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fields.modelId !== '') ask(fields);
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <Select
            label={t('tariffs.dim.serviceKind')}
            withAsterisk
            allowDeselect={false}
            data={serviceKindChoices()}
            value={fields.serviceKind}
            onChange={(kind) => set({ serviceKind: kind ?? 'warranty_repair' })}
          />
          <JalaliDate
            label={t('tariffs.workDay')}
            value={fields.on}
            error={errorAt('on')}
            onChange={(on) => set({ on })}
          />
          {coded('modelId', t('tariffs.dim.model'), modelList.list)}
          {coded('agencyId', t('tariffs.dim.agency'), listAgencies)}
          {coded('repairActionId', t('tariffs.dim.repairAction'), repairActionList.list)}
          {coded('faultId', t('tariffs.dim.fault'), faultList.list)}
          {coded('regionId', t('tariffs.place'), regionList.list)}
        </SimpleGrid>
        <div>
          <Button type="submit" disabled={fields.modelId === ''}>
            {t('tariffs.ask')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
