import { ActionIcon, Group } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { QUANTITY_MAX } from '../../../server/service-reports/words.contract.ts';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { t } from '../../lib/texts.ts';

type QuantityInputProps = {
  unit: string | undefined;
  value: number;
  onChange: (value: number) => void;
};

/** How many, by two thumbs' breadth of plus and minus or typed. Whole base units. */
export function QuantityInput({ unit, value, onChange }: QuantityInputProps) {
  const to = (count: number) => onChange(Math.min(Math.max(count, 0), QUANTITY_MAX));
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t('agency.report.less')}
        onClick={() => to(value - 1)}
      >
        <IconMinus size={20} />
      </ActionIcon>
      <DigitsInput
        flex={1}
        label={unit === undefined ? t('agency.report.quantity') : t('agency.report.quantityIn', { unit })}
        digitsMax={6}
        value={value === 0 ? '' : String(value)}
        error={value === 0 ? t('lib.required') : undefined}
        onChange={(typed) => to(Number(typed))}
      />
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t('agency.report.more')}
        onClick={() => to(value + 1)}
      >
        <IconPlus size={20} />
      </ActionIcon>
    </Group>
  );
}
