import { strict as assert } from 'node:assert';

import type { z } from 'zod';

import type { Context } from '../../server/lib/context.ts';
import type { FieldFailure } from '../../server/lib/failure.ts';
import type { ImportKind } from '../../server/lib/import-kind.ts';

const BATCH = 1000;

/** Brings rows in as a spreadsheet would: parsed, checked and written by the kind itself. A bad row is a bug here. */
export async function bring(
  ctx: Context,
  kinds: readonly ImportKind<z.ZodType>[],
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const kind = kinds.find((each) => each.kind === name);
  assert(kind !== undefined, `nobody imports ${name}`);
  const empty = Object.fromEntries(kind.columns.map((column) => [column.field, '']));
  const parsed = rows.map((row) => kind.row.parse({ ...empty, ...row }));
  for (let from = 0; from < parsed.length; from += BATCH) {
    const batch = parsed.slice(from, from + BATCH);
    const failures: readonly (readonly FieldFailure[])[] = await kind.check(ctx, batch);
    assert.deepEqual(failures.flat(), [], `rows of ${name}`);
    await kind.apply(ctx, batch);
  }
}
