import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { hash, verify } from '@node-rs/argon2';

import type { Context } from '../lib/context.ts';
import type { Tx } from '../lib/db.ts';
import { latinDigits } from '../lib/digits.ts';
import type { Door } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { parsePhone } from '../lib/phone.ts';
import { hashSecret, newSecret, SESSION_COOKIE, SESSION_SECONDS, sessionToken } from './credentials.ts';
import * as sql from './identity.sql.ts';

// Signing in: by a code on one's mobile or by a password; one mobile is one log-in on the whole installation, and a
// session belongs to one membership. Nobody learns here whether a mobile is known.

/** Sends a log-in code; messaging registers it, for it stands above. */
export type SendCode = (
  ctx: Context,
  ask: { mobile: string; purpose: 'log-in'; code: string },
) => Promise<void>;

export const CODE_DIGITS = 6;
const CODE_TRIES_MAX = 5;
/** In fifteen minutes, from one address: a stranger keeps himself out, not the owner of the mobile. */
const FAILED_TRIES_MAX = 10;
/** In fifteen minutes, from all addresses together: what guessing from many places gets. */
const FAILED_TRIES_EVERYWHERE_MAX = 100;
/** Codes a day: each costs the company an SMS and its owner a fright. */
const CODE_ASKS_MAX = 10;
const CODE_ASKS_EVERYWHERE_MAX = 30;
const PACE_MS = 150;
const PROOF_COOKIE = 'vafa_proof';
const PROOF_SECONDS = 600;
/** OWASP's argon2id profile: 19 MiB, two passes. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Compared with when there is no password, so that a known mobile takes as long as an unknown one. */
const NO_PASSWORD = await hash(newSecret(), ARGON);

type Membership = Awaited<ReturnType<typeof sql.membershipsOf.all>>[number];

