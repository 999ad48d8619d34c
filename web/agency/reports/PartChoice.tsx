import { Anchor, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { partList } from '../../../server/catalog/catalog.contract.ts';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';
import type { LineOf } from './report-form.ts';
import { StockChoice } from './StockChoice.tsx';

export type Part = LineOf<'part_added'>['part'];
type PartChoiceProps = {
  /** From what the agency has on consignment, with how much of it is free. */
  fromStock: boolean;
  part: Part | null;
  error: string | undefined;
  choose: (part: Part | null) => void;
};

/** A part: from the agency's consigned stock, or any of the coded list. */
export function PartChoice({ fromStock, part, error, choose }: PartChoiceProps) {
  const [isAny, setAny] = useState(!fromStock);
  if (isAny)
    return (
      <Stack gap={4}>
        <SelectCode
          label={t('agency.report.part')}
          placeholder={t('agency.report.partHint')}
          withAsterisk
          list={partList.list}
          known={part}
          value={part?.id}
          error={error}
          onChange={(_, row) =>
            choose(
              row === undefined ? null : { id: row.id, code: row.code, title: row.title, unit: row.unit },
            )
          }
        />
        {fromStock ? (
          <Text size="sm" c="dimmed">
            {t('agency.report.notInStockSays')}{' '}
            <Anchor component="button" type="button" size="sm" onClick={() => setAny(false)}>
              {t('agency.report.backToStock')}
            </Anchor>
          </Text>
        ) : null}
      </Stack>
    );
  return (
    <Stack gap={4}>
      <StockChoice part={part} error={error} choose={choose} />
      <Anchor component="button" type="button" size="sm" mih={32} ta="start" onClick={() => setAny(true)}>
        {t('agency.report.notInStock')}
      </Anchor>
    </Stack>
  );
}
