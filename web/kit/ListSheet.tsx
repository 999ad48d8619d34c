import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { number } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import type { ListAddress } from './list-address.ts';
import type { Column } from './table-model.ts';

const OpenListSheet = lazy(async () => ({ default: (await import('./OpenListSheet.tsx')).OpenListSheet }));

export type SheetColumn = Pick<Column<object>, 'key' | 'title' | 'sort' | 'filter'>;
export type ListSheetProps = { columns: readonly SheetColumn[]; address: ListAddress };

/** On a phone, where cards have no heads: what the columns filter by and sort by, in a sheet from below. */
export function ListSheet({ columns, address }: ListSheetProps) {
  const [isOpen, setOpen] = useState(false);
  const filtering = columns.flatMap(({ filter }) => (filter === undefined ? [] : [filter.param]));
  const sorting = columns.filter(({ sort }) => sort !== undefined);
  if (filtering.length + sorting.length === 0) return null;
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
          <OpenListSheet columns={columns} address={address} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
