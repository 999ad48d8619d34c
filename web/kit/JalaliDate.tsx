import type { TextInputProps } from '@mantine/core';
import { ActionIcon, Loader, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { addDays } from '../../server/lib/jalali.ts';
import { dayFromEntry, today } from '../lib/jalali-entry.ts';
import { day } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import ltr from './Ltr.module.css';

const JalaliCalendar = lazy(async () => ({ default: (await import('./JalaliCalendar.tsx')).JalaliCalendar }));

export type JalaliDateProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** ISO day, '' or null for none. */
  value?: string | null | undefined;
  onChange?: (value: string) => void;
  /** ISO days. */
  min?: string;
  max?: string;
};

/**
 * A Jalali day: typed in any digits («۱۴۰۵/۹/۱», `14050901`, «۹/۱») or chosen in a calendar. Arrow up and down move a
 * day, `t` is today.
 */
export function JalaliDate({ value, onChange, min, max, error, ...rest }: JalaliDateProps) {
  /** What is being typed; undefined when the field shows its value. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [isWrong, setWrong] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const text = typed ?? shown(value);
  const choose = (iso: string) => {
    setTyped(undefined);
    setWrong(false);
    onChange?.(iso);
  };
  const settle = () => {
    const entered = text.trim() === '' ? '' : dayFromEntry(text);
    const fits = entered !== undefined && (entered === '' || isBetween(entered, min, max));
    setWrong(!fits);
    if (!fits) return;
    setTyped(undefined);
    if (entered !== (value ?? '')) onChange?.(entered);
  };
  const step = (days: number) => choose(addDays(dayFromEntry(text) ?? (value || today()), days));

  return (
    <TextInput
      placeholder={t('web.dayPlaceholder')}
      {...rest}
      value={text}
      error={isWrong ? t('web.notADay') : error}
      inputMode="numeric"
      autoComplete="off"
      classNames={{ input: ltr['ltr'] ?? '' }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        if (event.key === 'ArrowUp') step(1);
        if (event.key === 'ArrowDown') step(-1);
        if (event.key === 't' || event.key === 'ف') choose(today());
        if (['ArrowUp', 'ArrowDown', 't', 'ف'].includes(event.key)) event.preventDefault();
      }}
      rightSection={
        <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-end">
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('web.openCalendar')}
              disabled={rest.disabled ?? false}
              onClick={() => setOpen(!isOpen)}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p="xs" aria-label={t('web.calendar')}>
            <Suspense fallback={<Loader size="sm" m="xl" />}>
              <JalaliCalendar
                value={value || undefined}
                min={min}
                max={max}
                onChoose={(iso) => {
                  choose(iso);
                  setOpen(false);
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}

function shown(value: string | null | undefined): string {
  return value ? day(value) : '';
}

function isBetween(iso: string, min: string | undefined, max: string | undefined): boolean {
  return (min === undefined || iso >= min) && (max === undefined || iso <= max);
}
