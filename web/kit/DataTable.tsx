import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../lib/texts.ts';
import { DataCards } from './DataCards.tsx';
import classes from './DataTable.module.css';
import { DataTableHead } from './DataTableHead.tsx';
import { EmptyState } from './EmptyState.tsx';
import { FailureState } from './FailureState.tsx';
import type { Column, Sort, TableModel } from './table-model.ts';
import { useTableModel } from './table-model.ts';
import type { Tone } from './tones.ts';

export type DataTableProps<Row> = {
  /** The table's name for screen readers. */
  label: string;
  /** undefined: still loading, shows the skeleton. */
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  failure?: unknown;
  retry?: () => void;
  /** When it changes (another search, another sorting) the rows begin from the top. */
  topKey?: string;
  /** An older answer is on screen while the next comes. */
  refreshing?: boolean;
  sort?: Sort | undefined;
  onSort?: (sort: Sort | undefined) => void;
  /** Keys of columns out of sight. */
  hidden?: readonly string[];
  filters?: Readonly<Record<string, string>>;
  onFilter?: (param: string, value: string | undefined) => void;
  openId?: string | undefined;
  onOpen?: (row: Row) => void;
  empty: { title: string; hint?: string; action?: ReactNode };
  more?: (() => void) | undefined;
  loadingMore?: boolean;
  /** Shown above the rows when there are more than a person can look through. */
  tooMany?: string | undefined;
  /** A colour at the row's start edge: late, due. */
  rowTone?: (row: Row) => Tone | undefined;
};

const rowHeight = 41;
const plainRowsMax = 100;
/** A column without a width of its own never gets narrower. */
const flexibleWidthMin = 130;

/** The rows of a list in all their states; cards on a phone. Arrows move, Enter opens, Home and End jump. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, failure, empty, retry } = props;
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const model = useTableModel({
    rows: rows ?? [],
    columns,
    rowId: props.rowId,
    hidden: props.hidden ?? [],
    sort: props.sort,
    onSort: props.onSort,
  });
  if (failure && rows === undefined) return <FailureState failure={failure} retry={retry} />;
  const body = isPhone ? <DataCards {...props} model={model} /> : <DataGrid {...props} model={model} />;
  return (
    <div className={classes['frame']} aria-busy={rows === undefined || props.refreshing || undefined}>
      {props.tooMany === undefined ? null : <div className={classes['notice']}>{props.tooMany}</div>}
      {body}
      {rows?.length === 0 ? <EmptyState {...empty} /> : null}
    </div>
  );
}

function DataGrid<Row extends object>(props: DataTableProps<Row> & { model: TableModel<Row> }) {
  const { model, rows, columns, openId, onOpen, rowTone, label, refreshing, topKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const all = model.getRowModel().rows;
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    enabled: all.length > plainRowsMax,
  });
  useEffect(() => {
    if (topKey !== undefined) scroller.current?.scrollTo({ top: 0 });
  }, [topKey]);
  const window = windowOf(all.length, virtual.getVirtualItems(), virtual.getTotalSize());
  const shownKeys = model.getVisibleLeafColumns().map(({ id }) => id);
  const widthMin = columns
    .filter(({ key }) => shownKeys.includes(key))
    .reduce((sum, { width }) => sum + (width ?? flexibleWidthMin), 0);
  const open = (index: number) => {
    const row = all[index];
    if (row !== undefined) onOpen?.(row.original);
  };
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const index = indexOfRow(event.target);
    if (index === undefined) return;
    const next = nextIndex(event.key, index, all.length);
    if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement) open(index);
    if (next === undefined) return;
    event.preventDefault();
    if (all.length > plainRowsMax) virtual.scrollToIndex(next);
    focusRow(event.currentTarget, next);
    if (openId !== undefined) open(next);
  };
  return (
    <div className={classes['scroller']} ref={scroller}>
      <table
        className={classes['table']}
        aria-label={label}
        role="grid"
        style={{ minWidth: widthMin }}
        data-refreshing={refreshing || undefined}
      >
        <DataTableHead {...props} />
        <tbody onKeyDown={move}>
          {rows === undefined ? <SkeletonRows columns={shownKeys.length} /> : null}
          {window.before > 0 ? <tr aria-hidden style={{ height: window.before }} /> : null}
          {window.indexes.map((index) => {
            const row = all[index];
            if (row === undefined) return null;
            return (
              <tr
                key={row.id}
                data-index={index}
                data-tone={rowTone?.(row.original)}
                aria-selected={onOpen === undefined ? undefined : row.id === openId}
                tabIndex={index === 0 || row.id === openId ? 0 : -1}
                className={classes['row']}
                onClick={() => onOpen?.(row.original)}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} data-align={columns.find(({ key }) => key === cell.column.id)?.align}>
                    <model.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          {window.after > 0 ? <tr aria-hidden style={{ height: window.after }} /> : null}
        </tbody>
      </table>
      <MoreButton more={props.more} loading={props.loadingMore ?? false} />
    </div>
  );
}

function SkeletonRows({ columns }: { columns: number }) {
  const cells = Array.from({ length: columns }, (_, column) => column);
  return Array.from({ length: 9 }, (_, row) => (
    <tr key={row} className={classes['row']} aria-hidden>
      {cells.map((column) => (
        <td key={column}>
          <Skeleton height={12} width={`${45 + ((row * 7 + column * 13) % 45)}%`} />
        </td>
      ))}
    </tr>
  ));
}

function MoreButton({ more, loading }: { more: (() => void) | undefined; loading: boolean }) {
  if (more === undefined) return null;
  return (
    <div className={classes['more']}>
      <Button variant="default" size="xs" loading={loading} onClick={more}>
        {t('web.more')}
      </Button>
    </div>
  );
}

type Item = { index: number; start: number; end: number };

function windowOf(count: number, items: readonly Item[], total: number) {
  const first = items[0];
  const last = items.at(-1);
  if (count <= plainRowsMax || first === undefined || last === undefined) {
    return { before: 0, after: 0, indexes: Array.from({ length: count }, (_, index) => index) };
  }
  return { before: first.start, after: total - last.end, indexes: items.map(({ index }) => index) };
}

function indexOfRow(target: EventTarget): number | undefined {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>('tr[data-index]') : null;
  return row === null ? undefined : Number(row.dataset['index']);
}

function nextIndex(key: string, index: number, count: number): number | undefined {
  const wanted = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }[key];
  return wanted === undefined || wanted < 0 || wanted >= count ? undefined : wanted;
}

function focusRow(body: HTMLElement, index: number): void {
  requestAnimationFrame(() => body.querySelector<HTMLElement>(`tr[data-index="${index}"]`)?.focus());
}
