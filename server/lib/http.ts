import { randomUUID } from 'node:crypto';

import type {} from '@fastify/cookie';
import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Actor, Context } from './context.ts';
import { publicActor, systemActor } from './context.ts';
import type { Contract } from './contract.ts';
import { successOf } from './contract.ts';
import type { Pool, Tx } from './db.ts';
import { transaction } from './db.ts';
import type { Door, DoorRoute, FileAnswer, FileStore, RawRoute, Route, TenantRoute } from './endpoint.ts';
import { Failure } from './failure.ts';
import { isStorable } from './fold.ts';
import { asObject, readInput, readOnceKey } from './http-input.ts';
import type { JobQueue } from './jobs.ts';
import type { Hint, Live } from './live.ts';
import type { OnceKey } from './once.ts';
import { answeredBefore, hashOf, keepAnswer } from './once.ts';
import { failureOfIssues } from './problem.ts';

// How a command runs: credential → transaction → who and whether → input → once → verb → output → commit → hints.

/** What a request brought to prove who it is; names the tenant, so that one transaction does all. */
export interface Credential {
  readonly tenantId: string;
  readonly kind: 'session' | 'key';
  readonly secret: string;
}

export interface Gate {
  readCredential(request: FastifyRequest): Credential | undefined;
  identify(on: { tx: Tx }, credential: Credential): Promise<{ actor: Actor; tenantCode: string } | undefined>;
  findTenant(on: { tx: Tx }, code: string): Promise<{ id: string; code: string } | undefined>;
}

export interface HttpParts {
  readonly pool: Pool;
  readonly gate: Gate;
  readonly jobs: JobQueue;
  readonly live: Live;
  readonly files: FileStore;
  /** Whether cookies may only travel over TLS. */
  readonly isSecure: boolean;
}

interface Outcome {
  readonly status: number;
  readonly body: string | FileAnswer;
  readonly tenantId: string;
  readonly hints: readonly Hint[];
}

const BASE = '/api/v1';

export function registerRoute(
  app: FastifyInstance,
  parts: HttpParts,
  route: Route | RawRoute,
  base: string = BASE,
): void {
  const { contract } = route;
  app.route({
    method: contract.method,
    url: base + contract.path,
    config:
      'rate' in route && route.rate
        ? { rateLimit: { max: route.rate.max, timeWindow: route.rate.perMs } }
        : {},
    async handler(request, reply) {
      switch (route.kind) {
        case 'tenant':
        case 'public':
          return await send(reply, parts, await runTenantRoute(parts, route, request));
        case 'door':
          return await runDoorRoute(parts, route, request, reply);
        case 'raw':
          return await runRawRoute(parts, route, request, reply);
      }
    },
  });
}

async function send(reply: FastifyReply, parts: HttpParts, outcome: Outcome): Promise<FastifyReply> {
  parts.live.publish(outcome.tenantId, outcome.hints);
  if (typeof outcome.body === 'string') {
    return await reply.code(outcome.status).type('application/json; charset=utf-8').send(outcome.body);
  }
  const name = encodeURIComponent(outcome.body.name);
  const { body } = outcome.body;
  const sent = typeof body === 'function' ? await body() : body;
  return await reply
    .code(200)
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .type(outcome.body.type)
    .send(sent);
}

async function runTenantRoute(
  parts: HttpParts,
  route: TenantRoute,
  request: FastifyRequest,
): Promise<Outcome> {
  const { contract } = route;
  const entry =
    route.kind === 'public' ? await publicEntry(parts, request) : keyedEntry(parts.gate, contract, request);
  const key = contract.once === 'key' ? readOnceKey(request) : undefined;
  const given = await readInput(parts.files, contract, request, async () => {
    // A file is received only from someone who may send it.
    await transaction(parts.pool, entry.tenantId, (tx) => entry.admit(tx));
  });
  const hints: Hint[] = [];
  const { status, body } = await transaction(parts.pool, entry.tenantId, async (tx) => {
    const [now, who] = await Promise.all([tx.startedAt, entry.admit(tx)]);
    const ctx: Context = {
      tx,
      tenant: { id: entry.tenantId, code: who.tenantCode },
      actor: who.actor,
      now,
      requestNumber: request.id,
      address: request.ip,
      hints,
      jobs: parts.jobs,
    };
    const parsed = contract.input.safeParse(given.fields);
    if (!parsed.success) throw failureOfIssues(parsed.error.issues);
    const { file, bytes } = given;
    const more = { ...(file && { file }), ...(bytes && { bytes }) };
    const input = file || bytes ? { ...asObject(parsed.data), ...more } : parsed.data;
    return await runOnce(ctx, route, key, given.hashed, input);
  });
  return { status, body, tenantId: entry.tenantId, hints };
}

