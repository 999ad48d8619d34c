import { randomBytes } from 'node:crypto';

import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { defaultRoles, spellOut } from './default-roles.ts';
import * as sql from './identity.sql.ts';
import { hashPassword, readMobile } from './log-in.ts';
import { invite } from './people.ts';

// How a company begins: its row, its roles, what each slice seeds, and an administrator.

export interface NewCompany {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | null;
  /** The demo mark: sandbox phone, shown codes, one-click log-in. */
  readonly isDemo: boolean;
}

export interface CompanyParts {
  readonly allPermissions: readonly string[];
  readonly seeds: readonly ((ctx: Context) => Promise<void>)[];
}

/** Writes a company with its default roles and base data; `ctx` is a transaction of the new tenant's id. */
export async function makeCompany(ctx: Context, company: NewCompany, parts: CompanyParts): Promise<void> {
  const { id, code, title, isDemo } = company;
  await sql.insertTenant.run(ctx, {
    id,
    code,
    title,
    titleEn: company.titleEn ?? null,
    isDemo,
    trackingKey: randomBytes(16),
  });
  for (const role of defaultRoles) {
    await sql.insertRole.run(ctx, { ...role, permissions: spellOut(role.permissions, parts.allPermissions) });
  }
  for (const seed of parts.seeds) await seed(ctx);
}

/** The first administrator, with a password of his own. */
export async function makeAdministrator(
  ctx: Context,
  given: { title: string; mobile: string; password: string },
): Promise<{ membershipId: string }> {
  const passwordHash = await hashPassword(given.password);
  const { membershipId } = await invite(ctx, { ...given, roleCodes: ['admin'], agencyId: null });
  const login = await sql.loginByMobile.one(ctx, { mobile: readMobile(given.mobile) });
  // A person who already has a password on this installation keeps it: it is his, not this company's.
  if (login.passwordHash === null) await sql.setPasswordHash.run(ctx, { id: login.id, passwordHash });
  return { membershipId };
}

export function newCompanyId(): string {
  return newId();
}
