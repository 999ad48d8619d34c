import { z } from 'zod';

import { auditAll } from '../lib/audit.ts';
import { pageOfCoded, putCoded } from '../lib/coded-import.ts';
import type { Context } from '../lib/context.ts';
import { codeKey } from '../lib/fold.ts';
import type { ImportColumn, RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import type { Buyer } from './catalog.contract.ts';
import { buyers } from './catalog.contract.ts';
import * as sql from './catalog.sql.ts';
import { modelsByCodes } from './catalog.ts';
import {
  codeCell,
  codeColumn,
  optionalAmountCell,
  optionalCell,
  optionalDayCell,
  textColumn,
  titleCell,
  titleEnColumn,
} from './import-columns.ts';
import { PART_DEFAULTS } from './part-fits.ts';
import { cellsOfRules, modelCodesOf, partRuleCells, partRuleColumns, putFits } from './part-rules-import.ts';

// A price list: a part, what becomes of the defective one, the models it fits, and what it costs each kind of
// buyer from a day on. One part may come with several days.

const PIECE = 'عدد';

const PartRow = z.object({
  code: codeCell(),
  title: titleCell(),
  titleEn: optionalCell(),
  unit: optionalCell(),
  ...partRuleCells,
  company: optionalAmountCell(),
  agency: optionalAmountCell(),
  customer: optionalAmountCell(),
  dealer: optionalAmountCell(),
  fromOn: optionalDayCell(),
});
type PartRow = z.output<typeof PartRow>;

const amount = (field: Buyer, titles: readonly string[], example: string): ImportColumn => ({
  field,
  titles,
  example,
  isRequired: false,
  reads: 'amount',
});

export const partImport = importKind({
  kind: 'parts',
  permission: 'catalog.write',
  columns: [
    codeColumn('code', ['کد قطعه', 'کد', 'شماره قطعه', 'Part code', 'Code'], 'CMP-220', true),
    textColumn(
      'title',
      ['قطعه', 'عنوان قطعه', 'نام قطعه', 'شرح قطعه', 'عنوان', 'Part', 'Title'],
      'کمپرسور یخچال',
      true,
    ),
    titleEnColumn,
    textColumn('unit', ['واحد', 'واحد شمارش', 'Unit'], PIECE),
    ...partRuleColumns,
    amount('company', ['قیمت شرکت', 'Company price'], '12500000'),
    amount('agency', ['قیمت نمایندگی', 'قیمت نماینده', 'Agency price'], '14000000'),
    amount('customer', ['قیمت مشتری', 'قیمت مصرف‌کننده', 'قیمت', 'Customer price', 'Price'], '18000000'),
    amount('dealer', ['قیمت فروشنده', 'قیمت همکار', 'Dealer price'], '15500000'),
    {
      field: 'fromOn',
      titles: ['از تاریخ', 'تاریخ', 'تاریخ قیمت', 'From'],
      example: '1405/01/01',
      isRequired: false,
      reads: 'day',
    },
  ],
  row: PartRow,
  keyOf: (row) => `${codeKey(row.code)}/${row.fromOn ?? ''}`,
  async check(ctx, rows) {
    const models = await modelsByCodes(
      ctx,
      rows.flatMap((row) => row.fits ?? []),
    );
    return rows.map((row) => {
      const stranger = row.fits?.find((code) => !models.has(codeKey(code)));
      return [
        ...(row.fromOn === undefined && pricesIn(row).length > 0
          ? [{ path: 'fromOn', code: 'catalog.priceDayMissing' }]
          : []),
        ...(stranger === undefined
          ? []
          : [{ path: 'fits', code: 'catalog.unknownFit', facts: { code: stranger } }]),
      ];
    });
  },
  apply,
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.parts, after);
    const partIds = items.map((part) => part.id);
    const prices = await sql.allPricesOfParts.all(ctx, { partIds });
    const fits = await modelCodesOf(ctx, partIds);
    const rows = items.flatMap(({ id, code, title, titleEn, unit, ...rules }) => {
      const cells = { code, title, titleEn: titleEn ?? '', unit, ...cellsOfRules(rules, fits.get(id)) };
      const mine = prices.filter((price) => price.partId === id);
      const days = [...new Set(mine.map((price) => price.fromOn))];
      if (days.length === 0) return [cells];
      return days.map((day) => ({
        ...cells,
        ...Object.fromEntries(
          mine.filter((price) => price.fromOn === day).map((price) => [price.buyer, String(price.amount)]),
        ),
        fromOn: formatJalaliDay(day),
      }));
    });
    return { rows, next };
  },
});

function pricesIn(row: PartRow): { buyer: Buyer; amount: number }[] {
  return buyers.flatMap((buyer) => (row[buyer] === undefined ? [] : [{ buyer, amount: row[buyer] }]));
}

async function apply(ctx: Context, rows: readonly PartRow[]): Promise<RowOutcome[]> {
  const known = new Set(
    (await sql.parts.byCodeKeys.all(ctx, { codeKeys: rows.map((row) => codeKey(row.code)) })).map((part) =>
      codeKey(part.code),
    ),
  );
  const put = await putCoded(
    ctx,
    { kind: 'part', table: sql.parts },
    rows.map(({ code, title, titleEn, unit, returnRule, coverMonths, isSerialTracked }) => ({
      code,
      title,
      titleEn,
      ...(known.has(codeKey(code)) ? {} : { unit: PIECE, ...PART_DEFAULTS }),
      ...whatIsSaid({ unit, returnRule, coverMonths, isSerialTracked }),
    })),
  );
  const refitted = await putFits(
    ctx,
    rows.flatMap(({ fits }, at) => {
      const partId = put[at]?.id;
      return fits === undefined || partId === undefined ? [] : [{ at, partId, codes: fits }];
    }),
  );
  const repriced = await putPrices(ctx, rows, put);
  return put.map(({ outcome }, at) =>
    outcome === 'same' && (repriced.has(at) || refitted.has(at)) ? 'changed' : outcome,
  );
}

/** Writes the prices that are new, and says of which rows. */
async function putPrices(
  ctx: Context,
  rows: readonly PartRow[],
  put: readonly { readonly id: string }[],
): Promise<Set<number>> {
  const wanted = rows.flatMap((row, at) => {
    const { fromOn } = row;
    const partId = put[at]?.id;
    if (fromOn === undefined || partId === undefined) return [];
    return pricesIn(row).map((price) => ({ at, partId, fromOn, ...price }));
  });
  const before = new Map(
    (
      await sql.pricesOfParts.all(ctx, {
        partIds: wanted.map((price) => price.partId),
        days: wanted.map((price) => price.fromOn),
      })
    ).map((price) => [`${price.partId}/${price.buyer}/${price.fromOn}`, price.amount]),
  );
  const changed = wanted.filter(
    (price) => before.get(`${price.partId}/${price.buyer}/${price.fromOn}`) !== price.amount,
  );
  if (changed.length > 0) {
    await sql.setPrices.run(ctx, {
      prices: JSON.stringify(
        changed.map(({ partId, buyer, fromOn, amount }) => ({ partId, buyer, fromOn, amount })),
      ),
    });
    await auditPrices(ctx, changed);
  }
  return new Set(changed.map((price) => price.at));
}

function whatIsSaid(cells: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined));
}

async function auditPrices(
  ctx: Context,
  changed: readonly { partId: string; buyer: Buyer; fromOn: string; amount: number }[],
) {
  await auditAll(
    ctx,
    changed.map(({ partId, ...price }) => ({
      action: 'part.setPrice',
      kind: 'part',
      id: partId,
      after: price,
    })),
  );
}
