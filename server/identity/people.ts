import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import type { PersonView } from './identity.contract.ts';
import type { MembershipRow } from './identity.sql.ts';
import * as sql from './identity.sql.ts';
import { readMobile } from './log-in.ts';

// People of a company. An admin makes and ends memberships; he never sets a password nor learns of other companies.

interface Invitation {
  /** As typed; any form of an Iranian mobile. */
  readonly mobile: string;
  readonly title: string;
  readonly roleCodes: readonly string[];
  /** Null: the head office. */
  readonly agencyId: string | null;
  readonly demoName?: string;
}

/** Makes a person a member, or brings an ended member back; a member at work elsewhere in the company is refused. */
export async function invite(
  ctx: Context,
  given: Invitation,
): Promise<{ membershipId: string; created: boolean }> {
  const mobile = readMobile(given.mobile);
  await requireRoles(ctx, given.roleCodes, given.agencyId);
  if (given.agencyId === null) await requireWithin(ctx, given.roleCodes);
  const loginId = await loginFor(ctx, mobile);
  const id = newId(ctx.now.getTime());
  const made = await sql.insertMembership.first(ctx, {
    id,
    loginId,
    mobile,
    title: given.title,
    titleKey: fold(given.title),
    roleCodes: given.roleCodes,
    agencyId: given.agencyId,
    demoName: given.demoName ?? null,
    now: ctx.now,
  });
  if (made === undefined) return await joinAgain(ctx, loginId, given);
  await auditPerson(ctx, 'identity.invite', id, undefined, { ...given, mobile });
  return { membershipId: id, created: true };
}

async function joinAgain(ctx: Context, loginId: string, given: Invitation) {
  const known = await sql.membershipByLogin.first(ctx, { loginId });
  if (known === undefined) throw new Failure('conflict', 'lib.conflict');
  if (!known.isEnded && known.agencyId !== given.agencyId) {
    throw new Failure('conflict', 'identity.alreadyMember', {}, 'mobile');
  }
  await write(ctx, known, {
    title: given.title,
    roleCodes: given.roleCodes,
    agencyId: given.agencyId,
    isEnded: false,
  });
  return { membershipId: known.id, created: false };
}

interface PersonChange {
  readonly title?: string | undefined;
  readonly roleCodes?: readonly string[] | undefined;
  readonly isEnded?: boolean | undefined;
}

/** Changes a member within his agency or head office; ending him ends his sessions at once. */
export async function changePerson(
  ctx: Context,
  change: PersonChange & { membershipId: string; agencyId: string | null; version?: number },
): Promise<MembershipRow> {
  const known = await sql.lockMembership.first(ctx, { id: change.membershipId });
  if (known === undefined || known.agencyId !== change.agencyId) throw new Failure('missing', 'lib.missing');
  if (change.version !== undefined && change.version !== known.version) {
    throw new Failure('conflict', 'lib.changedMeanwhile');
  }
  if (change.isEnded === true && known.id === ctx.actor.membershipId)
    throw new Failure('conflict', 'identity.notYourself');
  await requireRoles(ctx, change.roleCodes ?? known.roleCodes, known.agencyId);
  if (known.agencyId === null) {
    await requireWithin(
      ctx,
      (change.roleCodes ?? []).filter((code) => !known.roleCodes.includes(code)),
    );
  }
  return await write(ctx, known, {
    title: change.title ?? known.title,
    roleCodes: change.roleCodes ?? known.roleCodes,
    agencyId: known.agencyId,
    isEnded: change.isEnded ?? known.isEnded,
  });
}

async function write(
  ctx: Context,
  known: MembershipRow,
  next: { title: string; roleCodes: readonly string[]; agencyId: string | null; isEnded: boolean },
): Promise<MembershipRow> {
  await sql.updateMembership.run(ctx, { id: known.id, ...next, titleKey: fold(next.title), now: ctx.now });
  if (next.isEnded && !known.isEnded) {
    await sql.endSessionsOf.run(ctx, { membershipId: known.id, exceptId: null, now: ctx.now });
    // Else they would come to life again with him, perhaps in another place.
    await sql.endApiKeysOf.run(ctx, { membershipId: known.id, now: ctx.now });
    hint(ctx, { topic: 'session.ended', id: known.id });
  }
  await auditPerson(ctx, 'identity.changePerson', known.id, known, next);
  return { ...known, ...next, roleCodes: [...next.roleCodes], version: known.version + 1 };
}

