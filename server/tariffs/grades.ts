import { agenciesByIds } from '../agencies/agencies.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { hint } from '../lib/live.ts';
import { requireOffice } from './tariffs.scope.ts';
import * as sql from './tariffs.sql.ts';

// The grade of an agency, from day to day: the tariff of an old job is that of the grade it had then. Row F4.

interface Grades {
  items: { fromOn: string; grade: { id: string; code: string; title: string } | null }[];
}

export async function listGrades(ctx: Context, { id }: { readonly id: string }): Promise<Grades> {
  requireOffice(ctx);
  const [agency] = await agenciesByIds(ctx, [id]);
  if (agency === undefined) throw new Failure('missing', 'agencies.missing');
  const rows = await sql.selectGrades.all(ctx, { agencyId: id });
  return {
    items: rows.map(({ fromOn, gradeId, code, title }) => ({
      fromOn,
      grade: gradeId === null ? null : { id: gradeId, code: code ?? '', title: title ?? '' },
    })),
  };
}

/** Puts an agency in a grade, or in none, from a day on. Row F4. */
export async function setGrade(
  ctx: Context,
  { id, fromOn, gradeId }: { readonly id: string; readonly fromOn: string; readonly gradeId: string | null },
): Promise<Grades> {
  const { items } = await listGrades(ctx, { id });
  const before = items.find((line) => line.fromOn === fromOn);
  await sql.putGrade.run(ctx, { agencyId: id, fromOn, gradeId });
  await audit(ctx, {
    action: 'tariffs.setGrade',
    kind: 'agency',
    id,
    ...(before && { before: { fromOn, gradeId: before.grade?.id ?? null } }),
    after: { fromOn, gradeId },
  });
  hint(ctx, { topic: 'tariffGrade', id });
  return await listGrades(ctx, { id });
}
