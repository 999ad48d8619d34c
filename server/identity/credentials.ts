import { createHash, randomBytes } from 'node:crypto';

import type { FastifyRequest } from 'fastify';

import type { Actor, Sight } from '../lib/context.ts';
import type { Tx } from '../lib/db.ts';
import type { Credential, Gate } from '../lib/http.ts';
import * as sql from './identity.sql.ts';

// What proves who calls. A token names its tenant in clear and carries a secret of 256 bits, kept only as a hash:
// one transaction of that tenant finds the person and does the work.

export const SESSION_COOKIE = 'vafa_session';
export const SESSION_SECONDS = 30 * 86_400;
const SEEN_EVERY_MS = 5 * 60_000;
const COOKIE = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;
const KEY = /^vafa_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function sessionToken(tenantId: string, secret: string): string {
  return `${tenantId}.${secret}`;
}

export function apiKeyText(tenantId: string, secret: string): string {
  return `vafa_${tenantId.replaceAll('-', '')}_${secret}`;
}

export function readSessionToken(token: string | undefined): Credential | undefined {
  const [, tenantId, secret] = COOKIE.exec(token ?? '') ?? [];
  if (tenantId === undefined || secret === undefined || !UUID.test(tenantId)) return undefined;
  return { tenantId, kind: 'session', secret };
}

function readKey(text: string): Credential | undefined {
  const [, hex, secret] = KEY.exec(text) ?? [];
  if (hex === undefined || secret === undefined) return undefined;
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { tenantId, kind: 'key', secret };
}

export const gate: Gate = {
  readCredential(request: FastifyRequest) {
    const header = request.headers.authorization;
    if (header?.startsWith('Bearer ') === true) return readKey(header.slice('Bearer '.length).trim());
    return readSessionToken(request.cookies[SESSION_COOKIE]);
  },
  async identify(on, credential) {
    const find = credential.kind === 'session' ? sql.identifySession : sql.identifyKey;
    const row = await find.first(on, { hash: hashSecret(credential.secret) });
    if (row === undefined) return undefined;
    await noteSeen(on, row);
    return { tenantCode: row.tenantCode, actor: actorOf(row, credential.kind) };
  },
  findTenant: async (on, code) => await sql.tenantByCode.first(on, { code }),
};

async function noteSeen(on: { tx: Tx }, row: sql.IdentifiedRow): Promise<void> {
  const now = await on.tx.startedAt;
  if (row.sessionSeenAt === null || now.getTime() - row.sessionSeenAt.getTime() < SEEN_EVERY_MS) return;
  await sql.touchSession.run(on, { id: row.actorId, now });
}

function actorOf(row: sql.IdentifiedRow, kind: Credential['kind']): Actor {
  return {
    kind: kind === 'session' ? 'person' : 'key',
    id: kind === 'session' ? row.membershipId : row.actorId,
    ...(kind === 'session' && { sessionId: row.actorId }),
    membershipId: row.membershipId,
    loginId: row.loginId,
    title: row.title,
    permissions: new Set(row.permissions),
    sees: sightOf(row),
    agencyId: row.agencyId,
  };
}

/** The widest sight among the roles, but never the head office's for a person of an agency. */
function sightOf(row: sql.IdentifiedRow): Sight {
  const sights = new Set(row.sights);
  if (row.agencyId !== null) return sights.has('agency') ? 'agency' : 'technician';
  return sights.has('office') ? 'office' : 'ts';
}
