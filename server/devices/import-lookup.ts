import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import type { DeviceImportRow } from './devices.import.ts';
import type { NamedModel, NamedOwner } from './devices.sql.ts';
import * as sql from './devices.sql.ts';

// What the words of a file's rows mean here: model, owner, site. One look for a whole batch.

export interface ResolvedRow {
  readonly row: DeviceImportRow;
  readonly model: NamedModel | null;
  /** Brand and serial; null while the brand is not known. */
  readonly identity: string | null;
  readonly customerId: string | null;
  readonly siteId: string | null;
  readonly failures: readonly FieldFailure[];
}

export async function resolveRows(
  ctx: Pick<Context, 'tx'>,
  rows: readonly DeviceImportRow[],
): Promise<ResolvedRow[]> {
  const [findModel, findOwner] = await Promise.all([modelFinder(ctx, rows), ownerFinder(ctx, rows)]);
  const found = rows.map((row) => ({ row, model: findModel(row.model), owner: findOwner(row) }));
  const findSite = await siteFinder(
    ctx,
    found.flatMap(({ owner }) => owner.id ?? []),
  );
  return found.map(({ row, model, owner }) => {
    const site = owner.id === null ? nobody : findSite(owner.id, row.city);
    return {
      row,
      model: typeof model === 'string' ? null : model,
      identity: typeof model === 'string' ? null : `${model.brandId}/${codeKey(row.serial)}`,
      customerId: owner.id,
      siteId: site.id,
      failures: [
        ...(typeof model === 'string' ? [{ path: 'model', code: model, facts: { model: row.model } }] : []),
        ...(owner.refusal === null ? [] : [{ path: ownerPath(row), code: owner.refusal }]),
        ...(site.refusal === null
          ? []
          : [{ path: 'city', code: site.refusal, facts: { city: row.city ?? '' } }]),
      ],
    };
  });
}

type FoundModel = NamedModel | 'devices.unknownModelName' | 'devices.ambiguousModel';

/** A model by its code, else by its title if only one has it. */
async function modelFinder(
  ctx: Pick<Context, 'tx'>,
  rows: readonly DeviceImportRow[],
): Promise<(typed: string) => FoundModel> {
  const names = [...new Set(rows.map((row) => row.model))];
  const models = await sql.selectModelsByNames.all(ctx, {
    codeKeys: names.map(codeKey),
    titleKeys: names.map(foldTight),
  });
  const byCode = new Map(models.map((model) => [codeKey(model.code), model]));
  const byTitle = Map.groupBy(models, (model) => foldTight(model.title));
  return (typed) => {
    const coded = byCode.get(codeKey(typed));
    if (coded !== undefined) return coded;
    const [first, second] = byTitle.get(foldTight(typed)) ?? [];
    if (first === undefined) return 'devices.unknownModelName';
    return second === undefined ? first : 'devices.ambiguousModel';
  };
}

/** Who or what is meant; null where nothing is named, and with a refusal where what is named is not one thing. */
interface Found {
  readonly id: string | null;
  readonly refusal: string | null;
}
const nobody: Found = { id: null, refusal: null };
const known = (id: string): Found => ({ id, refusal: null });
const refused = (refusal: string): Found => ({ id: null, refusal });

/** An owner by national id, else by phone and name; by phone alone if only one customer has it. */
async function ownerFinder(
  ctx: Pick<Context, 'tx'>,
  rows: readonly DeviceImportRow[],
): Promise<(row: DeviceImportRow) => Found> {
  const nationalIds = [...new Set(rows.flatMap((row) => (row.nationalId === null ? [] : [row.nationalId])))];
  const numbers = [...new Set(rows.flatMap((row) => (row.mobile === null ? [] : [row.mobile])))];
  const none: NamedOwner[] = [];
  const [identified, reached] = await Promise.all([
    nationalIds.length === 0 ? none : sql.selectOwnersByNationalId.all(ctx, { nationalIds }),
    numbers.length === 0 ? none : sql.selectOwnersByPhone.all(ctx, { numbers }),
  ]);
  const byNationalId = new Map(
    identified.flatMap((owner) => [
      [owner.nationalId, owner.id],
      [owner.companyId, owner.id],
    ]),
  );
  const byNumber = Map.groupBy(reached, (owner) => owner.number);
  return (row) => {
    if (row.nationalId !== null) {
      const id = byNationalId.get(row.nationalId);
      return id === undefined ? refused('devices.unknownOwner') : known(id);
    }
    if (row.mobile === null) return row.customerName === null ? nobody : refused('devices.unknownOwner');
    const nameKey = row.customerName === null ? null : foldTight(row.customerName);
    const owners = (byNumber.get(row.mobile) ?? []).filter(
      (owner) => nameKey === null || owner.nameKey === nameKey,
    );
    const [first, second] = owners;
    if (first === undefined) return refused('devices.unknownOwner');
    return second === undefined ? known(first.id) : refused('devices.ambiguousOwner');
  };
}

/** The owner's site in a city; without a city his only one. */
async function siteFinder(
  ctx: Pick<Context, 'tx'>,
  customerIds: readonly string[],
): Promise<(customerId: string, city: string | null) => Found> {
  const sites =
    customerIds.length === 0
      ? []
      : await sql.selectSitesOf.all(ctx, { customerIds: [...new Set(customerIds)] });
  const byCustomer = Map.groupBy(sites, (site) => site.customerId);
  return (customerId, city) => {
    const own = byCustomer.get(customerId) ?? [];
    const [first, second] = own;
    if (city === null) return first === undefined || second !== undefined ? nobody : known(first.id);
    const there = own.find((site) => foldTight(site.cityTitle ?? '') === foldTight(city));
    return there === undefined ? refused('devices.noSiteThere') : known(there.id);
  };
}

function ownerPath(row: DeviceImportRow): string {
  if (row.nationalId !== null) return 'nationalId';
  return row.mobile === null ? 'customerName' : 'mobile';
}
