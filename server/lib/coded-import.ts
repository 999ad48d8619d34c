import { auditAll } from './audit.ts';
import type { CodedRow, CodedTable } from './coded-table.ts';
import { codedJson } from './coded-table.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { cleanText, codeKey } from './fold.ts';
import { newId } from './id.ts';
import type { RowOutcome } from './import-kind.ts';

// Coded lists by file: what is written for a batch of rows that say their codes, and what goes out again.

type Values = Readonly<Record<string, unknown>>;

/** One row of a file; what is undefined stays as it is known. */
export type WantedCoded = Values & {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | null | undefined;
};

interface Pending {
  readonly id: string;
  readonly before: Values | undefined;
  readonly version: number | undefined;
  values: WantedCoded & { readonly isRetired: boolean };
}

/** Adds or changes a batch by code, and says what became of each row and under which id it is kept. */
export async function putCoded<Row extends CodedRow>(
  ctx: Context,
  about: { readonly kind: string; readonly table: CodedTable<Row> },
  wanted: readonly WantedCoded[],
): Promise<{ id: string; outcome: RowOutcome }[]> {
  const { kind, table } = about;
  const compared = ['code', 'title', 'titleEn', ...table.own];
  const pending = new Map<string, Pending>();
  for (const row of await table.byCodeKeys.all(ctx, {
    codeKeys: [...new Set(wanted.map(({ code }) => codeKey(code)))],
  })) {
    const before: Values = Object.fromEntries(Object.entries(row));
    const { code, title, titleEn, isRetired } = row;
    pending.set(codeKey(code), {
      id: row.id,
      before,
      version: row.version,
      values: { ...before, code, title, titleEn, isRetired },
    });
  }
  const written = new Set<Pending>();
  const results = wanted.map((row): { id: string; outcome: RowOutcome } => {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
    const known = pending.get(codeKey(row.code));
    const values = {
      titleEn: null,
      isRetired: false,
      ...known?.values,
      ...given,
      code: row.code,
      title: cleanText(row.title),
    };
    if (known === undefined) {
      const added: Pending = { id: newId(ctx.now.getTime()), before: undefined, version: undefined, values };
      pending.set(codeKey(row.code), added);
      written.add(added);
      return { id: added.id, outcome: 'created' };
    }
    const seen: Values = known.values;
    const found: Values = values;
    if (compared.every((name) => (seen[name] ?? null) === (found[name] ?? null)))
      return { id: known.id, outcome: 'same' };
    known.values = values;
    written.add(known);
    return { id: known.id, outcome: 'changed' };
  });
  await writeAll(ctx, table, [...written]);
  await auditAll(
    ctx,
    [...written].map(({ id, before, values }) => ({
      action: before === undefined ? `${kind}.add` : `${kind}.change`,
      kind,
      id,
      ...(before && { before }),
      after: values,
    })),
  );
  return results;
}

async function writeAll<Row extends CodedRow>(
  ctx: Context,
  table: CodedTable<Row>,
  written: readonly Pending[],
) {
  const rowsOf = (some: readonly Pending[]) =>
    codedJson(some.map(({ id, version, values }) => ({ ...values, id, version })));
  const added = written.filter(({ version }) => version === undefined);
  const changed = written.filter(({ version }) => version !== undefined);
  if (added.length > 0) await table.insertAll.run(ctx, { rows: rowsOf(added), now: ctx.now });
  if (changed.length === 0) return;
  const count = await table.updateAll.run(ctx, { rows: rowsOf(changed), now: ctx.now });
  if (count !== changed.length) throw new Failure('conflict', 'lib.changedMeanwhile');
}

const PAGE_ROWS = 500;

/** A page of what is not retired, by title; `next` is the `after` of the next. */
export async function pageOfCoded<Row extends CodedRow>(
  ctx: Context,
  table: CodedTable<Row>,
  after: string | undefined,
): Promise<{ items: Row[]; next: string | undefined }> {
  const filters = Object.fromEntries(table.own.map((name) => [name, null]));
  const items = await table.list.all(ctx, {
    ...filters,
    patterns: [],
    isRetired: false,
    after: after ?? null,
    limit: PAGE_ROWS,
  });
  return { items, next: items.length === PAGE_ROWS ? items.at(-1)?.id : undefined };
}
