import { IconCheck } from '@tabler/icons-react';
import { latinDigits } from '../../server/lib/digits.ts';
import type { DigitsInputProps } from './DigitsInput.tsx';
import { DigitsInput } from './DigitsInput.tsx';

const whole = /^0\d{10}$/;

/** An Iranian phone number, `09…` or `021…`; a pasted +98 or 0098 becomes 0. A tick when all eleven digits are there. */
export function PhoneInput({ onChange, value, ...rest }: DigitsInputProps) {
  const isWhole = whole.test(value ?? '');
  return (
    <DigitsInput
      type="tel"
      inputMode="tel"
      autoComplete="tel-national"
      {...rest}
      value={value}
      digitsMax={14}
      rightSection={
        isWhole ? <IconCheck size={16} color="var(--mantine-color-done-text)" aria-hidden /> : undefined
      }
      onChange={(typed) => onChange?.(withZero(typed))}
      onPaste={(event) => {
        event.preventDefault();
        onChange?.(withZero(latinDigits(event.clipboardData.getData('text')).replace(/\D/g, '')));
      }}
    />
  );
}

function withZero(typed: string): string {
  return typed
    .replace(/^(?:0098|98(?=9\d{9}$))/, '0')
    .replace(/^9(?=\d{9}$)/, '09')
    .slice(0, 11);
}
