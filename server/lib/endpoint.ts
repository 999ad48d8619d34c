import type { Readable } from 'node:stream';

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

import type { Context } from './context.ts';
import type { Contract } from './contract.ts';
import type { Tx } from './db.ts';
import type { FileStore, ReceivedFile } from './files.ts';

// A route is a contract bound to a verb. Three kinds, by what is known before the verb runs: who acts (tenant),
// only which company is meant (public), or nothing yet (door: log-in, first run).

/** How often one address or session may call. */
export interface Rate {
  readonly max: number;
  readonly perMs: number;
}

/** A file as an answer. */
export interface FileAnswer {
  readonly name: string;
  readonly type: string;
  /** Whole, read on while it is sent, or made once the transaction is over, for what takes long. */
  readonly body: Buffer | Readable | (() => Promise<Buffer>);
}

/** What a verb at the door works with: no tenant yet, its own transactions, cookies. */
export interface Door {
  readonly requestNumber: string;
  readonly address: string;
  /** The browser as it calls itself. */
  readonly agent: string;
  transaction<T>(tenantId: string | null, run: (tx: Tx, ctx: DoorContext) => Promise<T>): Promise<T>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  clearCookie(name: string): void;
}
/** A context for the program's own acts at the door; its hints and jobs are real. */
export type DoorContext = Context;

type Output<C extends Contract> = C['answer'] extends 'file' ? FileAnswer : z.input<C['output']>;
type Input<C extends Contract> = z.output<C['input']> &
  (C['body'] extends 'multipart' ? { file: ReceivedFile } : unknown) &
  (C['body'] extends 'bytes' ? { bytes: Buffer } : unknown);

export interface TenantRoute {
  readonly kind: 'tenant' | 'public';
  readonly contract: Contract;
  readonly rate?: Rate;
  readonly run: (ctx: Context, input: never) => Promise<unknown>;
}
export interface DoorRoute {
  readonly kind: 'door';
  readonly contract: Contract;
  readonly rate?: Rate;
  /** Called by programs of others, which know nothing of our headers; the secret in its address proves who calls. */
  readonly isWebhook?: true;
  readonly run: (door: Door, input: never) => Promise<unknown>;
}
/** A route outside the contract's shape: the live stream. */
export interface RawRoute {
  readonly kind: 'raw';
  readonly contract: Contract;
  readonly run: (ctx: Context, request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}
export type Route = TenantRoute | DoorRoute;

/** Binds a contract to a verb that runs for a signed-in actor, in one transaction. */
export function serve<C extends Contract>(
  contract: C,
  run: (ctx: Context, input: Input<C>) => Promise<Output<C>>,
  rate?: Rate,
): TenantRoute {
  return { kind: 'tenant', contract, run, ...(rate && { rate }) };
}

/** Binds a public contract; the company is the path's `:tenantCode`. */
export function servePublic<C extends Contract>(
  contract: C,
  run: (ctx: Context, input: Input<C>) => Promise<Output<C>>,
  rate: Rate,
): TenantRoute {
  return { kind: 'public', contract, run, rate };
}

/** Binds a contract of log-in and first run. */
export function serveDoor<C extends Contract>(
  contract: C,
  run: (door: Door, input: Input<C>) => Promise<Output<C>>,
  rate?: Rate,
): DoorRoute {
  return { kind: 'door', contract, run, ...(rate && { rate }) };
}

/** Binds a public contract that outside programs call; it reads no cookie, so a foreign page gains nothing. */
export function serveWebhook<C extends Contract>(
  contract: C,
  run: (door: Door, input: Input<C>) => Promise<Output<C>>,
  rate: Rate,
): DoorRoute {
  return { kind: 'door', contract, run, rate, isWebhook: true };
}

export const UPLOAD_BYTES_MAX = 32 * 1024 * 1024;

export type { FileStore };
