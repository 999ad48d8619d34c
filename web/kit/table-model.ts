// What a list is made of: columns as screens declare them, and the table model they become.
import type { ColumnDef, SortingState, Updater } from '@tanstack/react-table';
import { columnVisibilityFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useMemo } from 'react';

export type Choice = { value: string; label: string };

export type Column<Row> = {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** The server's name for sorting by it; without one the column does not sort. */
  sort?: string;
  /** Pixels; without it the column shares what is left. */
  width?: number;
  align?: 'start' | 'end';
  /** Out of sight until the person chooses it. */
  hidden?: boolean;
  /** On a phone: the card's title, its corner, a line with the column's title (default), or nothing. */
  card?: 'title' | 'corner' | 'line' | 'none';
  /** A filter in the column's head: the parameter it sends, choices or (without them) typed text. */
  filter?: { param: string; choices?: readonly Choice[] };
};

export type Sort = { by: string; down: boolean };

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

type ModelInput<Row> = {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  hidden: readonly string[];
  sort: Sort | undefined;
  onSort: ((sort: Sort | undefined) => void) | undefined;
};

/** The table model: visible columns and sorting, which the server does. */
export function useTableModel<Row extends object>({
  rows,
  columns,
  rowId,
  hidden,
  sort,
  onSort,
}: ModelInput<Row>) {
  const defs = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row, unknown> => ({
        id: column.key,
        header: column.title,
        cell: ({ row }) => column.cell(row.original),
        accessorFn: () => undefined,
        sortDescFirst: false,
        enableSorting: column.sort !== undefined && onSort !== undefined,
      })),
    [columns, onSort],
  );
  const data = useMemo(() => [...rows], [rows]);
  const sorting: SortingState = sort === undefined ? [] : sortingOf(columns, sort);
  return useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
    manualSorting: true,
    state: { sorting, columnVisibility: Object.fromEntries(hidden.map((key) => [key, false])) },
    onSortingChange: (change: Updater<SortingState>) => {
      const [first] = typeof change === 'function' ? change(sorting) : change;
      const by = columns.find(({ key }) => key === first?.id)?.sort;
      onSort?.(first === undefined || by === undefined ? undefined : { by, down: first.desc });
    },
  });
}

export type TableModel<Row extends object> = ReturnType<typeof useTableModel<Row>>;

function sortingOf<Row>(columns: readonly Column<Row>[], sort: Sort): SortingState {
  const column = columns.find((one) => one.sort === sort.by);
  return column === undefined ? [] : [{ id: column.key, desc: sort.down }];
}
