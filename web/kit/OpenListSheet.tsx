import { Button, Drawer, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../lib/texts.ts';
import type { ListSheetProps, SheetColumn } from './ListSheet.tsx';

/** Sorting first, then a field for each column that filters; every choice shows at once behind the sheet. */
export function OpenListSheet({ columns, address, close }: ListSheetProps & { close: () => void }) {
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
        {columns.map(({ key, title, filter }) =>
          filter === undefined ? null : (
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

function SortField({ columns, address }: ListSheetProps) {
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
