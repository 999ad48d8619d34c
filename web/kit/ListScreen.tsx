import { Box, Group, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { FunctionComponent, ReactNode } from 'react';
import type { ListContract } from '../lib/ask.ts';
import { useList } from '../lib/ask.ts';
import { useRemembered } from '../lib/remember.ts';
import { t } from '../lib/texts.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { DataTable } from './DataTable.tsx';
import { ExportButton } from './ExportButton.tsx';
import type { Filter } from './ListFilters.tsx';
import { ListFilters } from './ListFilters.tsx';
import { ListSheet } from './ListSheet.tsx';
import classes from './ListScreen.module.css';
import { SavedFilters } from './SavedFilters.tsx';
import { ScreenHead } from './ScreenHead.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { Stages } from './StageTabs.tsx';
import { countsOfTabs, StageTabs } from './StageTabs.tsx';
import { useListAddress } from './list-address.ts';
import type { Column } from './table-model.ts';
import type { Tone } from './tones.ts';

export type ListScreenProps<Row extends object> = {
  /** The list's own name, under which columns and saved filters are remembered: `requests`. */
  name: string;
  title: string;
  list: ListContract<Row>;
  /** Fields of the list's input that are always sent. */
  fixed?: Readonly<Record<string, unknown>>;
  columns: readonly Column<Row>[];
  rowId?: (row: Row) => string;
  stages?: Stages;
  filters?: readonly Filter[];
  searchHint?: string;
  /** The list's input has no `q`. */
  noSearch?: boolean;
  /** The main actions: «پذیرش جدید». */
  actions?: ReactNode;
  /** The address of the spreadsheet of what the list shows: `(shown) => addressOf(exportRequests, shown)`. */
  exportAddress?: (shown: Readonly<Record<string, string>>) => string;
  /** The side panel of an open row, usually a `<SidePanel>`. */
  Panel?: FunctionComponent<PanelProps<Row>>;
  /** Instead of a panel: what a row's press does. */
  onOpen?: (row: Row) => void;
  /** Said when there is nothing at all (no filter): what to do next. */
  empty: { title: string; hint?: string; action?: ReactNode };
  rowTone?: (row: Row) => Tone | undefined;
  /** Live topics, besides the list's own slice, that make it old. */
  topics?: readonly string[];
};

/** `row` is undefined when the address opens one that is not among those shown. */
export type PanelProps<Row> = { id: string; row: Row | undefined; close: () => void };

const rowsMax = 1000;

/** A list with search, stage tabs, filters, chosen columns, saved filters and a side panel, all in the address. */
export function ListScreen<Row extends object>(props: ListScreenProps<Row>) {
  const { columns, Panel, rowId = idOf, empty } = props;
  const address = useListAddress(props.name);
  const hiddenAtStart = columns.filter(({ hidden }) => hidden).map(({ key }) => key);
  const [hidden, setHidden] = useRemembered(`list.${props.name}.hidden`, hiddenAtStart, textsOf);
  const sort =
    address.sort === undefined ? {} : { sort: `${address.sort.down ? '-' : ''}${address.sort.by}` };
  const shown = {
    ...sentFilters(props, address.filters),
    ...sort,
    ...(address.q === '' ? {} : { q: address.q }),
  };
  const input = { ...shown, ...props.fixed };
  const list = useList(props.list, input, props.topics === undefined ? {} : { topics: props.topics });
  const { openId } = address;
  const close = () => address.open(undefined);
  useHotkeys([['Escape', () => openId !== undefined && close()]]);

  const count = list.rows?.length ?? 0;
  const opens = Panel !== undefined ? (row: Row) => address.open(rowId(row)) : props.onOpen;
  return (
    <Stack gap="sm" className={classes['screen']}>
      <ScreenHead
        title={props.title}
        actions={
          <>
            {props.exportAddress === undefined ? null : <ExportButton address={props.exportAddress(shown)} />}
            {props.actions}
          </>
        }
      />
      {props.stages === undefined ? null : (
        <StageTabs
          of={{ ...props.stages, counts: props.stages.counts ?? countsOfTabs(list.counts) }}
          address={address}
        />
      )}
      <Group gap="xs" className={classes['tools']} data-no-print>
        {props.noSearch ? null : (
          <SearchBox
            value={address.q}
            hint={props.searchHint ?? t('web.searchInList')}
            onSearch={address.setQuery}
          />
        )}
        <ListFilters of={props.filters ?? []} address={address} />
        <ListSheet columns={columns} filters={props.filters ?? []} address={address} />
        <Group gap="xs" ms="auto">
          <SavedFilters address={address} />
          <Box visibleFrom="sm">
            <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />
          </Box>
        </Group>
      </Group>
      <Caveat of={list} />
      <div className={classes['split']}>
        <DataTable
          label={props.title}
          rows={list.rows}
          columns={columns}
          rowId={rowId}
          failure={list.failure}
          retry={list.retry}
          refreshing={list.refreshing}
          topKey={JSON.stringify(input)}
          sort={address.sort}
          onSort={address.setSort}
          hidden={hidden}
          filters={address.filters}
          onFilter={(param, value) => address.setFilter({ [param]: value })}
          openId={openId}
          {...(opens === undefined ? {} : { onOpen: opens })}
          empty={
            address.isFiltered ? { title: t('web.nothingFound'), hint: t('web.nothingFoundHint') } : empty
          }
          more={count >= rowsMax ? undefined : list.more}
          loadingMore={list.loadingMore}
          tooMany={count >= rowsMax ? t('web.tooMany', { count: rowsMax }) : undefined}
          {...(props.rowTone === undefined ? {} : { rowTone: props.rowTone })}
        />
        {openId === undefined || Panel === undefined ? null : (
          <Panel id={openId} row={list.rows?.find((row) => rowId(row) === openId)} close={close} />
        )}
      </div>
    </Stack>
  );
}

/** What the list does not show, said beside it. */
function Caveat({ of: { isShortQuery, isCut } }: { of: { isShortQuery: boolean; isCut: boolean } }) {
  if (!isShortQuery && !isCut) return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {isShortQuery ? t('web.shortQuery') : t('web.sortedNewest')}
    </Text>
  );
}

/** Of what the address holds, only what this list knows: anything else a strict contract would refuse. */
function sentFilters<Row extends object>(
  { stages, filters = [], columns }: ListScreenProps<Row>,
  held: Readonly<Record<string, string>>,
): Record<string, string> {
  const known = new Set([
    ...(stages === undefined ? [] : [stages.param]),
    ...filters.flatMap((filter) => (filter.kind === 'range' ? [filter.from, filter.to] : [filter.param])),
    ...columns.flatMap(({ filter }) => (filter === undefined ? [] : [filter.param])),
  ]);
  const isAll = (param: string, value: string) => param === stages?.param && value === stages.allValue;
  return Object.fromEntries(
    Object.entries(held).filter(([param, value]) => known.has(param) && !isAll(param, value)),
  );
}

function idOf(row: object): string {
  return 'id' in row ? String(row.id) : '';
}

function textsOf(stored: unknown): string[] | undefined {
  return Array.isArray(stored) ? stored.map(String) : undefined;
}
