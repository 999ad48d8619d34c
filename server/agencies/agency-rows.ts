import { productLinesByName } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { cleanText, codeKey, foldTight } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { parsePhone } from '../lib/phone.ts';
import type { AgencyImportRow } from './agencies.import.ts';
import type { LockedAgency, StoredAgency } from './agencies.sql.ts';
import * as sql from './agencies.sql.ts';

// What rows of an agencies file mean here: places, product lines, the agency and its manager. One look for a
// batch.

export interface Manager {
  readonly mobile: string;
  readonly title: string;
  readonly roleCodes: readonly string[];
  /** Already there, with this name and these roles. */
  readonly isSame: boolean;
}
export interface ResolvedAgency {
  readonly before: LockedAgency | undefined;
  readonly after: StoredAgency;
  /** What the file's list of cities comes to; null where the cell is empty. */
  readonly coverage: readonly { readonly regionId: string; readonly productLineId: string | null }[] | null;
  readonly manager: Manager | null;
  readonly failures: readonly FieldFailure[];
}

export async function checkAgencyRows(
  ctx: Context,
  rows: readonly AgencyImportRow[],
): Promise<FieldFailure[][]> {
  return (await resolveAgencyRows(ctx, rows)).map(({ failures }) => [...failures]);
}

export async function resolveAgencyRows(
  ctx: Context,
  rows: readonly AgencyImportRow[],
): Promise<ResolvedAgency[]> {
  const places = await placeFinder(ctx, rows);
  const known = new Map(
    (await sql.lockByCodes.all(ctx, { codeKeys: rows.map((row) => codeKey(row.code)) })).map(
      ({ codeKey: key, ...agency }) => [key, agency],
    ),
  );
  const lines = await productLinesByName(
    ctx,
    rows.flatMap((row) => row.productLines),
  );
  const areaCodes = new Map(
    (
      await sql.selectProvinceAreaCodes.all(ctx, {
        provinceIds: [...new Set(rows.flatMap((row) => places.province(row.province) ?? []))],
      })
    ).map(({ provinceId, areaCode }) => [provinceId, areaCode]),
  );
  const managerOf = await managerFinder(ctx, rows);

  return rows.map((row) => {
    const failures: FieldFailure[] = [];
    const before = known.get(codeKey(row.code));
    const provinceId = places.province(row.province);
    const cityId = provinceId && places.city(provinceId, row.city);
    if (provinceId === undefined) {
      failures.push({
        path: 'province',
        code: 'agencies.unknownProvinceName',
        facts: { province: row.province },
      });
    } else if (cityId === undefined) {
      failures.push({
        path: 'city',
        code: 'agencies.unknownCityName',
        facts: { city: row.city, province: row.province },
      });
    }
    const regionIds = coveredRegions(row, provinceId, places, failures);
    const lineIds = row.productLines.map((name) => {
      const line = lines.get(codeKey(name)) ?? lines.get(foldTight(name));
      if (line === undefined)
        failures.push({ path: 'productLines', code: 'agencies.unknownLineName', facts: { line: name } });
      return line?.id ?? '';
    });
    const phone = readPhone(row, areaCodes.get(provinceId ?? ''), failures);
    const after = { ...becoming(row, before), ...phone, ...(provinceId && cityId && { provinceId, cityId }) };
    if (
      after.contractFromOn !== null &&
      after.contractToOn !== null &&
      after.contractToOn < after.contractFromOn
    ) {
      failures.push({ path: 'contractToOn', code: 'lib.daysReversed' });
    }
    const wantedLines = lineIds.length === 0 ? [null] : [...new Set(lineIds)];
    const coverage =
      row.coverage.length === 0
        ? null
        : [...new Set(regionIds)].flatMap((regionId) =>
            wantedLines.map((productLineId) => ({ regionId, productLineId })),
          );
    return { before, after, coverage, manager: managerOf(row, before, after.kind, failures), failures };
  });
}

/** The agency as it becomes: filled cells over what is known. */
function becoming(row: AgencyImportRow, before: LockedAgency | undefined): StoredAgency {
  return {
    id: before?.id ?? newId(),
    code: before?.code ?? row.code,
    title: cleanText(row.title),
    kind: row.kind ?? before?.kind ?? 'agency',
    provinceId: before?.provinceId ?? '',
    cityId: before?.cityId ?? '',
    address: row.address === null ? (before?.address ?? '') : cleanText(row.address),
    phone: before?.phone ?? null,
    extension: before?.extension ?? null,
    areaCode: before?.areaCode ?? null,
    contractFromOn: row.contractFromOn ?? before?.contractFromOn ?? null,
    contractToOn: row.contractToOn ?? before?.contractToOn ?? null,
    openWorkMax: row.openWorkMax ?? before?.openWorkMax ?? null,
    latitude: before?.latitude ?? null,
    longitude: before?.longitude ?? null,
  };
}

