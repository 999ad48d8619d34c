import { invite } from '../identity/identity.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import type { RowOutcome } from '../lib/import-kind.ts';
import { addDays } from '../lib/jalali.ts';
import type { AgencyImportRow } from './agencies.import.ts';
import { today } from './agencies.read.ts';
import type { StoredAgency, StoredCoverage } from './agencies.sql.ts';
import * as sql from './agencies.sql.ts';
import type { NewCoverageRow } from './agencies.store.ts';
import { insertAgencies, insertCoverage, updateAgencies } from './agencies.store.ts';
import { tellAll } from './agencies.ts';
import type { ResolvedAgency } from './agency-rows.ts';
import { resolveAgencyRows } from './agency-rows.ts';

// What becomes of a batch of an agencies file.

const compared = [
  'title',
  'kind',
  'provinceId',
  'cityId',
  'address',
  'phone',
  'extension',
  'contractFromOn',
  'contractToOn',
  'openWorkMax',
] as const satisfies readonly (keyof StoredAgency)[];

interface CoverageChange {
  readonly added: NewCoverageRow[];
  readonly endedIds: string[];
  readonly removedIds: string[];
}

export async function applyAgencyRows(ctx: Context, rows: readonly AgencyImportRow[]): Promise<RowOutcome[]> {
  const resolved = await resolveAgencyRows(ctx, rows);
  const day = await today(ctx);
  const standing = Map.groupBy(
    await sql.selectStanding.all(ctx, { agencyIds: resolved.flatMap(({ before }) => before?.id ?? []), day }),
    (row) => row.agencyId,
  );
  const change: CoverageChange = { added: [], endedIds: [], removedIds: [] };
  const outcomes = resolved.map((each): RowOutcome => {
    if (each.failures.length > 0) return 'same';
    const moves = planCoverage(each, standing.get(each.after.id) ?? [], day, change);
    if (each.before === undefined) return 'created';
    return moves || isChanged(each) || each.manager?.isSame === false ? 'changed' : 'same';
  });
  const taken = resolved.filter((_, place) => outcomes[place] !== 'same');
  await insertAgencies(
    ctx,
    taken.filter(({ before }) => before === undefined).map(({ after }) => after),
  );
  await updateAgencies(
    ctx,
    taken.filter(isChanged).map(({ after }) => after),
  );
  await sql.removeCoverage.run(ctx, { ids: change.removedIds });
  await sql.endCoverage.run(ctx, { ids: change.endedIds, lastOn: addDays(day, -1) });
  await insertCoverage(ctx, change.added);
  for (const { after, manager } of taken) {
    if (manager !== null && !manager.isSame) await invite(ctx, { ...manager, agencyId: after.id });
  }
  await tellOfBatch(ctx, taken, change);
  return outcomes;
}

function isChanged({ before, after }: ResolvedAgency): boolean {
  return before !== undefined && compared.some((field) => before[field] !== after[field]);
}

/**
 * The file's list is the whole list of provinces and cities from today on. Districts, and coverage that
 * already has a last day, were set by a person and stay.
 */
function planCoverage(
  { before, after, coverage }: ResolvedAgency,
  standing: readonly (StoredCoverage & { level: string })[],
  day: string,
  change: CoverageChange,
): boolean {
  if (coverage === null) return false;
  const keyOf = (row: { regionId: string; productLineId: string | null }) =>
    `${row.regionId}/${row.productLineId ?? ''}`;
  const wanted = new Set(coverage.map(keyOf));
  const there = new Set(standing.map(keyOf));
  const fromOn = before === undefined ? (after.contractFromOn ?? day) : day;
  const missing = coverage.filter((row) => !there.has(keyOf(row)));
  const extra = standing.filter(
    (row) => row.toOn === null && row.level !== 'district' && !wanted.has(keyOf(row)),
  );
  change.added.push(...missing.map((row) => ({ ...row, agencyId: after.id, fromOn, toOn: null })));
  // What has not run a whole day yet decided nothing and goes without a trace but the audit's.
  for (const row of extra) (row.fromOn >= day ? change.removedIds : change.endedIds).push(row.id);
  return missing.length + extra.length > 0;
}

/** One audit entry a batch, an entry on each agency's timeline. */
async function tellOfBatch(
  ctx: Context,
  taken: readonly ResolvedAgency[],
  change: CoverageChange,
): Promise<void> {
  if (taken.length === 0) return;
  await audit(ctx, {
    action: 'agencies.import',
    kind: 'agencyBatch',
    id: newId(ctx.now.getTime()),
    before: Object.fromEntries(
      taken.flatMap(({ before }) => (before === undefined ? [] : [[before.id, before]])),
    ),
    after: { agencies: taken.map(({ after }) => after), coverage: change },
  });
  await Promise.all(
    taken.map(({ before, after }) =>
      tellAll(ctx, after.id, before === undefined ? 'agencies.cameByFile' : 'agencies.changedByFile', {}),
    ),
  );
}
