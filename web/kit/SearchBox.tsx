import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../lib/texts.ts';

type SearchBoxProps = { value: string; hint: string; onSearch: (q: string) => void };

const pauseMs = 250;

/** The search of a list: answers while typing, Escape empties it. */
export function SearchBox({ value, hint, onSearch }: SearchBoxProps) {
  /** What is being typed; undefined when the address has the last word. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const text = typed ?? value;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (next: string, waitMs = pauseMs) => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim()), waitMs);
  };
  return (
    <TextInput
      type="search"
      role="searchbox"
      size="sm"
      w={{ base: '100%', sm: 280 }}
      aria-label={hint}
      placeholder={hint}
      maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? null : <CloseButton size="sm" aria-label={t('web.clear')} onClick={() => type('', 0)} />
      }
      value={text}
      onBlur={() => {
        if (typed !== undefined && typed.trim() !== value) type(typed, 0);
        setTyped(undefined);
      }}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') type(text, 0);
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation();
          type('', 0);
        }
      }}
    />
  );
}
