import { warranty as words } from '../../texts/fa/warranty.ts';
import type { Context } from '../lib/context.ts';
import type { ExportPage } from '../lib/import-kind.ts';
import { readMark, writeMark } from '../lib/list.ts';
import type { Policy } from './policy-rows.ts';
import { policiesOf } from './policy-rows.ts';
import { promiseOfTerms } from './policy-terms.ts';
import * as sql from './warranty.sql.ts';

const PAGE = 500;
/** Months as the form's cell has them; nothing promised is an empty cell. */
const cell = (count: number | undefined) => (count === undefined || count === 0 ? '' : String(count));

/** The newest policy of each model, in cells that come in again as they are. */
export async function exportPolicies(
  ctx: Pick<Context, 'tx'>,
  after: string | undefined,
): Promise<ExportPage> {
  const mark = readMark(after, 2);
  const page = await sql.selectPolicyPage.all(ctx, {
    q: null,
    afterTitle: mark?.[0] ?? null,
    afterId: mark?.[1] ?? null,
    limit: PAGE,
  });
  const policies = policiesOf(await sql.selectPoliciesByIds.all(ctx, { ids: page.map((row) => row.id) }));
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const last = page.at(-1);
  return {
    rows: page.flatMap(({ id, modelCode }) => {
      const policy = byId.get(id);
      return policy === undefined ? [] : [cellsOf(modelCode, policy)];
    }),
    next: page.length === PAGE && last !== undefined ? writeMark([last.modelTitle, last.id]) : undefined,
  };
}

function cellsOf(modelCode: string, { rule, guarantor, terms }: Policy): Record<string, string> {
  const { labourMonths, partMonths, travelMonths, components } = promiseOfTerms(
    terms.map(({ record }) => record),
  );
  const [first, second, third] = components;
  return {
    model: modelCode,
    labourMonths: cell(labourMonths),
    partMonths: cell(partMonths),
    travelMonths: cell(travelMonths),
    startBases: rule.order.map((basis) => words[`warranty.basis.${basis}`]).join('، '),
    latestStartMonths: rule.latest === null ? '' : String(rule.latest.months),
    latestStartAnchor: rule.latest === null ? '' : words[`warranty.basis.${rule.latest.anchor}`],
    guarantor: words[`warranty.guarantor.${guarantor.kind}`],
    component1: first?.title ?? '',
    component1Months: cell(first?.partMonths),
    component2: second?.title ?? '',
    component2Months: cell(second?.partMonths),
    component3: third?.title ?? '',
    component3Months: cell(third?.partMonths),
  };
}
