import type { z } from 'zod';

import { audit } from './audit.ts';
import type { CodedRow, CodedTable } from './coded-table.ts';
import { codedJson, likePatterns } from './coded-table.ts';
import type { Context } from './context.ts';
import type { Contract } from './contract.ts';
import type { TenantRoute } from './endpoint.ts';
import { serve } from './endpoint.ts';
import { Failure } from './failure.ts';
import { cleanText } from './fold.ts';
import { newId } from './id.ts';
import { hint } from './live.ts';

// What can be done with every coded list, and the routes of it.

type Values = Readonly<Record<string, unknown>>;

interface ListInput {
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly retired?: boolean | undefined;
}
interface AddInput {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | null | undefined;
}
interface ChangeInput {
  readonly id: string;
  readonly version: number;
  readonly code?: string | undefined;
  readonly title?: string | undefined;
  readonly titleEn?: string | null | undefined;
  readonly retired?: boolean | undefined;
}
interface ListAnswer<Row> {
  readonly items: Row[];
  readonly next: string | null;
}

interface CodedAbout<Row extends CodedRow> {
  /** What one row is called in the audit trail and in hints. */
  readonly kind: string;
  readonly table: CodedTable<Row>;
  /** Refuses own fields that do not go together; the database refuses unknown ids and double codes. */
  readonly check?: (ctx: Context, values: Values) => Promise<void>;
}

export interface CodedVerbs<Row extends CodedRow> {
  list(ctx: Context, input: ListInput & Values): Promise<ListAnswer<Row>>;
  add(ctx: Context, input: AddInput & Values): Promise<Row>;
  change(ctx: Context, input: ChangeInput & Values): Promise<Row>;
}

export function codedVerbs<Row extends CodedRow>(about: CodedAbout<Row>): CodedVerbs<Row> {
  const { table, kind, check } = about;
  return {
    async list(ctx, input) {
      const found = await table.list.all(ctx, {
        ...pick(table.own, input),
        patterns: likePatterns(input.q),
        isRetired: input.retired ?? false,
        after: input.after ?? null,
        limit: input.limit + 1,
      });
      const items = found.slice(0, input.limit);
      return { items, next: found.length > input.limit ? (items.at(-1)?.id ?? null) : null };
    },
    async add(ctx, input) {
      const values = { ...pick(table.own, input), ...cleaned(input) };
      await check?.(ctx, values);
      const id = newId(ctx.now.getTime());
      await table.insertAll.run(ctx, { rows: codedJson([{ id, ...values }]), now: ctx.now });
      await audit(ctx, { action: `${kind}.add`, kind, id, after: values });
      hint(ctx, { topic: kind, id });
      return await table.byId.one(ctx, { id });
    },
    async change(ctx, input) {
      const before = await table.lock.first(ctx, { id: input.id });
      if (before === undefined) throw new Failure('missing', 'lib.missing');
      if (before.version !== input.version) throw new Failure('conflict', 'lib.changedMeanwhile');
      const seen: Values = Object.fromEntries(Object.entries(before));
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      const merged = { ...before, ...given };
      const values = {
        ...pick(table.own, merged),
        ...cleaned(merged),
        isRetired: input.retired ?? before.isRetired,
      };
      await check?.(ctx, values);
      const rows = codedJson([{ id: before.id, version: before.version, ...values }]);
      await table.updateAll.run(ctx, { rows, now: ctx.now });
      await audit(ctx, { action: `${kind}.change`, kind, id: before.id, before: seen, after: values });
      hint(ctx, { topic: kind, id: before.id });
      return await table.byId.one(ctx, { id: before.id });
    },
  };
}

/** Contracts as `codedList` makes them, whose rows are what the verbs give. */
interface CodedContracts<Row> {
  readonly list: Contract<z.ZodType<ListInput & Values>, z.ZodType<unknown, ListAnswer<Row>>>;
  readonly add: Contract<z.ZodType<AddInput & Values>, z.ZodType<unknown, Row>>;
  readonly change: Contract<z.ZodType<ChangeInput & Values>, z.ZodType<unknown, Row>>;
}

export function codedRoutes<Row extends CodedRow>(
  contracts: CodedContracts<Row>,
  verbs: CodedVerbs<Row>,
): TenantRoute[] {
  return [
    serve<Contract<z.ZodType<ListInput & Values>>>(contracts.list, (ctx, input) => verbs.list(ctx, input)),
    serve<Contract<z.ZodType<AddInput & Values>>>(contracts.add, (ctx, input) => verbs.add(ctx, input)),
    serve<Contract<z.ZodType<ChangeInput & Values>>>(contracts.change, (ctx, input) =>
      verbs.change(ctx, input),
    ),
  ];
}

function cleaned(given: AddInput) {
  return { code: given.code, title: cleanText(given.title), titleEn: given.titleEn || null };
}

function pick(names: readonly string[], from: Values): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}
