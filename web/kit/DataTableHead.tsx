import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { ColumnFilter } from './ColumnFilter.tsx';
import type { DataTableProps } from './DataTable.tsx';
import classes from './DataTable.module.css';
import type { TableModel } from './table-model.ts';

/** The sticky head: titles, sorting by click, filters of columns. */
export function DataTableHead<Row extends object>(props: DataTableProps<Row> & { model: TableModel<Row> }) {
  const { model, columns, filters, onFilter } = props;
  return (
    <thead>
      {model.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {group.headers.map(({ id, column }) => {
            const declared = columns.find(({ key }) => key === id);
            const sorted = column.getIsSorted();
            return (
              <th
                key={id}
                scope="col"
                data-align={declared?.align}
                aria-sort={sorted === false ? undefined : sorted === 'desc' ? 'descending' : 'ascending'}
                style={declared?.width === undefined ? undefined : { width: declared.width }}
              >
                <span className={classes['head']}>
                  {column.getCanSort() ? (
                    <button
                      type="button"
                      className={classes['sort']}
                      onClick={column.getToggleSortingHandler()}
                    >
                      {declared?.title}
                      {sorted === 'asc' ? <IconArrowUp size={14} aria-hidden /> : null}
                      {sorted === 'desc' ? <IconArrowDown size={14} aria-hidden /> : null}
                    </button>
                  ) : (
                    declared?.title
                  )}
                  {declared?.filter === undefined || onFilter === undefined ? null : (
                    <ColumnFilter
                      title={declared.title}
                      choices={declared.filter.choices}
                      value={filters?.[declared.filter.param]}
                      onChange={(value) => onFilter(declared.filter?.param ?? '', value)}
                    />
                  )}
                </span>
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}
