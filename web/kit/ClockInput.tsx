import type { TextInputProps } from '@mantine/core';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { latinDigits } from '../../server/lib/digits.ts';
import { digits } from '../lib/numbers.ts';
import ltr from './Ltr.module.css';

type ClockInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** `08:00`, in Latin digits; `24:00` is the end of the day. */
  value: string;
  onChange: (value: string) => void;
};

/** An hour of the day as people write it: «۸», «۸:۳۰», `0830`. What is no hour stays as typed, for the form to say so. */
export function ClockInput({ value, onChange, ...rest }: ClockInputProps) {
  /** What is being typed; undefined when the field shows its value. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const settle = () => {
    if (typed !== undefined) onChange(hourOf(typed));
    setTyped(undefined);
  };
  return (
    <TextInput
      {...rest}
      value={digits(typed ?? value)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      classNames={{ input: ltr['ltr'] ?? '' }}
      onChange={(event) => setTyped(latinDigits(event.currentTarget.value))}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

function hourOf(text: string): string {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})[:.]?(\d{2})?\s*$/.exec(text) ?? [];
  return hours === undefined ? text.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}
