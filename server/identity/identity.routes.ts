import { timingSafeEqual } from 'node:crypto';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { Door } from '../lib/endpoint.ts';
import { serve, serveDoor, servePublic } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import { hint } from '../lib/live.ts';
import type { CompanyParts } from './company.ts';
import { makeAdministrator, makeCompany, newCompanyId } from './company.ts';
import { hashSecret, readSessionToken, SESSION_COOKIE } from './credentials.ts';
import * as firstRun from './first-run.contract.ts';
import * as contracts from './identity.contract.ts';
import * as sql from './identity.sql.ts';
import type { SendCode } from './log-in.ts';
import { askCode, chooseMembership, CODE_DIGITS, logIn, openSession } from './log-in.ts';
import * as own from './own-account.ts';
import { changePerson, invite, listOfficePeople, personView } from './people.ts';

export interface IdentityParts extends CompanyParts {
  readonly sendCode: SendCode;
  /** Printed by the start of an empty installation; undefined once there is a company. */
  readonly setupToken: string | undefined;
  /** One-click log-in of demo people: only where nobody but this machine can reach the server. */
  readonly isDemoOpen: boolean;
}

const SLOW = { max: 20, perMs: 60_000 };

export function identityRoutes(parts: IdentityParts) {
  return [...logInRoutes(parts), ...firstRunRoutes(parts), ...demoRoutes(parts), ...accountRoutes(parts)];
}

function logInRoutes(parts: IdentityParts) {
  return [
    serveDoor(
      contracts.askCode,
      async (door, input) => {
        await askCode(door, input, parts.sendCode);
        return { isSent: true as const, digits: CODE_DIGITS };
      },
      SLOW,
    ),
    serveDoor(
      contracts.logIn,
      async (door, input) => {
        const answer = await logIn(door, {
          mobile: input.mobile,
          code: 'code' in input ? input.code : undefined,
          password: 'password' in input ? input.password : undefined,
        });
        const memberships = answer.memberships.map(({ membershipId, tenantCode, tenantTitle, title }) => ({
          id: membershipId,
          tenantCode,
          tenantTitle,
          title,
        }));
        return { isSignedIn: answer.isSignedIn, memberships };
      },
      SLOW,
    ),
    serveDoor(
      contracts.chooseMembership,
      async (door, input) => {
        await chooseMembership(door, input.membershipId);
        return { isSignedIn: true as const };
      },
      SLOW,
    ),
    serveDoor(contracts.logOut, async (door) => {
      const credential = readSessionToken(door.cookies[SESSION_COOKIE]);
      if (credential !== undefined) {
        await door.transaction(credential.tenantId, async (tx, ctx) => {
          const ended = await sql.endSessionByToken.first(
            { tx },
            { hash: hashSecret(credential.secret), now: ctx.now },
          );
          if (ended !== undefined) hint(ctx, { topic: 'session.ended', id: ended.membershipId });
        });
      }
      door.clearCookie(SESSION_COOKIE);
      return {};
    }),
  ];
}

function firstRunRoutes(parts: IdentityParts) {
  return [
    serveDoor(
      firstRun.getSetup,
      async (door, input) => ({
        isEmpty: await isEmpty(door),
        isTokenRight: isSetupToken(parts, input.token ?? ''),
      }),
      SLOW,
    ),
    serveDoor(
      firstRun.setUp,
      async (door, input) => {
        if (!isSetupToken(parts, input.token))
          throw new Failure('forbidden', 'identity.setupTokenWrong', {}, 'token');
        const id = newCompanyId();
        const { membershipId } = await door.transaction(id, async (tx, ctx) => {
          await sql.lockTenants.run({ tx });
          if ((await sql.allTenants.all({ tx })).length > 0) throw new Failure('gone', 'identity.setupOver');
          await makeCompany(
            ctx,
            { id, code: input.companyCode, title: input.companyTitle, isDemo: input.isTrial },
            parts,
          );
          return await makeAdministrator(ctx, {
            title: input.adminTitle,
            mobile: input.adminMobile,
            password: input.password,
          });
        });
        await openSession(door, id, membershipId);
        return { isSignedIn: true as const };
      },
      SLOW,
    ),
  ];
}

