import { z } from 'zod';

import { agenciesByCodes } from '../agencies/agencies.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import { locationsOf } from './locations.ts';
import type { Move } from './stock-moves.ts';
import { moveStock } from './stock-moves.ts';
import { QUANTITY_MAX } from './warehouse.contract.ts';
import { requireOffice } from './warehouse.scope.ts';
import * as sql from './warehouse.sql.ts';

// What of the company's goods lay at an agency before these books began: one line per agency and part, entered once.
// The same quantity again changes nothing; another is refused, for it is a count now.

const codeCell = () =>
  z.preprocess((cell) => cell ?? '', z.string().trim().min(1, 'lib.required').max(60, 'lib.tooLong'));
const OpeningRow = z.object({
  agency: codeCell(),
  part: codeCell(),
  quantity: z.preprocess(
    (cell) => (cell === '' ? undefined : cell),
    z.coerce
      .number({ error: 'lib.notANumber' })
      .int('lib.notAWholeNumber')
      .min(1, 'lib.tooSmall')
      .max(QUANTITY_MAX, 'lib.tooBig'),
  ),
});
type OpeningRow = z.output<typeof OpeningRow>;

export const consignedOpeningImport = importKind({
  kind: 'consignedOpening',
  permission: 'stock.move',
  columns: [
    {
      field: 'agency',
      titles: ['کد نمایندگی', 'نمایندگی', 'Agency code', 'Agency'],
      isRequired: true,
      example: '1001',
      reads: 'code',
    },
    {
      field: 'part',
      titles: ['کد قطعه', 'قطعه', 'Part code', 'Part'],
      isRequired: true,
      example: 'CMP-77',
      reads: 'code',
    },
    {
      field: 'quantity',
      titles: ['تعداد', 'مقدار', 'موجودی', 'Quantity'],
      isRequired: true,
      example: '12',
      reads: 'number',
    },
  ],
  row: OpeningRow,
  keyOf: (row) => `${codeKey(row.agency)} ${codeKey(row.part)}`,
  async check(ctx, rows) {
    const known = await knownOf(ctx, rows);
    return rows.map((row) => failuresOf(row, known));
  },
  apply: applyRows,
});

type Known = Awaited<ReturnType<typeof knownOf>>;

async function knownOf(ctx: Context, rows: readonly OpeningRow[]) {
  const agencies = await agenciesByCodes(
    ctx,
    rows.map((row) => row.agency),
  );
  const codeKeys = [...new Set(rows.map((row) => codeKey(row.part)))];
  const parts = new Map((await sql.selectPartsByCodes.all(ctx, { codeKeys })).map((p) => [p.codeKey, p]));
  const openings = await sql.selectOpenings.all(ctx, {
    agencyIds: [...agencies.values()].map(({ id }) => id),
    partIds: [...parts.values()].map(({ id }) => id),
  });
  const opened = new Map(openings.map((row) => [`${row.agencyId} ${row.partId}`, row.quantity]));
  return { agencies, parts, opened };
}

function found(row: OpeningRow, { agencies, parts, opened }: Known) {
  const agency = agencies.get(codeKey(row.agency));
  const part = parts.get(codeKey(row.part));
  return { agency, part, before: opened.get(`${agency?.id ?? ''} ${part?.id ?? ''}`) };
}

function failuresOf(row: OpeningRow, known: Known): FieldFailure[] {
  const { agency, part, before } = found(row, known);
  const failures: FieldFailure[] = [];
  if (agency === undefined)
    failures.push({ path: 'agency', code: 'warehouse.unknownAgencyCode', facts: { code: row.agency } });
  if (part === undefined)
    failures.push({ path: 'part', code: 'warehouse.unknownPartCode', facts: { code: row.part } });
  if (before !== undefined && before !== row.quantity)
    failures.push({ path: 'quantity', code: 'warehouse.openedWith', facts: { quantity: before } });
  return failures;
}

async function applyRows(ctx: Context, rows: readonly OpeningRow[]): Promise<RowOutcome[]> {
  requireOffice(ctx);
  const known = await knownOf(ctx, rows);
  const fresh = rows.flatMap((row) => {
    const { agency, part, before } = found(row, known);
    return agency === undefined || part === undefined || before !== undefined ? [] : [{ row, agency, part }];
  });
  const agencies = [...new Map(fresh.map(({ agency }) => [agency.id, agency])).values()];
  const [from, ...places] = await locationsOf(ctx, [
    { kind: 'adjustment' },
    ...agencies.map(({ id }) => ({ kind: 'consigned' as const, agencyId: id })),
  ]);
  const at = new Map(agencies.map(({ id }, place) => [id, places[place]]));
  const moves = fresh.flatMap(({ row, agency, part }): Move[] => {
    const to = at.get(agency.id);
    if (from === undefined || to === undefined) return [];
    return [{ partId: part.id, quantity: row.quantity, from, to, kind: 'opening' }];
  });
  await moveStock(ctx, { kind: 'opening', id: newId(ctx.now.getTime()), number: '' }, moves);
  const created = new Set(fresh.map(({ row }) => row));
  return rows.map((row) => (created.has(row) ? 'created' : 'same'));
}
