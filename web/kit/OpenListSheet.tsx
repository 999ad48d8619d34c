import { Button, Checkbox, Drawer, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../lib/texts.ts';
import { JalaliRange } from './JalaliRange.tsx';
import type { ListAddress } from './list-address.ts';
import type { Filter } from './ListFilters.tsx';
import type { ListSheetProps, SheetColumn } from './ListSheet.tsx';
import { SelectCode } from './SelectCode.tsx';

/** Sorting first, then a field for each column that filters; every choice shows at once behind the sheet. */
export function OpenListSheet(props: ListSheetProps & { close: () => void }) {
  const { columns, filters, address, close } = props;
  return (
    <Drawer
      opened
      onClose={close}
      position="bottom"
      size="auto"
      title={t('web.filterAndSort')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <Stack gap="md" pb="md">
        <SortField columns={columns} address={address} />
        {filters.map((filter) => (
          <SheetFilter key={filter.label} filter={filter} address={address} />
        ))}
        {columns.map(({ key, title, filter }) =>
          // What a chip already asks for is not asked twice.
          filter === undefined || filters.some(({ label }) => label === title) ? null : (
            <ColumnField
              key={key}
              title={title}
              filter={filter}
              value={address.filters[filter.param] ?? ''}
              onChange={(value) =>
                address.setFilter({ [filter.param]: value === '' ? undefined : value, open: undefined })
              }
            />
          ),
        )}
        <Button size="md" mih={44} onClick={close}>
          {t('web.done')}
        </Button>
      </Stack>
    </Drawer>
  );
}

function SortField({ columns, address }: Pick<ListSheetProps, 'columns' | 'address'>) {
  const sorting = columns.flatMap(({ sort, title }) => (sort === undefined ? [] : [{ sort, title }]));
  if (sorting.length === 0) return null;
  const { sort } = address;
  return (
    <NativeSelect
      size="md"
      label={t('web.sort')}
      value={sort === undefined ? '' : `${sort.down ? '-' : ''}${sort.by}`}
      data={[
        { value: '', label: t('web.sortOfList') },
        ...sorting.flatMap((one) => [
          { value: one.sort, label: t('web.sortUp', { title: one.title }) },
          { value: `-${one.sort}`, label: t('web.sortDown', { title: one.title }) },
        ]),
      ]}
      onChange={({ currentTarget: { value } }) =>
        address.setSort(
          value === '' ? undefined : { by: value.replace(/^-/, ''), down: value.startsWith('-') },
        )
      }
    />
  );
}

function SheetFilter({ filter, address }: { filter: Filter; address: ListAddress }) {
  const { filters: values } = address;
  const change = (fields: Record<string, string | undefined>) =>
    address.setFilter({ ...fields, open: undefined });
  if (filter.kind === 'flag')
    return (
      <Checkbox
        size="md"
        label={filter.label}
        checked={values[filter.param] !== undefined}
        onChange={(event) => change({ [filter.param]: event.currentTarget.checked ? 'true' : undefined })}
      />
    );
  if (filter.kind === 'choice')
    return (
      <ColumnField
        title={filter.label}
        filter={filter}
        value={values[filter.param] ?? ''}
        onChange={(value) => change({ [filter.param]: value === '' ? undefined : value })}
      />
    );
  if (filter.kind === 'range')
    return (
      <Stack gap={4}>
        <Text fw={500}>{filter.label}</Text>
        <JalaliRange
          label={filter.label}
          value={{ from: values[filter.from] ?? '', to: values[filter.to] ?? '' }}
          onChange={({ from, to }) => change({ [filter.from]: from, [filter.to]: to })}
        />
      </Stack>
    );
  return (
    <SelectCode
      size="md"
      label={filter.label}
      placeholder={t('web.typeToSearch')}
      list={filter.list}
      {...(filter.fixed === undefined ? {} : { fixed: filter.fixed })}
      value={values[filter.param] ?? ''}
      known={{ id: values[filter.param] ?? '', title: values[`${filter.param}.title`] ?? '' }}
      comboboxProps={{ withinPortal: false }}
      onChange={(id, row) => change({ [filter.param]: id, [`${filter.param}.title`]: row?.title })}
    />
  );
}

type ColumnFieldProps = {
  title: string;
  filter: NonNullable<SheetColumn['filter']>;
  value: string;
  onChange: (value: string) => void;
};

function ColumnField({ title, filter: { choices }, value, onChange }: ColumnFieldProps) {
  const [text, setText] = useState(value);
  if (choices !== undefined)
    return (
      <NativeSelect
        size="md"
        label={title}
        value={value}
        data={[{ value: '', label: t('web.all') }, ...choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      size="md"
      label={title}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onChange(text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(text.trim());
      }}
    />
  );
}
