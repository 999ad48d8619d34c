import { randomUUID } from 'node:crypto';

import type { z } from 'zod';

import type { Contract } from '../server/lib/contract.ts';
import { pathParameters } from '../server/lib/contract.ts';
import { Problem } from '../server/lib/problem.ts';

// Calls endpoints by their contracts over real HTTP, as a program with a key does.

/** A refusal as the caller met it. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(
      `${status} ${problem.code}: ${problem.errors.map((each) => `${each.path} ${each.code}`).join(', ')}`,
    );
    this.status = status;
    this.problem = problem;
  }
}

interface CallOptions {
  /** The Idempotency-Key of a command; a fresh one unless given. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpClient {
  /** The answer, parsed as JSON; a refusal is thrown. */
  call<C extends Contract>(
    contract: C,
    input: z.input<C['input']>,
    options?: CallOptions,
  ): Promise<z.output<C['output']>>;
  /** The status and raw body, whatever they are. */
  ask(
    contract: Contract,
    input: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<{ status: number; body: string }>;
  /** Sends a file. */
  upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { name: string; body: Uint8Array },
    options?: CallOptions,
  ): Promise<{ status: number; body: string }>;
  /** Sends bare bytes; the fields go in the query string. */
  sendBytes<C extends Contract>(
    contract: C,
    input: z.input<C['input']>,
    bytes: Uint8Array,
  ): Promise<z.output<C['output']>>;
  raw(
    method: string,
    path: string,
    init?: { body?: string | Uint8Array<ArrayBuffer>; headers?: Readonly<Record<string, string>> },
  ): Promise<Response>;
}

/**
 * With `address` each call says that it comes from there, so that the limit on calls of one address does not meet a
 * test; the program must believe its sender (`VAFA_PROXY`).
 */
export function httpClient(url: string, key: string | undefined, address?: () => string): HttpClient {
  const authorization: Readonly<Record<string, string>> =
    key === undefined ? {} : { authorization: `Bearer ${key}` };
  const raw: HttpClient['raw'] = (method, path, init = {}) =>
    fetch(url + path, {
      method,
      headers: {
        'x-vafa': '1',
        ...authorization,
        ...(address && { 'x-forwarded-for': address() }),
        ...init.headers,
      },
      ...(init.body !== undefined && { body: init.body }),
    });
  const ask: HttpClient['ask'] = async (contract, input, options = {}) => {
    const { path, rest } = addressOf(contract, input);
    const isQuestion = contract.method === 'GET';
    const query = isQuestion ? queryOf(rest) : '';
    const response = await raw(contract.method, `/api/v1${path}${query}`, {
      headers: {
        ...(isQuestion
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': options.key ?? randomUUID() }),
        ...options.headers,
      },
      ...(!isQuestion && { body: JSON.stringify(rest) }),
    });
    return { status: response.status, body: await response.text() };
  };
  return {
    raw,
    ask,
    async call(contract, input, options) {
      const { status, body } = await ask(contract, asRecord(input), options);
      if (status >= 400) throw new Refused(status, Problem.parse(JSON.parse(body)));
      return JSON.parse(body);
    },
    async sendBytes(contract, input, bytes) {
      const { path, rest } = addressOf(contract, asRecord(input));
      const response = await raw(contract.method, `/api/v1${path}${queryOf(rest)}`, {
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
      const body = await response.text();
      if (response.status >= 400) throw new Refused(response.status, Problem.parse(JSON.parse(body)));
      return JSON.parse(body);
    },
    async upload(path, fields, file, options = {}) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([Buffer.from(file.body)]), file.name);
      const response = await fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          'x-vafa': '1',
          'idempotency-key': options.key ?? randomUUID(),
          ...authorization,
          ...(address && { 'x-forwarded-for': address() }),
          ...options.headers,
        },
        body: form,
      });
      return { status: response.status, body: await response.text() };
    },
  };
}

function addressOf(contract: Contract, input: Readonly<Record<string, unknown>>) {
  const rest = { ...input };
  let path = contract.path;
  for (const name of pathParameters(contract.path)) {
    path = path.replace(`:${name}`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  return { path, rest };
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null)
      query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