function readPhone(
  row: AgencyImportRow,
  areaCode: string | undefined,
  failures: FieldFailure[],
): { phone: string; extension: string | null } | undefined {
  if (row.phone === null) return undefined;
  const phone = parsePhone(row.phone, areaCode === undefined ? {} : { defaultAreaCode: areaCode });
  if (phone.ok) return { phone: phone.e164, extension: phone.extension ?? null };
  failures.push({ path: 'phone', code: phone.reason });
  return undefined;
}

interface Places {
  province(title: string): string | undefined;
  city(provinceId: string, title: string): string | undefined;
  /** A city that only one province has. */
  onlyCity(title: string): string | undefined;
}

const PROVINCE_WORD = /^استان\s+/;

async function placeFinder(ctx: Context, rows: readonly AgencyImportRow[]): Promise<Places> {
  const titles = rows.flatMap((row) => [
    row.province,
    row.city,
    ...row.coverage.flatMap((item) => item.split('/').map((part) => part.replace(PROVINCE_WORD, ''))),
  ]);
  const found = await sql.selectPlaces.all(ctx, {
    titleKeys: [
      ...new Set([...titles, ...rows.map((row) => row.province.replace(PROVINCE_WORD, ''))].map(foldTight)),
    ],
  });
  const byTitle = Map.groupBy(found, (place) => `${place.kind}/${place.titleKey}`);
  const cities = (title: string) => byTitle.get(`city/${foldTight(title)}`) ?? [];
  return {
    province: (title) => byTitle.get(`province/${foldTight(title.replace(PROVINCE_WORD, ''))}`)?.[0]?.id,
    city: (provinceId, title) => cities(title).find((city) => city.parentId === provinceId)?.id,
    onlyCity(title) {
      const [first, second] = cities(title);
      return second === undefined ? first?.id : undefined;
    },
  };
}

/**
 * «ری» is a city of the agency's province, else the only one of that name; «البرز/کرج» and «استان البرز» say
 * it all.
 */
function coveredRegions(
  row: AgencyImportRow,
  ownProvinceId: string | undefined,
  places: Places,
  failures: FieldFailure[],
): string[] {
  return row.coverage.flatMap((item) => {
    const regionId = regionOf(item, ownProvinceId, places);
    if (regionId !== undefined) return [regionId];
    failures.push({ path: 'coverage', code: 'agencies.unknownCoverageCity', facts: { city: item } });
    return [];
  });
}

function regionOf(item: string, ownProvinceId: string | undefined, places: Places): string | undefined {
  const [first = '', second] = item.split('/').map((part) => part.trim());
  if (second !== undefined) {
    const provinceId = places.province(first);
    return provinceId && places.city(provinceId, second);
  }
  if (PROVINCE_WORD.test(first)) return places.province(first);
  return (ownProvinceId && places.city(ownProvinceId, first)) ?? places.onlyCity(first);
}

type ManagerFinder = (
  row: AgencyImportRow,
  agency: { readonly id: string } | undefined,
  kind: StoredAgency['kind'],
  failures: FieldFailure[],
) => Manager | null;

async function managerFinder(ctx: Context, rows: readonly AgencyImportRow[]): Promise<ManagerFinder> {
  const mobiles = [...new Set(rows.flatMap((row) => row.managerMobile ?? []))];
  const members = new Map(
    (await sql.selectMembers.all(ctx, { mobiles })).map((member) => [member.mobile, member]),
  );
  const takenBy = new Map<string, string>();
  return (row, agency, kind, failures) => {
    const { managerMobile: mobile, managerName } = row;
    if (mobile === null || managerName === null) return null;
    const member = members.get(mobile);
    const owner = takenBy.get(mobile) ?? codeKey(row.code);
    const isElsewhere = member !== undefined && !member.isEnded && member.agencyId !== agency?.id;
    if (isElsewhere || owner !== codeKey(row.code)) {
      failures.push({ path: 'managerMobile', code: 'agencies.personElsewhere' });
      return null;
    }
    takenBy.set(mobile, owner);
    const isBack = member === undefined || member.isEnded;
    const wanted = kind === 'one_person' ? ['agency-manager', 'technician'] : ['agency-manager'];
    const roleCodes = [...new Set([...(isBack ? [] : member.roleCodes), ...wanted])];
    const title = cleanText(managerName);
    const isSame = !isBack && member.title === title && roleCodes.length === member.roleCodes.length;
    return { mobile, title, roleCodes, isSame };
  };
}