async function runOnce(
  ctx: Context,
  route: TenantRoute,
  key: string | undefined,
  hashed: () => string,
  input: unknown,
): Promise<{ status: number; body: string | FileAnswer }> {
  const { contract } = route;
  const once: OnceKey | undefined =
    key === undefined || ctx.actor.id === null
      ? undefined
      : { actorId: ctx.actor.id, key, bodyHash: hashOf(contract.operation, hashed()) };
  if (once !== undefined) {
    const before = await answeredBefore(ctx, once);
    if (before !== undefined) return { status: before.status, body: before.answer };
  }
  // The verb's input type is the contract's own; TypeScript cannot see it through the list of routes.
  const output = await route.run(ctx, input as never);
  if (contract.answer === 'file') return { status: 200, body: output as FileAnswer };
  const body = JSON.stringify(contract.output.parse(output));
  const status = successOf(contract);
  if (once !== undefined) await keepAnswer(ctx, once, status, body);
  return { status, body };
}

async function admit(gate: Gate, contract: Contract, tx: Tx, credential: Credential) {
  const who = await gate.identify({ tx }, credential);
  if (who === undefined) throw new Failure('notSignedIn', 'lib.notSignedIn');
  if (contract.permission !== 'signedIn' && !who.actor.permissions.has(contract.permission)) {
    throw new Failure('forbidden', 'lib.forbidden');
  }
  return who;
}

function requireCredential(gate: Gate, request: FastifyRequest): Credential {
  const credential = gate.readCredential(request);
  if (credential === undefined) throw new Failure('notSignedIn', 'lib.notSignedIn');
  // A foreign page can make a browser send our cookie, but not this header.
  if (credential.kind === 'session' && request.method !== 'GET' && request.headers['x-vafa'] === undefined) {
    throw new Failure('forbidden', 'lib.crossSite');
  }
  return credential;
}

/** Which tenant a call goes to, and how its caller is let in. */
interface Entry {
  readonly tenantId: string;
  admit(tx: Tx): Promise<{ actor: Actor; tenantCode: string }>;
}

function keyedEntry(gate: Gate, contract: Contract, request: FastifyRequest): Entry {
  const credential = requireCredential(gate, request);
  return { tenantId: credential.tenantId, admit: (tx) => admit(gate, contract, tx, credential) };
}

async function publicEntry(parts: HttpParts, request: FastifyRequest): Promise<Entry> {
  const code = z.object({ tenantCode: z.string().max(31).refine(isStorable) }).safeParse(request.params);
  const tenant = code.success
    ? await transaction(parts.pool, null, (tx) => parts.gate.findTenant({ tx }, code.data.tenantCode))
    : undefined;
  if (tenant === undefined) throw new Failure('missing', 'lib.missing');
  return { tenantId: tenant.id, admit: async () => ({ actor: publicActor, tenantCode: tenant.code }) };
}

async function runDoorRoute(
  parts: HttpParts,
  route: DoorRoute,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { contract } = route;
  if (contract.method !== 'GET' && route.isWebhook !== true && request.headers['x-vafa'] === undefined) {
    throw new Failure('forbidden', 'lib.crossSite');
  }
  const given = await readInput(parts.files, contract, request, async () => undefined);
  const parsed = contract.input.safeParse(given.fields);
  if (!parsed.success) throw failureOfIssues(parsed.error.issues);
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: parts.isSecure } as const;
  const door: Door = {
    requestNumber: request.id,
    address: request.ip,
    agent: (request.headers['user-agent'] ?? '').slice(0, 300),
    cookies: request.cookies,
    setCookie: (name, value, maxAge) => void reply.setCookie(name, value, { ...cookie, maxAge }),
    clearCookie: (name) => void reply.clearCookie(name, cookie),
    async transaction(tenantId, run) {
      const hints: Hint[] = [];
      const value = await transaction(parts.pool, tenantId, async (tx) =>
        run(tx, await systemContext(parts, tx, tenantId ?? '', request.id, hints, request.ip)),
      );
      if (tenantId !== null) parts.live.publish(tenantId, hints);
      return value;
    },
  };
  const output = await route.run(door, parsed.data as never);
  return await reply
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(contract.output.parse(output)));
}

async function runRawRoute(parts: HttpParts, route: RawRoute, request: FastifyRequest, reply: FastifyReply) {
  const credential = requireCredential(parts.gate, request);
  const ctx = await transaction(parts.pool, credential.tenantId, async (tx): Promise<Context> => {
    const { actor, tenantCode } = await admit(parts.gate, route.contract, tx, credential);
    const system = await systemContext(parts, tx, credential.tenantId, request.id, [], request.ip);
    return { ...system, actor, tenant: { id: credential.tenantId, code: tenantCode } };
  });
  await route.run(ctx, request, reply);
}

/** A context for the program's own acts: jobs, sweeps, the door. */
export async function systemContext(
  parts: Pick<HttpParts, 'jobs'>,
  tx: Tx,
  tenantId: string,
  requestNumber: string = randomUUID(),
  hints: Hint[] = [],
  address: string | null = null,
): Promise<Context> {
  const now = await tx.startedAt;
  const tenant = { id: tenantId, code: '' };
  return { tx, tenant, actor: systemActor, now, requestNumber, address, hints, jobs: parts.jobs };
}
