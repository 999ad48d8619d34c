import type { Context } from '../lib/context.ts';
import type { ExportPage } from '../lib/import-kind.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import * as sql from './agency-export.sql.ts';
import type { ExportedAgency, ExportedCoverage, ExportedPerson } from './agency-export.sql.ts';

// Agencies at work and their people, in cells that come in again as they are. Row R16.

const PAGE = 500;
/** What the import takes of one cell. */
const LIST_MAX = 200;
const LIST_LENGTH_MAX = 4000;

const kindWords = { agency: 'نمایندگی', in_house: 'داخلی', one_person: 'تک‌نفره' } as const;
const roleWords: Readonly<Record<string, string>> = {
  'agency-manager': 'مدیر',
  'agency-clerk': 'کارمند',
  technician: 'سرویسکار',
};

export async function exportAgencies(
  ctx: Pick<Context, 'tx'>,
  after: string | undefined,
): Promise<ExportPage> {
  const agencies = await sql.selectExported.all(ctx, { after: after ?? null, limit: PAGE });
  const agencyIds = agencies.map(({ id }) => id);
  const coverage = Map.groupBy(await sql.selectOpenCoverage.all(ctx, { agencyIds }), (row) => row.agencyId);
  const managers = Map.groupBy(await sql.selectManagers.all(ctx, { agencyIds }), (row) => row.agencyId);
  return {
    rows: agencies.map((agency) => ({
      code: agency.code,
      title: agency.title,
      kind: kindWords[agency.kind],
      province: agency.provinceTitle,
      city: agency.cityTitle,
      address: agency.address,
      phone: phoneCell(agency),
      contractFromOn: dayCell(agency.contractFromOn),
      contractToOn: dayCell(agency.contractToOn),
      openWorkMax: agency.openWorkMax === null ? '' : String(agency.openWorkMax),
      ...managerCells(agency, managers.get(agency.id) ?? []),
      ...coverageCells(agency, coverage.get(agency.id) ?? []),
    })),
    next: agencies.length === PAGE ? agencies.at(-1)?.id : undefined,
  };
}

export async function exportAgencyPeople(
  ctx: Pick<Context, 'tx'>,
  after: string | undefined,
): Promise<ExportPage> {
  const people = await sql.selectPeople.all(ctx, { after: after ?? null, limit: PAGE });
  return {
    rows: people.flatMap(({ agencyCode, title, mobile, roleCodes }) =>
      roleCodes.flatMap((code) => {
        const role = roleWords[code];
        return role === undefined ? [] : [{ agencyCode, name: title, mobile: local(mobile), role }];
      }),
    ),
    next: people.length === PAGE ? people.at(-1)?.id : undefined,
  };
}

/** One manager fits a row. Of one whose roles the import would add to, nothing is said: an empty cell changes nothing. */
function managerCells(agency: ExportedAgency, managers: readonly ExportedPerson[]) {
  const manager = managers.find(
    ({ roleCodes }) => agency.kind !== 'one_person' || roleCodes.includes('technician'),
  );
  return {
    managerName: manager?.title ?? '',
    managerMobile: manager === undefined ? '' : local(manager.mobile),
  };
}

/**
 * A file says regions and lines, each line in each region. Coverage of another shape, or too much for a cell, leaves
 * both cells empty: then it stays as it is when the file comes in again.
 */
function coverageCells(agency: ExportedAgency, rows: readonly ExportedCoverage[]) {
  const none = { coverage: '', productLines: '' };
  const linesOf = Map.groupBy(rows, (row) => row.regionId);
  const lineTitles = [...new Set(rows.map((row) => row.productLineTitle))];
  const isWhole = [...linesOf.values()].every((own) => own.length === lineTitles.length);
  const hasOddTitle = rows.some(({ regionTitle }) => /[,،;؛|/\n]/.test(regionTitle));
  if (!isWhole || hasOddTitle || rows.some((row) => row.isRetired)) return none;
  if (lineTitles.length > 1 && lineTitles.includes(null)) return none;
  const regions = [...linesOf.values()].flatMap(([row]) =>
    row === undefined ? [] : [regionCell(agency, row)],
  );
  const coverage = regions.join('، ');
  const productLines = lineTitles.filter((title) => title !== null).join('، ');
  const isTooMuch = regions.length > LIST_MAX || coverage.length > LIST_LENGTH_MAX;
  return isTooMuch || lineTitles.some((title) => /[,،;؛|\n]/.test(title ?? ''))
    ? none
    : { coverage, productLines };
}

/** A city of the agency's own province by its name alone, any other with its province. */
function regionCell(agency: ExportedAgency, row: ExportedCoverage): string {
  if (row.provinceTitle === null) return `استان ${row.regionTitle}`;
  return row.provinceTitle === agency.provinceTitle
    ? row.regionTitle
    : `${row.provinceTitle}/${row.regionTitle}`;
}

function phoneCell({ phone, extension }: ExportedAgency): string {
  if (phone === null) return '';
  return extension === null ? local(phone) : `${local(phone)} داخلی ${extension}`;
}

function dayCell(isoDay: string | null): string {
  return isoDay === null ? '' : formatJalaliDay(isoDay);
}

function local(number: string): string {
  return number.replace(/^\+98/, '0');
}
