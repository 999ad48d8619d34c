// Fields that reshape what is typed (Persian digits, thousands marks) must not throw the caret to the end.
import { useLayoutEffect, useRef } from 'react';
import { latinDigits } from '../../server/lib/digits.ts';

/** Give `ref` to the input and call `note` first thing in its onChange; the caret stays beside the same digit. */
export function useKeptCaret() {
  const ref = useRef<HTMLInputElement>(null);
  const digitsAfter = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const input = ref.current;
    if (input === null || digitsAfter.current === undefined) return;
    const position = placeBefore(input.value, digitsAfter.current);
    digitsAfter.current = undefined;
    if (document.activeElement === input) input.setSelectionRange(position, position);
  });
  const note = (input: HTMLInputElement) => {
    digitsAfter.current = countDigits(input.value.slice(input.selectionStart ?? input.value.length));
  };
  return { ref, note };
}

function countDigits(text: string): number {
  return latinDigits(text).replace(/\D/g, '').length;
}

function placeBefore(text: string, digitsAfter: number): number {
  let place = text.length;
  while (place > 0 && countDigits(text.slice(place)) < digitsAfter) place -= 1;
  return place;
}
