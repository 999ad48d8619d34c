import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { number } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import type { Filter } from './ListFilters.tsx';
import type { ListAddress } from './list-address.ts';
import type { Column } from './table-model.ts';

const OpenListSheet = lazy(async () => ({ default: (await import('./OpenListSheet.tsx')).OpenListSheet }));

export type SheetColumn = Pick<Column<object>, 'key' | 'title' | 'sort' | 'filter'>;
export type ListSheetProps = {
  columns: readonly SheetColumn[];
  filters: readonly Filter[];
  address: ListAddress;
};

/** On a phone, where cards have no heads and chips no room: filters and sorting in a sheet from below. */
export function ListSheet({ columns, filters, address }: ListSheetProps) {
  const [isOpen, setOpen] = useState(false);
  const filtering = columns.flatMap(({ filter }) => (filter === undefined ? [] : [filter.param]));
  const sorting = columns.filter(({ sort }) => sort !== undefined);
  if (filtering.length + sorting.length + filters.length === 0) return null;
  const used = filtering.filter((param) => address.filters[param] !== undefined).length;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        h={32}
        hiddenFrom="sm"
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('web.filterAndSort')}
        {used === 0 ? null : ` (${number(used)})`}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <OpenListSheet columns={columns} filters={filters} address={address} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
