import { randomUUID } from 'node:crypto';

import { bringBaseData, demoLines, demoPlaces } from '../scripts/demo/demo-company.ts';
import { makeNetwork } from '../scripts/demo/demo-network.ts';
import { arkaPeople } from '../scripts/demo/demo-people.ts';
import { bringTariff } from '../scripts/demo/demo-tariff.ts';
import { makeCompanyWithPeople } from '../server/identity/identity.make.ts';
import type { Context } from '../server/lib/context.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { systemContext } from '../server/lib/http.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import { allPermissions, companySeeds } from '../server/slices.ts';

// The company that the bench works in: base data, people and agencies, made by the verbs as a real one would be.

export const TENANT_ID = '01900000-0000-7000-8000-0000000be7c4';
const OTHER_AGENCIES = 37;

export type InCompany = <T>(run: (ctx: Context) => Promise<T>) => Promise<T>;

/** Runs something as the program itself in the bench's company. */
export async function withCompany<T>(
  ownerUrl: string,
  run: (inCompany: InCompany) => Promise<T>,
): Promise<T> {
  const pool = openPool(ownerUrl, 2);
  const jobs = await openJobQueue(ownerUrl, []);
  try {
    return await run((step) =>
      transaction(pool, TENANT_ID, async (tx) =>
        step(await systemContext({ jobs }, tx, TENANT_ID, randomUUID())),
      ),
    );
  } finally {
    await jobs.stop();
    await pool.end();
  }
}

/** A town with the area code of its landlines; a big one comes several times. */
export interface BenchPlace {
  readonly provinceId: string;
  readonly cityId: string;
  readonly areaCode: string;
}

/** Makes the company; says where its customers live. */
export async function makeBenchCompany(inCompany: InCompany): Promise<readonly BenchPlace[]> {
  const company = { id: TENANT_ID, code: 'bench', title: 'آرکا', titleEn: 'Arka', isDemo: true };
  const parts = { allPermissions, seeds: companySeeds };
  await inCompany((ctx) => makeCompanyWithPeople(ctx, company, parts, arkaPeople));
  await inCompany((ctx) => bringBaseData(ctx, { title: 'آرکا', code: 'AR' }, 1));
  const places = await inCompany(demoPlaces);
  const productLineIds = await inCompany(demoLines);
  await inCompany((ctx) => makeNetwork(ctx, { places, productLineIds, otherCount: OTHER_AGENCIES }));
  await inCompany(bringTariff);
  return places;
}
