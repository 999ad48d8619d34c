import { modelsByIds } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { announce } from '../lib/jobs.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import { today } from '../devices/devices.ts';
import type { Policy } from './policy-rows.ts';
import { policiesOf } from './policy-rows.ts';
import type { SimpleComponent, TermRecord } from './policy-terms.ts';
import { promiseOfTerms, termsOfPromise } from './policy-terms.ts';
import type { PolicyForm, PolicyView } from './policy.contract.ts';
import { policyMade } from './warranty.events.ts';
import * as sql from './warranty.sql.ts';

// What is promised with each model. A policy is never edited: a change is its next version.

constraintFailure('warranty_policy_number', 'conflict', 'lib.changedMeanwhile');
constraintFailure('warranty_policy_model_known', 'invalid', 'warranty.unknownModel', 'modelId');

interface ListAsk {
  readonly q?: string | undefined;
  readonly modelId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The newest policy of each model by its title; with a model, every version of its policy, the newest first. */
export async function listPolicies(
  ctx: Context,
  ask: ListAsk,
): Promise<{ items: PolicyView[]; next: string | null }> {
  if (ask.modelId !== undefined) {
    const versions = policiesOf(await sql.selectPoliciesOfModels.all(ctx, { modelIds: [ask.modelId] }));
    return { items: await viewPolicies(ctx, versions, versions[0]?.number), next: null };
  }
  const mark = readMark(ask.after, 2);
  const rows = await sql.selectPolicyPage.all(ctx, {
    q: fragmentPattern(ask.q),
    afterTitle: mark?.[0] ?? null,
    afterId: mark?.[1] ?? null,
    limit: ask.limit + 1,
  });
  const page = pageOf(rows, ask.limit, (row) => [row.modelTitle, row.id]);
  const ids = page.items.map((row) => row.id);
  const policies = new Map(
    policiesOf(await sql.selectPoliciesByIds.all(ctx, { ids })).map((each) => [each.id, each]),
  );
  const items = await viewPolicies(
    ctx,
    ids.flatMap((id) => policies.get(id) ?? []),
    undefined,
  );
  return { items, next: page.next };
}

/** Says what is promised with a model that had no policy yet. Row H6. */
export async function makePolicy(
  ctx: Context,
  given: PolicyForm & { readonly modelId: string },
): Promise<PolicyView> {
  const [known] = policiesOf(await sql.selectPoliciesOfModels.all(ctx, { modelIds: [given.modelId] }));
  if (known !== undefined) throw new Failure('conflict', 'warranty.policyExists', {}, 'modelId');
  if (given.fromOn) throw new Failure('invalid', 'warranty.firstHoldsAlways', {}, 'fromOn');
  await savePolicies(ctx, [{ modelId: given.modelId, form: given, known: undefined }]);
  return await newestView(ctx, given.modelId);
}

/** Makes the next version of a policy, for cover that starts from a day on (today). Registered devices keep theirs. */
export async function changePolicy(
  ctx: Context,
  given: PolicyForm & { readonly id: string; readonly version: number },
): Promise<PolicyView> {
  const [policy] = policiesOf(await sql.selectPoliciesByIds.all(ctx, { ids: [given.id] }));
  if (policy === undefined) throw new Failure('missing', 'lib.missing');
  const [newest] = policiesOf(await sql.selectPoliciesOfModels.all(ctx, { modelIds: [policy.modelId] }));
  if (newest?.id !== policy.id || newest.number !== given.version) {
    throw new Failure('conflict', 'lib.changedMeanwhile');
  }
  await savePolicies(ctx, [{ modelId: policy.modelId, form: given, known: newest }]);
  return await newestView(ctx, policy.modelId);
}

/** A form for a model, with the newest version that it would follow. */
export interface PolicyDraft {
  readonly modelId: string;
  readonly form: PolicyForm;
  readonly known: Policy | undefined;
}

/** Writes first or next versions (at most 1,000) in a few statements; the devices of their models hear of it. */
export async function savePolicies(ctx: Context, drafts: readonly PolicyDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const [keysOf, day] = await Promise.all([
    componentKeys(
      ctx,
      drafts.flatMap(({ form }) => form.components),
    ),
    today(ctx),
  ]);
  const made = drafts.map(({ modelId, form, known }) => {
    const terms = termsOfPromise(form, keysOf);
    if (terms.length === 0) throw new Failure('invalid', 'warranty.promisesNothing', {}, 'labourMonths');
    const fromOn = known === undefined ? null : (form.fromOn ?? day);
    return { id: newId(ctx.now.getTime()), modelId, form, number: (known?.number ?? 0) + 1, fromOn, terms };
  });
  await sql.insertPolicies.run(ctx, {
    ids: made.map((each) => each.id),
    modelIds: made.map((each) => each.modelId),
    numbers: made.map((each) => each.number),
    fromOns: made.map((each) => each.fromOn),
    guarantorKinds: made.map(({ form }) => form.guarantor),
    startBases: made.map(({ form }) => form.startBases.join(',')),
    latestStartAnchors: made.map(({ form }) => form.latestStart?.anchor ?? null),
    latestStartMonths: made.map(({ form }) => form.latestStart?.months ?? null),
    serviceDutyYears: made.map(({ form }) => form.serviceDutyYears),
    partsDutyYears: made.map(({ form }) => form.partsDutyYears),
    now: ctx.now,
    madeBy: ctx.actor.id,
  });
  await insertTerms(ctx, made);
  for (const { id, modelId, form, number, fromOn } of made) {
    await audit(ctx, {
      action: 'warranty.makePolicy',
      kind: 'warrantyPolicy',
      id,
      after: { modelId, number, ...form, fromOn },
    });
    await announce(ctx, policyMade, { modelId });
  }
}

async function insertTerms(
  ctx: Context,
  policies: readonly { readonly id: string; readonly terms: readonly TermRecord[] }[],
): Promise<void> {
  const terms = policies.flatMap(({ id, terms: own }) =>
    own.map((term, at) => ({ ...term, policyId: id, place: at + 1 })),
  );
  await sql.insertTerms.run(ctx, {
    ids: terms.map(() => newId(ctx.now.getTime())),
    policyIds: terms.map((term) => term.policyId),
    places: terms.map((term) => term.place),
    titles: terms.map((term) => term.title),
    scopes: terms.map((term) => term.scope),
    scopeCodes: terms.map((term) => term.scopeCodes.join(',')),
    labourPercents: terms.map((term) => term.sharePercent.labour),
    partPercents: terms.map((term) => term.sharePercent.part),
    travelPercents: terms.map((term) => term.sharePercent.travel),
    lengthUnits: terms.map((term) => term.length?.unit ?? null),
    lengthCounts: terms.map((term) => term.length?.count ?? null),
  });
}

/** A component is also known by the code of the part that bears its code or title. */
async function componentKeys(
  ctx: Context,
  components: readonly SimpleComponent[],
): Promise<(component: SimpleComponent) => string[]> {
  if (components.length === 0) return () => [];
  const parts = await sql.selectPartKeys.all(ctx, {
    codeKeys: components.map(({ code }) => codeKey(code)),
    titleKeys: components.flatMap(({ code, title }) => [code, title ?? ''].map(foldTight).filter(Boolean)),
  });
  return ({ code, title }) =>
    parts
      .filter(
        (part) =>
          part.codeKey === codeKey(code) || [code, title ?? ''].map(foldTight).includes(part.titleKey),
      )
      .map((part) => part.codeKey);
}

/** Whether a form says nothing that the newest version does not say already. */
export async function sameAsKnown(ctx: Context, drafts: readonly PolicyDraft[]): Promise<boolean[]> {
  const keysOf = await componentKeys(
    ctx,
    drafts.flatMap(({ form }) => form.components),
  );
  return drafts.map(
    ({ form, known }) =>
      known !== undefined &&
      JSON.stringify(
        sayings(
          known,
          known.terms.map(({ record }) => record),
        ),
      ) ===
        JSON.stringify(
          sayings(
            {
              guarantor: { kind: form.guarantor, id: null },
              rule: { order: form.startBases, latest: form.latestStart },
            },
            termsOfPromise(form, keysOf),
          ),
        ),
  );
}

/** What a version says, in an order of fields that does not depend on where it comes from. */
function sayings(
  { guarantor, rule }: Pick<Policy, 'guarantor' | 'rule'>,
  terms: readonly TermRecord[],
): unknown[] {
  return [
    guarantor.kind,
    rule.order,
    rule.latest?.anchor,
    rule.latest?.months,
    terms.map(({ title, scope, scopeCodes, sharePercent, length }) => [
      title,
      scope,
      scopeCodes,
      sharePercent.labour,
      sharePercent.part,
      sharePercent.travel,
      length?.unit,
      length?.count,
    ]),
  ];
}

async function newestView(ctx: Context, modelId: string): Promise<PolicyView> {
  const [newest] = policiesOf(await sql.selectPoliciesOfModels.all(ctx, { modelIds: [modelId] }));
  const [view] = await viewPolicies(ctx, newest === undefined ? [] : [newest], newest?.number);
  if (view === undefined) throw new Failure('missing', 'lib.missing');
  return view;
}

/** `newest` is the number of the newest version where several of one model are shown. */
async function viewPolicies(
  ctx: Context,
  policies: readonly Policy[],
  newest: number | undefined,
): Promise<PolicyView[]> {
  const models = await modelsByIds(ctx, [...new Set(policies.map((policy) => policy.modelId))]);
  const byId = new Map(models.map((model) => [model.id, model]));
  return policies.map((policy) => {
    const { id, modelId, fromOn, guarantor, rule, serviceDutyYears, partsDutyYears, madeAt } = policy;
    const isNewest = newest === undefined || policy.number === newest;
    const promise = promiseOfTerms(policy.terms.map(({ record }) => record));
    return {
      id,
      modelId,
      fromOn,
      guarantor,
      serviceDutyYears,
      partsDutyYears,
      madeAt,
      isNewest,
      modelCode: byId.get(modelId)?.code ?? '',
      modelTitle: byId.get(modelId)?.title ?? '',
      version: policy.number,
      startBases: [...rule.order],
      latestStart: rule.latest,
      ...promise,
      components: [...promise.components],
      terms: policy.terms.map(({ term, record, usageMax }) => ({
        id: term.id,
        ...record,
        scopeCodes: [...record.scopeCodes],
        usageMax,
      })),
      moves: isNewest && can(ctx, 'warranty.write') ? ['change'] : [],
    };
  });
}
