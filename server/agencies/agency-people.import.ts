import { z } from 'zod';

import { invite } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { cleanText, codeKey, foldTight } from '../lib/fold.ts';
import type { ImportColumn, RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import type { AgencyBrief, agencyRoles } from './agencies.contract.ts';
import { exportAgencyPeople } from './agency-export.ts';
import { agenciesByCodes } from './agencies.read.ts';
import * as sql from './agencies.sql.ts';
import { tellAll } from './agencies.ts';
import { codeCell, mobileCell, requiredCell, wordCell } from './import-cells.ts';

// An agency's people by file. A person is his mobile; a role is added to those he has.

const roleWords: Readonly<Record<string, (typeof agencyRoles)[number]>> = {
  مدیر: 'agency-manager',
  مدیرنمایندگی: 'agency-manager',
  manager: 'agency-manager',
  'agency-manager': 'agency-manager',
  کارمند: 'agency-clerk',
  کاربر: 'agency-clerk',
  کاربرنمایندگی: 'agency-clerk',
  منشی: 'agency-clerk',
  clerk: 'agency-clerk',
  'agency-clerk': 'agency-clerk',
  سرویسکار: 'technician',
  تکنسین: 'technician',
  تعمیرکار: 'technician',
  technician: 'technician',
};

const PersonRow = z.object({
  agencyCode: codeCell(),
  name: requiredCell(),
  mobile: mobileCell().refine((mobile) => mobile !== null, { error: 'lib.required' }),
  role: wordCell(roleWords, foldTight, 'agencies.roleUnknown').refine((role) => role !== null, {
    error: 'lib.required',
  }),
});
type PersonRow = z.output<typeof PersonRow>;

const columns: readonly ImportColumn[] = [
  {
    field: 'agencyCode',
    titles: ['کد نمایندگی', 'نمایندگی', 'Agency code'],
    isRequired: true,
    example: '1001',
    reads: 'code',
  },
  {
    field: 'name',
    titles: ['نام', 'نام و نام خانوادگی', 'Name'],
    isRequired: true,
    example: 'رضا احمدی',
    reads: 'text',
  },
  {
    field: 'mobile',
    titles: ['موبایل', 'تلفن همراه', 'Mobile'],
    isRequired: true,
    example: '09123334455',
    reads: 'phone',
  },
  { field: 'role', titles: ['سمت', 'نقش', 'Role'], isRequired: true, example: 'سرویسکار', reads: 'text' },
];

export const agencyPeopleImport = importKind({
  kind: 'agency-people',
  permission: 'agency.people',
  columns,
  row: PersonRow,
  keyOf: (row) => `${row.mobile ?? ''}/${row.role ?? ''}`,
  check: async (ctx, rows) => (await resolveRows(ctx, rows)).map(({ failures }) => failures),
  apply,
  exported: exportAgencyPeople,
});

interface ResolvedPerson {
  readonly row: PersonRow;
  readonly agency: AgencyBrief | undefined;
  readonly failures: FieldFailure[];
}

async function resolveRows(ctx: Context, rows: readonly PersonRow[]): Promise<ResolvedPerson[]> {
  const agencies = await agenciesByCodes(
    ctx,
    rows.map((row) => row.agencyCode),
  );
  const members = await membersOf(ctx, rows);
  const agencyOf = new Map<string, string>();
  return rows.map((row) => {
    const agency = agencies.get(codeKey(row.agencyCode));
    const failures: FieldFailure[] = [];
    if (agency === undefined) {
      failures.push({ path: 'agencyCode', code: 'agencies.unknownAgency', facts: { code: row.agencyCode } });
      return { row, agency, failures };
    }
    const member = members.get(row.mobile ?? '');
    const isElsewhere = member !== undefined && !member.isEnded && member.agencyId !== agency.id;
    const inFile = agencyOf.get(row.mobile ?? '') ?? agency.id;
    if (agency.isEnded) failures.push({ path: 'agencyCode', code: 'agencies.hasEnded' });
    if (isElsewhere || inFile !== agency.id)
      failures.push({ path: 'mobile', code: 'agencies.personElsewhere' });
    agencyOf.set(row.mobile ?? '', inFile);
    return { row, agency, failures };
  });
}

async function membersOf(ctx: Context, rows: readonly PersonRow[]) {
  const mobiles = [...new Set(rows.flatMap((row) => row.mobile ?? []))];
  return new Map((await sql.selectMembers.all(ctx, { mobiles })).map((member) => [member.mobile, member]));
}

async function apply(ctx: Context, rows: readonly PersonRow[]): Promise<RowOutcome[]> {
  const members = await membersOf(ctx, rows);
  const outcomes: RowOutcome[] = [];
  for (const { row, agency, failures } of await resolveRows(ctx, rows)) {
    const { mobile, role } = row;
    if (agency === undefined || mobile === null || role === null || failures.length > 0) {
      outcomes.push('same');
      continue;
    }
    const member = members.get(mobile);
    const isBack = member === undefined || member.isEnded;
    const title = cleanText(row.name);
    const roleCodes = [...new Set([...(isBack ? [] : member.roleCodes), role])];
    if (!isBack && member.title === title && member.roleCodes.includes(role)) {
      outcomes.push('same');
      continue;
    }
    const { created } = await invite(ctx, { mobile, title, roleCodes, agencyId: agency.id });
    members.set(mobile, { mobile, title, roleCodes, agencyId: agency.id, isEnded: false });
    await tellAll(
      ctx,
      agency.id,
      created ? 'agencies.personAdded' : 'agencies.personChanged',
      {},
      { name: title },
    );
    outcomes.push(created ? 'created' : 'changed');
  }
  return outcomes;
}