/** Sends a code to a known mobile, at most one a minute and so many a day. Throws: tooMany. */
export async function askCode(door: Door, given: { mobile: string }, sendCode: SendCode): Promise<void> {
  const mobile = readMobile(given.mobile);
  const code = String(randomInt(0, 10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  await countCodeAsk(door, mobile);
  await atOnePace(async () => {
    const membership = await door.transaction(null, async (tx) => await rememberCode({ tx }, mobile, code));
    if (membership === undefined) return;
    await door.transaction(membership.tenantId, async (_, ctx) =>
      sendCode(ctx, { mobile, purpose: 'log-in', code }),
    );
  });
}

/** Counted alike for a mobile that nobody has, so that the refusal tells nothing; an ask within the minute is not one. */
async function countCodeAsk(door: Door, mobile: string): Promise<void> {
  const from = digestsOf(door, mobile);
  await door.transaction(null, async (tx) => {
    const { everywhere, here, young } = await sql.codeAsks.one({ tx }, from);
    if (here >= CODE_ASKS_MAX || everywhere >= CODE_ASKS_EVERYWHERE_MAX)
      throw new Failure('tooMany', 'identity.tooManyCodes');
    if (young === 0)
      await sql.insertTry.run({ tx }, { id: newId(), ...from, isFailed: false, isCodeAsk: true });
  });
}

function digestsOf(door: Door, mobile: string) {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return { mobileHash: digest(mobile), addressHash: digest(door.address) };
}

/** Answers no sooner than `PACE_MS`: else the time of the answer tells whether there was anything to do. */
async function atOnePace<T>(run: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([run(), sleep(PACE_MS)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

async function rememberCode(on: { tx: Tx }, mobile: string, code: string): Promise<Membership | undefined> {
  // Locked, so that two who ask at once get one code.
  const login = await sql.lockLogin.first(on, { mobile });
  if (login === undefined) return undefined;
  const memberships = await sql.membershipsOf.all(on, { loginId: login.id });
  // Whoever may read a demo company's sandbox phone must not read the code of somebody who works elsewhere for real.
  const membership = memberships.find((each) => !each.isDemo) ?? memberships[0];
  const newest = await sql.newestCode.first(on, { loginId: login.id });
  if (membership === undefined || newest?.isYoung === true) return undefined;
  await sql.insertCode.run(on, { id: newId(), loginId: login.id, codeHash: hashCode(login.id, code) });
  return membership;
}

/** Proves a mobile; signs in at once when there is one membership, else leaves the choice for the next step. */
export async function logIn(
  door: Door,
  given: { mobile: string; code?: string | undefined; password?: string | undefined },
): Promise<{ isSignedIn: boolean; memberships: Membership[] }> {
  const mobile = readMobile(given.mobile);
  const tryId = await countTry(door, mobile);
  const outcome = await atOnePace(() =>
    door.transaction(null, async (tx) => {
      const on = { tx };
      const loginId =
        given.code === undefined
          ? await provenByPassword(on, mobile, given.password ?? '')
          : await provenByCode(on, mobile, given.code);
      if (loginId === undefined) return 'wrong';
      await sql.correctTry.run(on, { id: tryId });
      return { loginId, memberships: await sql.membershipsOf.all(on, { loginId }) };
    }),
  );
  if (outcome === 'wrong' || outcome.memberships.length === 0) {
    const field = given.code === undefined ? 'password' : 'code';
    throw new Failure(
      'invalid',
      given.code === undefined ? 'identity.wrongPassword' : 'identity.wrongCode',
      {},
      field,
    );
  }
  const [only, ...others] = outcome.memberships;
  if (only !== undefined && others.length === 0) {
    await openSession(door, only.tenantId, only.membershipId);
    return { isSignedIn: true, memberships: [] };
  }
  const proof = newSecret();
  await door.transaction(null, (tx) =>
    sql.insertProof.run({ tx }, { tokenHash: hashSecret(proof), loginId: outcome.loginId }),
  );
  door.setCookie(PROOF_COOKIE, proof, PROOF_SECONDS);
  return { isSignedIn: false, memberships: outcome.memberships };
}

/**
 * Counts a try as failed before it is made, and corrects that when it succeeds: of many tries at once, each sees at
 * least those that were written before its own, so no more than the limit get through.
 */
async function countTry(door: Door, mobile: string): Promise<string> {
  const id = newId();
  const from = digestsOf(door, mobile);
  const isFull = await door.transaction(null, async (tx) => {
    const before = await sql.failedTries.one({ tx }, from);
    const hasRoom = before.here < FAILED_TRIES_MAX && before.everywhere < FAILED_TRIES_EVERYWHERE_MAX;
    if (hasRoom) await sql.insertTry.run({ tx }, { id, ...from, isFailed: true, isCodeAsk: false });
    return !hasRoom;
  });
  const { here, everywhere } = await door.transaction(null, (tx) => sql.failedTries.one({ tx }, from));
  if (isFull || here > FAILED_TRIES_MAX || everywhere > FAILED_TRIES_EVERYWHERE_MAX)
    throw new Failure('tooMany', 'identity.tooManyTries');
  return id;
}

/** The second step of a log-in with several memberships. The proof is spent by it. */
export async function chooseMembership(door: Door, membershipId: string): Promise<void> {
  const proof = door.cookies[PROOF_COOKIE];
  const chosen = await door.transaction(null, async (tx) => {
    const taken =
      proof === undefined ? undefined : await sql.takeProof.first({ tx }, { tokenHash: hashSecret(proof) });
    if (taken === undefined) return undefined;
    const memberships = await sql.membershipsOf.all({ tx }, { loginId: taken.loginId });
    return memberships.find((each) => each.membershipId === membershipId);
  });
  door.clearCookie(PROOF_COOKIE);
  if (chosen === undefined) throw new Failure('notSignedIn', 'identity.proofOver');
  await openSession(door, chosen.tenantId, chosen.membershipId);
}

/** A fresh session with a fresh token: whatever cookie the browser brought is worth nothing afterwards. */
export async function openSession(door: Door, tenantId: string, membershipId: string): Promise<void> {
  const secret = newSecret();
  await door.transaction(tenantId, (tx) =>
    sql.insertSession.run(
      { tx },
      {
        id: newId(),
        membershipId,
        tokenHash: hashSecret(secret),
        agent: door.agent,
        address: door.address,
      },
    ),
  );
  door.setCookie(SESSION_COOKIE, sessionToken(tenantId, secret), SESSION_SECONDS);
}

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, ARGON);
}

export async function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return await verify(passwordHash, password);
}

export function readMobile(text: string): string {
  const phone = parsePhone(text);
  if (!phone.ok || (phone.kind !== 'mobile' && phone.kind !== 'foreign')) {
    throw new Failure('invalid', 'lib.notAMobile', {}, 'mobile');
  }
  return phone.e164;
}

async function provenByPassword(
  on: { tx: Tx },
  mobile: string,
  password: string,
): Promise<string | undefined> {
  const login = await sql.loginByMobile.first(on, { mobile });
  const isRight = await verify(login?.passwordHash ?? NO_PASSWORD, password);
  return isRight && login?.passwordHash != null ? login.id : undefined;
}

async function provenByCode(on: { tx: Tx }, mobile: string, typed: string): Promise<string | undefined> {
  const login = await sql.loginByMobile.first(on, { mobile });
  const code = login && (await sql.newestCode.first(on, { loginId: login.id }));
  if (login === undefined || code === undefined || !code.isAlive || code.tries >= CODE_TRIES_MAX)
    return undefined;
  await sql.countCodeTry.run(on, { id: code.id });
  if (!timingSafeEqual(code.codeHash, hashCode(login.id, latinDigits(typed).replaceAll(/\D/g, ''))))
    return undefined;
  await sql.useCode.run(on, { id: code.id });
  return login.id;
}

function hashCode(loginId: string, code: string): Buffer {
  return createHash('sha256').update(loginId).update(code).digest();
}