export interface AgencyPerson {
  readonly membershipId: string;
  readonly title: string;
  readonly mobile: string;
  readonly roleCodes: readonly string[];
  readonly isTechnician: boolean;
  readonly isEnded: boolean;
  readonly version: number;
}

/** People of an agency, those at work first. */
export async function peopleOf(ctx: Context, ask: { agencyId: string }): Promise<AgencyPerson[]> {
  return (await sql.selectAgencyPeople.all(ctx, ask)).map(agencyPerson);
}

/** One member by id, at work or ended; undefined when the company has none. */
export async function person(
  ctx: Context,
  membershipId: string,
): Promise<(AgencyPerson & { agencyId: string | null }) | undefined> {
  const row = await sql.membershipById.first(ctx, { id: membershipId });
  return row && { ...agencyPerson(row), agencyId: row.agencyId };
}

export async function listOfficePeople(
  ctx: Context,
  ask: { q?: string | undefined; after?: string | undefined; limit: number; ended?: boolean | undefined },
): Promise<{ items: PersonView[]; next: string | null }> {
  const mark = readMark(ask.after, 2);
  const rows = await sql.selectPeople.all(ctx, {
    q: fragmentPattern(ask.q),
    ended: ask.ended ?? null,
    afterKey: mark?.[0] ?? null,
    afterId: mark?.[1] ?? null,
    limit: ask.limit + 1,
  });
  const page = pageOf(rows, ask.limit, (row) => [row.titleKey, row.id]);
  return { ...page, items: page.items.map(personView) };
}

export function personView(row: MembershipRow): PersonView {
  const { id, title, mobile, roleCodes, agencyId, isEnded, version } = row;
  return { id, title, mobile, roleCodes, agencyId, isEnded, version };
}

async function loginFor(ctx: Context, mobile: string): Promise<string> {
  const known = await sql.loginByMobile.first(ctx, { mobile });
  if (known !== undefined) return known.id;
  await sql.insertLogin.run(ctx, { id: newId(ctx.now.getTime()), mobile });
  return (await sql.loginByMobile.one(ctx, { mobile })).id;
}

/** Roles must exist, and those of an agency's people may not see the head office, nor the other way round. */
async function requireRoles(ctx: Context, codes: readonly string[], agencyId: string | null): Promise<void> {
  const roles = new Map((await sql.selectRoles.all(ctx)).map((role) => [role.code, role.sees]));
  for (const code of codes) {
    const sees = roles.get(code);
    const isAgencyRole = sees === 'agency' || sees === 'technician';
    if (sees === undefined) throw new Failure('invalid', 'identity.unknownRole', { code }, 'roleCodes');
    if (isAgencyRole !== (agencyId !== null))
      throw new Failure('invalid', 'identity.wrongRolePlace', { code }, 'roleCodes');
  }
}

/**
 * Nobody hands out more than he has, by a role or by a key: else who may invite could make himself a second,
 * mightier person. Whoever may write roles could give himself anything anyway.
 */
export async function requireWithin(ctx: Context, roleCodes: readonly string[]): Promise<void> {
  if (ctx.actor.kind === 'system' || ctx.actor.permissions.has('role.write')) return;
  const roles = (await sql.selectRoles.all(ctx)).filter((role) => roleCodes.includes(role.code));
  const isWithin = roles.flatMap((role) => role.permissions).every((name) => ctx.actor.permissions.has(name));
  if (!isWithin) throw new Failure('forbidden', 'lib.forbidden');
}

async function auditPerson(
  ctx: Context,
  action: string,
  id: string,
  before: MembershipRow | undefined,
  after: {
    title: string;
    roleCodes: readonly string[];
    agencyId: string | null;
    isEnded?: boolean;
    mobile?: string;
  },
): Promise<void> {
  const facts = (of: typeof after) => ({
    roleCodes: of.roleCodes,
    agencyId: of.agencyId,
    isEnded: of.isEnded ?? false,
  });
  const personal = (of: typeof after) => ({
    title: of.title,
    ...(of.mobile !== undefined && { mobile: of.mobile }),
  });
  await audit(ctx, {
    action,
    kind: 'membership',
    id,
    ...(before && { before: facts(before), personalBefore: personal(before) }),
    after: facts(after),
    personalAfter: personal(after),
  });
}

function agencyPerson(row: MembershipRow): AgencyPerson {
  const { title, mobile, roleCodes, isEnded, version } = row;
  return {
    membershipId: row.id,
    title,
    mobile,
    roleCodes,
    isTechnician: roleCodes.includes('technician'),
    isEnded,
    version,
  };
}
