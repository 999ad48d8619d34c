import { strict as assert } from 'node:assert';

import type { Context } from '../lib/context.ts';
import type { CompanyParts, NewCompany } from './company.ts';
import { makeCompany } from './company.ts';
import * as sql from './identity.sql.ts';
import { makeKey } from './own-account.ts';
import { invite } from './people.ts';

// Makers for tests and the demo.

export interface DemoPerson {
  /** The name by which the demo calls him: 'admin', 'agency:1001', 'technician:09…'. */
  readonly who: string;
  readonly title: string;
  readonly mobile: string;
  readonly roles: readonly string[];
  readonly agencyId?: string;
}

export async function makeCompanyWithPeople(
  ctx: Context,
  company: NewCompany,
  parts: CompanyParts,
  people: readonly DemoPerson[],
): Promise<void> {
  await makeCompany(ctx, company, parts);
  await makePeople(ctx, people);
}

export async function makePeople(ctx: Context, people: readonly DemoPerson[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { who, title, mobile, roles, agencyId } of people) {
    const made = await invite(ctx, {
      title,
      mobile,
      roleCodes: roles,
      agencyId: agencyId ?? null,
      demoName: who,
    });
    ids.set(who, made.membershipId);
  }
  return ids;
}

/** An API key of a demo person, as text. */
export async function makeKeyFor(ctx: Context, who: string): Promise<string> {
  const person = (await sql.demoPeople.all(ctx)).find((each) => each.demoName === who);
  assert(person !== undefined, `the demo knows nobody called ${who}`);
  return (await makeKey(ctx, { title: who, membershipId: person.id, days: null })).key;
}
