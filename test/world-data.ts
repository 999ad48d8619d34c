import { makeCompanyWithPeople, makePeople } from '../server/identity/identity.make.ts';
import type { Context } from '../server/lib/context.ts';
import { allPermissions, companySeeds } from '../server/slices.ts';

// The two small companies that every test finds. Tests make what they ask about themselves.

/** Ids of the two companies, the same in every run. */
export const tenantIds = {
  arka: '01900000-0000-7000-8000-00000000a00a',
  binesh: '01900000-0000-7000-8000-00000000b00b',
} as const;

type InTenant = <T>(tenantId: string, run: (ctx: Context) => Promise<T>) => Promise<T>;

/** One mobile that has a place in both companies. */
export const SHARED_MOBILE = '09120000099';

export async function fillWorld(inTenant: InTenant): Promise<void> {
  const parts = { allPermissions, seeds: companySeeds };
  await inTenant(tenantIds.arka, async (ctx) => {
    await makeCompanyWithPeople(
      ctx,
      { id: tenantIds.arka, code: 'arka', title: 'آرکا', titleEn: 'Arka', isDemo: true },
      parts,
      [
        { who: 'admin', title: 'مریم احمدی', mobile: '09120000001', roles: ['admin'] },
        { who: 'reception', title: 'نگار رضایی', mobile: '09120000002', roles: ['reception'] },
        { who: 'dispatcher', title: 'حسین کریمی', mobile: '09120000003', roles: ['dispatcher'] },
        { who: 'es', title: 'پریسا نوری', mobile: '09120000004', roles: ['es'] },
        { who: 'ts', title: 'آرش صادقی', mobile: '09120000005', roles: ['ts'] },
        { who: 'process-owner', title: 'سعید مرادی', mobile: '09120000006', roles: ['process-owner'] },
        { who: 'warehouse', title: 'علی اکبری', mobile: '09120000007', roles: ['warehouse'] },
      ],
    );
  });
  await inTenant(tenantIds.binesh, async (ctx) => {
    await makeCompanyWithPeople(
      ctx,
      { id: tenantIds.binesh, code: 'binesh', title: 'بینش', titleEn: 'Binesh', isDemo: true },
      parts,
      [
        { who: 'admin', title: 'کاوه شریفی', mobile: '09120000021', roles: ['admin'] },
        { who: 'reception', title: 'نگار رضایی', mobile: SHARED_MOBILE, roles: ['reception'] },
      ],
    );
  });
  await inTenant(tenantIds.arka, async (ctx) => {
    await makePeople(ctx, [
      { who: 'shared', title: 'لیلا جعفری', mobile: SHARED_MOBILE, roles: ['reception'] },
    ]);
  });
}
