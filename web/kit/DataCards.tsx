import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../lib/texts.ts';
import classes from './DataCards.module.css';
import type { DataTableProps } from './DataTable.tsx';
import type { Column, TableModel } from './table-model.ts';

/** The rows as cards, for phones: a title, a corner, and lines. */
export function DataCards<Row extends object>(props: DataTableProps<Row> & { model: TableModel<Row> }) {
  const { rows, rowId, onOpen, openId, label, more, rowTone, loadingMore = false } = props;
  const shown = new Set(props.model.getVisibleLeafColumns().map(({ id }) => id));
  const columns = props.columns.filter(({ key }) => shown.has(key));
  if (rows === undefined) return <SkeletonCards />;
  return (
    <>
      <ul className={classes['cards']} aria-label={label}>
        {rows.map((row) => (
          <li key={rowId(row)}>
            <Card
              row={row}
              columns={columns}
              tone={rowTone?.(row)}
              isOpen={rowId(row) === openId}
              open={onOpen === undefined ? undefined : () => onOpen(row)}
            />
          </li>
        ))}
      </ul>
      {more === undefined ? null : (
        <Button variant="default" fullWidth loading={loadingMore} onClick={more}>
          {t('web.more')}
        </Button>
      )}
    </>
  );
}

type CardProps<Row> = {
  row: Row;
  columns: readonly Column<Row>[];
  tone: string | undefined;
  isOpen: boolean;
  open: (() => void) | undefined;
};

function Card<Row>({ row, columns, tone, isOpen, open }: CardProps<Row>) {
  const title = columns.find(({ card }) => card === 'title') ?? columns[0];
  const corner = columns.find(({ card }) => card === 'corner');
  const lines = columns.filter((one) => one !== title && one !== corner && one.card !== 'none');
  return (
    <div
      className={classes['card']}
      data-card
      data-tone={tone}
      data-open={isOpen || undefined}
      onClick={open}
    >
      <div className={classes['top']}>
        <TitleButton open={open}>{title?.cell(row)}</TitleButton>
        {corner?.cell(row)}
      </div>
      <dl className={classes['lines']}>
        {lines.map((column) => (
          <div key={column.key}>
            <dt>{column.title}</dt>
            <dd>{column.cell(row)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The whole card is pressed by a finger; keys and screen readers use its title. */
function TitleButton({ open, children }: { open: (() => void) | undefined; children: ReactNode }) {
  if (open === undefined) return <span className={classes['title']}>{children}</span>;
  return (
    <span
      role="button"
      tabIndex={0}
      className={classes['title']}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
      }}
    >
      {children}
    </span>
  );
}

function SkeletonCards() {
  return (
    <div className={classes['cards']} aria-busy>
      {[1, 2, 3, 4].map((card) => (
        <div key={card} className={classes['card']}>
          <Skeleton height={14} width="60%" mb={10} />
          <Skeleton height={12} width="90%" mb={6} />
          <Skeleton height={12} width="40%" />
        </div>
      ))}
    </div>
  );
}
