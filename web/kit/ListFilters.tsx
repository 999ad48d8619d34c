import { Button, CloseButton, Popover, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListContract } from '../lib/ask.ts';
import { day } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { FilterField } from './FilterField.tsx';
import type { ListAddress } from './list-address.ts';
import classes from './ListFilters.module.css';
import type { CodedRow } from './SelectCode.tsx';
import type { Choice } from './table-model.ts';

export type Filter =
  | { kind: 'choice'; param: string; label: string; choices: readonly Choice[] }
  /** A Jalali range; two parameters, ISO days. */
  | { kind: 'range'; from: string; to: string; label: string }
  /** A coded row, found by typing. Its title rides along in the address as `<param>.title`. */
  | {
      kind: 'coded';
      param: string;
      label: string;
      list: ListContract<CodedRow>;
      /** More fields of that list's input: `{ kind: 'city' }`. */
      fixed?: Readonly<Record<string, unknown>>;
    }
  | { kind: 'flag'; param: string; label: string };

/** Filters as chips: the ones in use say their value; the rest wait behind a plus. */
export function ListFilters({ of, address }: { of: readonly Filter[]; address: ListAddress }) {
  const [openLabel, setOpenLabel] = useState<string | undefined>(undefined);
  return of.map((filter) => {
    const value = valueOf(filter, address.filters);
    const clear = () => address.setFilter(emptied(filter));
    const isOpen = openLabel === filter.label;
    const press = () => {
      if (filter.kind === 'flag')
        address.setFilter({ [filter.param]: value === undefined ? 'true' : undefined });
      else setOpenLabel(isOpen ? undefined : filter.label);
    };
    return (
      <Popover
        key={filter.label}
        opened={isOpen}
        onChange={() => setOpenLabel(undefined)}
        position="bottom-start"
        trapFocus
        returnFocus
        closeOnClickOutside={filter.kind !== 'range'}
      >
        <span className={classes['chip']} data-used={value !== undefined || undefined}>
          <Popover.Target>
            <Button
              variant="transparent"
              size="xs"
              className={classes['button'] ?? ''}
              leftSection={value === undefined ? <IconPlus size={14} aria-hidden /> : undefined}
              aria-pressed={filter.kind === 'flag' ? value !== undefined : undefined}
              onClick={press}
            >
              {filter.label}
              {value === undefined || value === '' ? null : <b className={classes['value']}>{value}</b>}
            </Button>
          </Popover.Target>
          {value === undefined ? null : (
            <CloseButton
              size={24}
              iconSize={14}
              onClick={clear}
              aria-label={t('web.removeFilter', { title: filter.label })}
            />
          )}
        </span>
        <Popover.Dropdown p="sm">
          <Stack gap="xs" miw={240} maw={340}>
            <FilterField
              filter={filter}
              values={address.filters}
              onChange={address.setFilter}
              close={() => setOpenLabel(undefined)}
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
    );
  });
}

/** The chosen value in words; '' for a flag; undefined when not in use. */
function valueOf(filter: Filter, values: Readonly<Record<string, string>>): string | undefined {
  switch (filter.kind) {
    case 'choice':
      return filter.choices.find(({ value }) => value === values[filter.param])?.label;
    case 'coded':
      return values[filter.param] === undefined ? undefined : (values[`${filter.param}.title`] ?? '…');
    case 'flag':
      return values[filter.param] === undefined ? undefined : '';
    case 'range':
      return rangeInWords(values[filter.from], values[filter.to]);
  }
}

function rangeInWords(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === to && from !== undefined) return day(from);
  if (to === undefined) return t('web.rangeFrom', { from: day(from ?? '') });
  if (from === undefined) return t('web.rangeTo', { to: day(to) });
  return t('web.rangeBetween', { from: day(from), to: day(to) });
}

function emptied(filter: Filter): Record<string, undefined> {
  if (filter.kind === 'range') return { [filter.from]: undefined, [filter.to]: undefined };
  return { [filter.param]: undefined, [`${filter.param}.title`]: undefined };
}
