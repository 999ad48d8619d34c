import { audit } from '../lib/audit.ts';
import { likePatterns } from '../lib/coded-table.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { cleanText, fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { pageOf, readMark } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import { json } from '../lib/sql.ts';
import { equallySpecific, shareADay, whatIsWrong } from './rule-check.ts';
import type { RuleForm, RuleView } from './tariffs.contract.ts';
import { requireOffice } from './tariffs.scope.ts';
import type { BareRuleRow, RuleRow } from './tariffs.sql.ts';
import * as sql from './tariffs.sql.ts';

// The rules of the tariff as people read and write them. Row F4.

interface ListAsk {
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly on?: string | undefined;
  readonly retired?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly serviceKind?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly gradeId?: string | undefined;
  readonly modelId?: string | undefined;
  readonly typeId?: string | undefined;
  readonly productLineId?: string | undefined;
  readonly repairActionId?: string | undefined;
}

/** Rules, those of the latest first day first. */
export async function listRules(
  ctx: Context,
  ask: ListAsk,
): Promise<{ items: RuleView[]; next: string | null }> {
  requireOffice(ctx);
  const [afterOn = null, afterId = null] = readMark(ask.after, 2) ?? [];
  if (afterOn !== null && !/^\d{4}-\d\d-\d\d$/.test(afterOn))
    throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  const rows = await sql.selectPage.all(ctx, {
    patterns: likePatterns(ask.q),
    kind: ask.kind ?? null,
    serviceKind: ask.serviceKind ?? null,
    agencyId: ask.agencyId ?? null,
    gradeId: ask.gradeId ?? null,
    modelId: ask.modelId ?? null,
    typeId: ask.typeId ?? null,
    productLineId: ask.productLineId ?? null,
    repairActionId: ask.repairActionId ?? null,
    on: ask.on ?? null,
    isRetired: ask.retired ?? false,
    afterOn,
    afterId,
    limit: ask.limit + 1,
  });
  const { items, next } = pageOf(rows, ask.limit, (row) => [row.fromOn, row.id]);
  return { items: items.map((row) => viewOf(ctx, row)), next };
}

export async function readRule(ctx: Context, { id }: { readonly id: string }): Promise<RuleView> {
  requireOffice(ctx);
  const row = await sql.selectRule.first(ctx, { id });
  if (row === undefined) throw new Failure('missing', 'lib.missing');
  return viewOf(ctx, row);
}

/** Adds a rule. Refuses one that is as specific as another on one of its days. Row F4. */
export async function addRule(ctx: Context, form: RuleForm): Promise<RuleView> {
  requireOffice(ctx);
  await checkRule(ctx, form, undefined);
  const id = newId(ctx.now.getTime());
  await sql.insertRules.run(ctx, { rules: rulesJson([{ id, ...form }]), now: ctx.now, by: ctx.actor.id });
  await audit(ctx, { action: 'tariffs.addRule', kind: 'tariffRule', id, after: { ...form } });
  hint(ctx, { topic: 'tariffRule', id });
  return await readRule(ctx, { id });
}

/** Writes a rule anew. What was priced by it keeps its price and its explanation. Row F4. */
export async function changeRule(
  ctx: Context,
  { id, version, ...form }: RuleForm & { readonly id: string; readonly version: number },
): Promise<RuleView> {
  const before = await lockRule(ctx, id, version);
  if (before.isRetired) throw new Failure('conflict', 'tariffs.isRetired');
  await checkRule(ctx, form, id);
  await sql.updateRules.run(ctx, { rules: rulesJson([{ id, ...form }]), now: ctx.now, by: ctx.actor.id });
  await audit(ctx, {
    action: 'tariffs.changeRule',
    kind: 'tariffRule',
    id,
    before: { ...formOf(before) },
    after: { ...form },
  });
  hint(ctx, { topic: 'tariffRule', id });
  return await readRule(ctx, { id });
}

