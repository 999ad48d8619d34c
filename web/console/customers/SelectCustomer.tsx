import type { SelectProps } from '@mantine/core';
import { Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { listCustomers } from '../../../server/customers/customers.contract.ts';
import { Phone } from '../../kit/Phone.tsx';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

type SelectCustomerProps = Omit<
  SelectProps,
  | 'data'
  | 'value'
  | 'onChange'
  | 'searchValue'
  | 'onSearchChange'
  | 'filter'
  | 'renderOption'
  | 'defaultValue'
> & {
  value?: string;
  onChange?: (id: string) => void;
  /** The customer already chosen, so that his name shows before any search. */
  known?: { id: string; name: string } | null;
};

const foundMax = 20;

/** Chooses a customer by part of his name, phone or number; namesakes are told apart by phone and city. */
export function SelectCustomer({ value, onChange, known, ...rest }: SelectCustomerProps) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(known);
  const current = [chosen, known].find((one) => one?.id === value);
  const [q] = useDebouncedValue(typed === current?.name ? '' : typed, 200);
  const { rows = [], failure } = useList(
    listCustomers,
    { q: q || undefined },
    { enabled: isOpen, limit: foundMax },
  );
  const isListed = current === undefined || current === null || rows.some(({ id }) => id === current.id);
  const options = rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      clearable
      {...rest}
      searchable
      data={isListed ? options : [{ value: current.id, label: current.name }, ...options]}
      value={value || null}
      onChange={(id) => {
        setChosen(rows.find((row) => row.id === id));
        onChange?.(id ?? '');
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      nothingFoundMessage={failure ? t('web.noAnswer') : t('web.nothingFound')}
      renderOption={({ option }) => {
        const row = rows.find(({ id }) => id === option.value);
        return (
          <Stack gap={0}>
            <span>{option.label}</span>
            {row === undefined ? null : (
              <Text size="xs" c="dimmed">
                <Phone number={row.phone} /> {row.cityTitle ?? ''}
              </Text>
            )}
          </Stack>
        );
      }}
    />
  );
}
