import { warehouse as words } from '../../texts/fa/warehouse.ts';
import type { Context } from '../lib/context.ts';
import type { FileAnswer } from '../lib/endpoint.ts';
import type { Cell } from '../lib/excel.ts';
import { writeSheet, XLSX_TYPE } from '../lib/excel.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import { translator } from '../lib/texts.ts';
import type { ObligationAsk } from './obligation-list.ts';
import { listObligations } from './obligation-list.ts';
import type { StockAsk } from './stock-list.ts';
import { listStock } from './stock-list.ts';

// The lists of the warehouse to take away: Persian, for whoever keeps them.

const t = translator('fa', words);
const PAGE = 1000;
const PAGES_MAX = 200;

/** The stock list, narrowed as on the screen. Row M7. */
export async function stockSheet(ctx: Context, ask: Omit<StockAsk, 'limit' | 'after'>): Promise<FileAnswer> {
  const body = await writeSheet({
    name: t('warehouse.stock'),
    columns: [
      { title: t('warehouse.partCode') },
      { title: t('warehouse.part'), width: 36 },
      { title: t('warehouse.unit'), width: 10 },
      { title: t('warehouse.place') },
      { title: t('warehouse.placeTitle'), width: 30 },
      { title: t('warehouse.onHand'), holds: 'amounts' },
      { title: t('warehouse.reserved'), holds: 'amounts' },
      { title: t('warehouse.free'), holds: 'amounts' },
    ],
    rows: paged(
      (after) => listStock(ctx, { ...ask, after, limit: PAGE }),
      (row) => [
        row.partCode,
        row.partTitle,
        row.unit,
        t(`warehouse.kind.${row.location.kind}`),
        row.location.title,
        row.onHandQuantity,
        row.reservedQuantity,
        row.onHandQuantity - row.reservedQuantity,
      ],
    ),
  });
  return { name: 'stock.xlsx', type: XLSX_TYPE, body };
}

/** The obligations, narrowed as on the screen. */
export async function obligationSheet(
  ctx: Context,
  ask: Omit<ObligationAsk, 'limit' | 'after'>,
): Promise<FileAnswer> {
  const body = await writeSheet({
    name: t('warehouse.obligations'),
    columns: [
      { title: t('warehouse.agency'), width: 30 },
      { title: t('warehouse.partCode') },
      { title: t('warehouse.part'), width: 36 },
      { title: t('warehouse.quantity'), holds: 'amounts' },
      { title: t('warehouse.serial') },
      { title: t('warehouse.report') },
      { title: t('warehouse.state') },
      { title: t('warehouse.removedOn'), width: 13 },
      { title: t('warehouse.dueOn'), width: 13 },
      { title: t('warehouse.valueRial'), holds: 'amounts' },
      { title: t('warehouse.result') },
      { title: t('warehouse.debitRial'), holds: 'amounts' },
    ],
    rows: paged(
      (after) => listObligations(ctx, { ...ask, after, limit: PAGE }),
      (row) => [
        row.agency.title,
        row.partCode,
        row.partTitle,
        row.quantity,
        row.serial ?? '',
        row.reportNumber,
        t(`warehouse.state.${row.state}`),
        formatJalaliDay(row.removedOn),
        formatJalaliDay(row.dueOn),
        row.valueAmount ?? '',
        row.result === null ? '' : t(`warehouse.result.${row.result}`),
        row.debitAmount ?? '',
      ],
    ),
  });
  return { name: 'obligations.xlsx', type: XLSX_TYPE, body };
}

async function* paged<Row>(
  page: (after: string | undefined) => Promise<{ items: Row[]; next: string | null }>,
  cellsOf: (row: Row) => Cell[],
): AsyncGenerator<Cell[]> {
  let after: string | undefined;
  for (let count = 0; count < PAGES_MAX; count += 1) {
    const { items, next } = await page(after);
    yield* items.map(cellsOf);
    if (next === null) return;
    after = next;
  }
}
