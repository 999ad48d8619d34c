import type { TextInputProps } from '@mantine/core';
import { TextInput } from '@mantine/core';
import { useKeptCaret } from '../lib/caret.ts';
import { latinDigits } from '../../server/lib/digits.ts';
import { digits } from '../lib/numbers.ts';
import ltr from './Ltr.module.css';

export type DigitsInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** Latin digits. */
  value?: string | null | undefined;
  onChange?: (value: string) => void;
  digitsMax?: number;
};

/** Digits alone, from any keyboard, shown in Persian, kept in Latin: national number, postal code, one-time code. */
export function DigitsInput({ value, onChange, digitsMax = 20, ...rest }: DigitsInputProps) {
  const { ref, note } = useKeptCaret();
  return (
    <TextInput
      {...rest}
      ref={ref}
      value={digits(value ?? '')}
      inputMode={rest.inputMode ?? 'numeric'}
      autoComplete={rest.autoComplete ?? 'off'}
      classNames={{ input: ltr['ltr'] ?? '' }}
      onChange={(event) => {
        note(event.currentTarget);
        onChange?.(latinDigits(event.currentTarget.value).replace(/\D/g, '').slice(0, digitsMax));
      }}
    />
  );
}
