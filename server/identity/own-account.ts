import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import { apiKeyText, hashSecret, newSecret } from './credentials.ts';
import type { SessionView } from './identity.contract.ts';
import * as sql from './identity.sql.ts';
import { hashPassword, isPassword } from './log-in.ts';
import { requireWithin } from './people.ts';

// What a signed-in person does with his own log-in, and an admin with the keys of programs.

export async function showSession(ctx: Context): Promise<SessionView> {
  const { membershipId, loginId } = requirePerson(ctx);
  const [tenant, login, membership, roles] = await Promise.all([
    sql.tenantById.one(ctx, { id: ctx.tenant.id }),
    sql.loginById.one(ctx, { id: loginId }),
    sql.membershipById.one(ctx, { id: membershipId }),
    sql.selectRoles.all(ctx),
  ]);
  return {
    membershipId,
    title: ctx.actor.title,
    roles: roles
      .filter((role) => membership.roleCodes.includes(role.code))
      .map(({ code, title }) => ({ code, title })),
    tenant: { code: tenant.code, title: tenant.title },
    agencyId: ctx.actor.agencyId,
    sees: ctx.actor.sees,
    permissions: [...ctx.actor.permissions].toSorted(),
    isDemo: tenant.isDemo,
    hasPassword: login.passwordHash !== null,
  };
}

export async function listOwnSessions(ctx: Context) {
  const { membershipId } = requirePerson(ctx);
  const rows = await sql.sessionsOf.all(ctx, { membershipId });
  return { items: rows.map((row) => ({ ...row, isThis: row.id === ctx.actor.sessionId })) };
}

export async function endOwnSession(ctx: Context, id: string): Promise<Record<string, never>> {
  const { membershipId } = requirePerson(ctx);
  const ended = await sql.endSessionById.first(ctx, { id, membershipId, now: ctx.now });
  if (ended === undefined) throw new Failure('missing', 'lib.missing');
  await audit(ctx, { action: 'identity.endSession', kind: 'session', id });
  hint(ctx, { topic: 'session.ended', id: membershipId });
  return {};
}

/** Sets the person's own password and ends his other sessions. A program's key may not: it would become a person. */
export async function setOwnPassword(
  ctx: Context,
  given: { present?: string | undefined; password: string },
): Promise<Record<string, never>> {
  const { membershipId, loginId } = requirePerson(ctx);
  if (ctx.actor.kind !== 'person') throw new Failure('forbidden', 'lib.forbidden');
  const login = await sql.loginById.one(ctx, { id: loginId });
  if (login.passwordHash !== null && !(await isPassword(login.passwordHash, given.present ?? ''))) {
    throw new Failure('invalid', 'identity.wrongPassword', {}, 'present');
  }
  await sql.setPasswordHash.run(ctx, { id: loginId, passwordHash: await hashPassword(given.password) });
  await sql.endSessionsOf.run(ctx, { membershipId, exceptId: ctx.actor.sessionId ?? null, now: ctx.now });
  await audit(ctx, { action: 'identity.setPassword', kind: 'login', id: loginId });
  hint(ctx, { topic: 'session.ended', id: membershipId });
  return {};
}

/** Makes a key that acts as a person of the head office or an agency; the text is shown once. */
export async function makeKey(
  ctx: Context,
  given: { title: string; membershipId: string; days: number | null },
) {
  const bearer = await sql.membershipById.first(ctx, { id: given.membershipId });
  if (bearer === undefined || bearer.isEnded)
    throw new Failure('invalid', 'identity.unknownPerson', {}, 'membershipId');
  await requireWithin(ctx, bearer.roleCodes);
  const id = newId(ctx.now.getTime());
  const secret = newSecret();
  await sql.insertApiKey.run(ctx, {
    ...given,
    id,
    findKey: fold(given.title),
    secretHash: hashSecret(secret),
    madeBy: ctx.actor.membershipId,
  });
  await audit(ctx, { action: 'identity.makeApiKey', kind: 'apiKey', id, after: given });
  return { id, key: apiKeyText(ctx.tenant.id, secret) };
}

export async function listKeys(
  ctx: Context,
  ask: { q?: string | undefined; after?: string | undefined; limit: number },
) {
  const mark = readMark(ask.after, 1);
  const rows = await sql.selectApiKeys.all(ctx, {
    q: fragmentPattern(ask.q),
    after: mark?.[0] ?? null,
    limit: ask.limit + 1,
  });
  return pageOf(rows, ask.limit, (row) => [row.id]);
}

export async function endKey(ctx: Context, id: string): Promise<Record<string, never>> {
  const ended = await sql.endApiKeyById.first(ctx, { id, now: ctx.now });
  if (ended === undefined) throw new Failure('missing', 'lib.missing');
  await audit(ctx, { action: 'identity.endApiKey', kind: 'apiKey', id });
  hint(ctx, { topic: 'session.ended', id: ended.membershipId });
  return {};
}

function requirePerson(ctx: Context): { membershipId: string; loginId: string } {
  const { membershipId, loginId } = ctx.actor;
  if (membershipId === null || loginId === null) throw new Failure('forbidden', 'lib.forbidden');
  return { membershipId, loginId };
}
