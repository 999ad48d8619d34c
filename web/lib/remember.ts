// Small choices of a person that stay in this browser: columns of a list, saved filters, closed groups.
import { useCallback, useState } from 'react';

/** Like useState, kept under a name. `check` turns what was stored into a value, or undefined if it no longer fits. */
export function useRemembered<Value>(
  name: string,
  start: Value,
  check: (stored: unknown) => Value | undefined,
): [Value, (value: Value) => void] {
  const key = `vafa.${name}`;
  const [value, setValue] = useState(() => check(read(key)) ?? start);
  const keep = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // The browser's store is full or closed: the choice holds until the page is left.
        setValue(next);
      }
    },
    [key],
  );
  return [value, keep];
}

function read(key: string): unknown {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
