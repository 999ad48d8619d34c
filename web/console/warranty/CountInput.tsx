import type { DigitsInputProps } from '../../kit/DigitsInput.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';

/** A small whole number. */
export function CountInput(props: DigitsInputProps) {
  return <DigitsInput digitsMax={4} {...props} />;
}