function demoRoutes(parts: IdentityParts) {
  return [
    serveDoor(firstRun.listDemoPeople, async (door) => {
      const tenants = parts.isDemoOpen ? (await readTenants(door)).filter((tenant) => tenant.isDemo) : [];
      const lists = await Promise.all(tenants.map((tenant) => demoPeopleOf(door, tenant)));
      return { items: lists.flat().map(({ id: _, ...person }) => person) };
    }),
    serveDoor(firstRun.logInDemo, async (door, input) => {
      const tenants = parts.isDemoOpen ? await readTenants(door) : [];
      const tenant = tenants.find((each) => each.isDemo && each.code === input.tenantCode);
      const person = tenant && (await demoPeopleOf(door, tenant)).find((each) => each.who === input.who);
      if (tenant === undefined || person === undefined) throw new Failure('missing', 'lib.missing');
      await openSession(door, tenant.id, person.id);
      return { isSignedIn: true as const };
    }),
  ];
}

function accountRoutes(parts: IdentityParts) {
  return [
    servePublic(
      firstRun.showCompany,
      async (ctx) => {
        const { title, titleEn } = await sql.tenantById.one(ctx, { id: ctx.tenant.id });
        return { title, titleEn };
      },
      { max: 120, perMs: 60_000 },
    ),
    serve(contracts.getSession, (ctx) => own.showSession(ctx)),
    serve(contracts.listSessions, (ctx) => own.listOwnSessions(ctx)),
    serve(contracts.endSession, (ctx, input) => own.endOwnSession(ctx, input.id)),
    serve(contracts.setPassword, (ctx, input) => own.setOwnPassword(ctx, input), SLOW),
    serve(contracts.listPeople, (ctx, input) => listOfficePeople(ctx, input)),
    serve(contracts.invitePerson, async (ctx, input) => {
      const { membershipId } = await invite(ctx, { ...input, agencyId: null });
      return personView(await sql.membershipById.one(ctx, { id: membershipId }));
    }),
    serve(contracts.changePerson, async (ctx, { id, ...change }) =>
      personView(await changePerson(ctx, { ...change, membershipId: id, agencyId: null })),
    ),
    serve(contracts.listRoles, async (ctx) => ({
      items: await sql.selectRoles.all(ctx),
      permissions: [...parts.allPermissions],
    })),
    serve(contracts.changeRole, (ctx, input) => changeRole(ctx, input, parts.allPermissions)),
    serve(contracts.listApiKeys, (ctx, input) => own.listKeys(ctx, input)),
    serve(contracts.makeApiKey, (ctx, input) => own.makeKey(ctx, input)),
    serve(contracts.endApiKey, (ctx, input) => own.endKey(ctx, input.id)),
  ];
}

async function changeRole(
  ctx: Context,
  given: { code: string; version: number; permissions: string[] },
  all: readonly string[],
) {
  const unknown = given.permissions.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Failure('invalid', 'identity.unknownPermission', { name: unknown }, 'permissions');
  const before = (await sql.selectRoles.all(ctx)).find((role) => role.code === given.code);
  if (before === undefined) throw new Failure('missing', 'lib.missing');
  if (given.code === 'admin' && !given.permissions.includes('role.write')) {
    throw new Failure('conflict', 'identity.adminKeepsRoles', {}, 'permissions');
  }
  if ((await sql.updateRole.first(ctx, given)) === undefined)
    throw new Failure('conflict', 'lib.changedMeanwhile');
  await audit(ctx, {
    action: 'identity.changeRole',
    kind: 'role',
    id: ctx.tenant.id,
    before: { code: given.code, permissions: before.permissions },
    after: { permissions: given.permissions },
  });
  return { ...before, permissions: given.permissions, version: before.version + 1 };
}

async function demoPeopleOf(door: Door, tenant: { id: string; code: string; title: string }) {
  const people = await door.transaction(tenant.id, (tx) => sql.demoPeople.all({ tx }));
  return people.map((person) => ({
    id: person.id,
    tenantCode: tenant.code,
    tenantTitle: tenant.title,
    who: person.demoName,
    title: person.title,
    roleTitles: person.roleTitles,
    group: groupOf(person.demoName),
  }));
}

function groupOf(who: string): 'office' | 'agency' | 'technician' {
  if (who.startsWith('technician:')) return 'technician';
  return who.startsWith('agency:') ? 'agency' : 'office';
}

async function readTenants(door: Door) {
  return await door.transaction(null, (tx) => sql.allTenants.all({ tx }));
}

async function isEmpty(door: Door): Promise<boolean> {
  return (await readTenants(door)).length === 0;
}

function isSetupToken(parts: IdentityParts, given: string): boolean {
  if (parts.setupToken === undefined) return false;
  return timingSafeEqual(hashSecret(parts.setupToken), hashSecret(given));
}
