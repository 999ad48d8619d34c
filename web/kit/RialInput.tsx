import type { TextInputProps } from '@mantine/core';
import { Text, TextInput } from '@mantine/core';
import { useKeptCaret } from '../lib/caret.ts';
import { latinDigits } from '../../server/lib/digits.ts';
import { number } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import ltr from './Ltr.module.css';

type RialInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** Rials; '' or null for none. */
  value?: number | '' | null | undefined;
  onChange?: (value: number | '') => void;
};

const digitsMax = 15;

/** An amount in rials, marked by thousands while typing; `k` adds three zeros, `m` six. */
export function RialInput({ value, onChange, ...rest }: RialInputProps) {
  const { ref, note } = useKeptCaret();
  const shown = typeof value === 'number' ? number(value) : '';
  return (
    <TextInput
      {...rest}
      ref={ref}
      value={shown}
      inputMode="numeric"
      autoComplete="off"
      classNames={{ input: ltr['ltr'] ?? '' }}
      rightSection={
        <Text size="xs" c="dimmed">
          {t('web.rial')}
        </Text>
      }
      rightSectionWidth={44}
      rightSectionPointerEvents="none"
      onChange={(event) => {
        note(event.currentTarget);
        onChange?.(amountOf(event.currentTarget.value));
      }}
    />
  );
}

function amountOf(text: string): number | '' {
  const zeros = /[kKک]/.test(text) ? '000' : /[mMم]/.test(text) ? '000000' : '';
  const plain = latinDigits(text).replace(/\D/g, '');
  return plain === '' ? '' : Number((plain + zeros).slice(0, digitsMax));
}
