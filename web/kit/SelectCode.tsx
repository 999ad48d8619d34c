import type { SelectProps } from '@mantine/core';
import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ListContract } from '../lib/ask.ts';
import { useList } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';
import { Code } from './Code.tsx';

/** What a coded row needs to be chosen. */
export type CodedRow = { id: string; title: string; code?: string | null | undefined };

export type SelectCodeProps<Row extends CodedRow> = Omit<
  SelectProps,
  | 'data'
  | 'list'
  | 'value'
  | 'onChange'
  | 'searchValue'
  | 'onSearchChange'
  | 'filter'
  | 'renderOption'
  | 'defaultValue'
> & {
  list: ListContract<Row>;
  /** More fields of the list's input: `{ productTypeId }`. */
  fixed?: Readonly<Record<string, unknown>>;
  /** The row's id, '' or null for none. */
  value?: string | null | undefined;
  onChange?: (id: string, row: Row | undefined) => void;
  /** The row that is already chosen, so that its title shows before any search. */
  known?: CodedRow | null | undefined;
};

/** Chooses a coded row by typing part of its code or title; the server searches. */
export function SelectCode<Row extends CodedRow>(props: SelectCodeProps<Row>) {
  const { list, fixed, value, onChange, known, ...rest } = props;
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<CodedRow | null | undefined>(known);
  const current = value ? [chosen, known].find((row) => row?.id === value) : undefined;
  const [q] = useDebouncedValue(typed === current?.title ? '' : typed, 200);
  const { rows, failure } = useList(list, { ...fixed, q: q || undefined }, { enabled: isOpen, limit: 30 });
  const found = rows ?? [];
  const all: readonly CodedRow[] =
    current === undefined || current === null || found.some(({ id }) => id === current.id)
      ? found
      : [current, ...found];
  return (
    <Select
      clearable
      {...rest}
      searchable
      data={all.map(({ id, title }) => ({ value: id, label: title }))}
      value={value || null}
      onChange={(id) => {
        const row = found.find((one) => one.id === id);
        setChosen(row);
        onChange?.(id ?? '', row);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      nothingFoundMessage={
        failure ? t('web.noAnswer') : rows === undefined ? t('web.searching') : t('web.nothingFound')
      }
      renderOption={({ option }) => (
        <Group justify="space-between" wrap="nowrap" gap="md" w="100%">
          <span>{option.label}</span>
          <CodeOf row={all.find(({ id }) => id === option.value)} />
        </Group>
      )}
    />
  );
}

function CodeOf({ row }: { row: CodedRow | undefined }) {
  if (!row?.code) return null;
  return (
    <Text size="xs" c="dimmed">
      <Code>{row.code}</Code>
    </Text>
  );
}