/** Sets a rule aside for every day, or takes it back. Row F4. */
export async function retireRule(
  ctx: Context,
  { id, version, retired }: { readonly id: string; readonly version: number; readonly retired: boolean },
): Promise<RuleView> {
  const before = await lockRule(ctx, id, version);
  if (!retired) await checkRule(ctx, formOf(before), id);
  await sql.setRetired.run(ctx, { id, isRetired: retired, now: ctx.now });
  await audit(ctx, {
    action: 'tariffs.retireRule',
    kind: 'tariffRule',
    id,
    before: { isRetired: before.isRetired },
    after: { isRetired: retired },
  });
  hint(ctx, { topic: 'tariffRule', id });
  return await readRule(ctx, { id });
}

async function lockRule(ctx: Context, id: string, version: number): Promise<RuleRow> {
  requireOffice(ctx);
  const row = await sql.lockRule.first(ctx, { id });
  if (row === undefined) throw new Failure('missing', 'lib.missing');
  if (row.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  return row;
}

/** `ownId`: the rule that is written anew, which is no rival of itself. */
async function checkRule(ctx: Context, form: RuleForm, ownId: string | undefined): Promise<void> {
  const [first, ...rest] = whatIsWrong(form);
  if (first !== undefined) throw new Failure('invalid', first.code, {}, [first, ...rest]);
  const twins = await sql.selectTwins.all(ctx, { scopes: scopesJson([form]) });
  const rival = twins.find((twin) => twin.id !== ownId && shareADay(twin, form));
  if (rival === undefined) return;
  const failure = equallySpecific(rival);
  throw new Failure('conflict', failure.code, failure.facts, [failure]);
}

/** The `:rules` of a bulk write. */
export function rulesJson(rules: readonly (RuleForm & { readonly id: string })[]): string {
  return json(
    rules.map((rule) => {
      const title = cleanText(rule.title);
      return { ...rule, title, searchKey: fold(title) };
    }),
  );
}

/** The `:scopes` of a search for twins. */
export function scopesJson(forms: readonly RuleForm[]): string {
  return json(forms.map((form, place) => ({ place, kind: form.kind, scopeKey: scopeKeyOf(form) })));
}

/** What a rule names, as the table's column of this name writes it. */
export function scopeKeyOf(form: RuleForm): string {
  return sql.scopeColumns.map((name) => form[name] ?? '').join('/');
}

/** What a person would fill in to get this rule. */
export function formOf(row: BareRuleRow): RuleForm {
  const { kind, title, amount, basisPoints, fromOn, toOn } = row;
  const { agencyId, gradeId, modelId, typeId, productLineId } = row;
  const { repairActionId, faultId, serviceKind, regionClassId } = row;
  return {
    kind,
    title,
    agencyId,
    gradeId,
    modelId,
    typeId,
    productLineId,
    repairActionId,
    faultId,
    serviceKind,
    regionClassId,
    amount,
    basisPoints,
    fromOn,
    toOn,
  };
}

function viewOf(ctx: Context, row: RuleRow): RuleView {
  const { id, kind, title, serviceKind, amount, currency, basisPoints } = row;
  const { fromOn, toOn, isRetired, version } = row;
  const writes = can(ctx, 'tariff.write');
  return {
    id,
    kind,
    title,
    serviceKind,
    amount,
    currency,
    basisPoints,
    fromOn,
    toOn,
    isRetired,
    version,
    agency: namedOf(row.agencyId, row.agencyCode, row.agencyTitle),
    grade: namedOf(row.gradeId, row.gradeCode, row.gradeTitle),
    model: namedOf(row.modelId, row.modelCode, row.modelTitle),
    type: namedOf(row.typeId, row.typeCode, row.typeTitle),
    productLine: namedOf(row.productLineId, row.productLineCode, row.productLineTitle),
    repairAction: namedOf(row.repairActionId, row.repairActionCode, row.repairActionTitle),
    fault: namedOf(row.faultId, row.faultCode, row.faultTitle),
    regionClass: namedOf(row.regionClassId, row.regionClassCode, row.regionClassTitle),
    moves: !writes ? [] : isRetired ? ['takeBack'] : ['change', 'retire'],
  };
}

function namedOf(id: string | null, code: string | null, title: string | null) {
  return id === null ? null : { id, code: code ?? '', title: title ?? '' };
}
