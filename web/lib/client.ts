// The typed client: a contract and its input go in, its output or a Problem comes out.
import type { z } from 'zod';
import type { Contract } from '../../server/lib/contract.ts';

export type { Contract };
export type InputOf<C extends Contract> = z.input<C['input']>;
export type OutputOf<C extends Contract> = z.output<C['output']>;

export type FieldProblem = { path: string; code: string; message: string };

/** A refusal or a broken connection. `status` 0: no answer came, the command may or may not have been carried out. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldProblem[];

  constructor(facts: { status: number; code: string; title: string; errors?: readonly FieldProblem[] }) {
    super(`${facts.status} ${facts.code}: ${facts.title}`);
    this.name = 'Problem';
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.errors = facts.errors ?? [];
  }

  /** True when the server surely did not carry the command out. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408;
  }
}

export const base = '/api/v1';
const waitMaxMs = 30_000;

/** Calls an endpoint. Throws Problem. */
export async function call<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  options: { key?: string; signal?: AbortSignal } = {},
): Promise<OutputOf<C>> {
  const { address, body } = place(contract, input);
  const answer = await send(contract.method, address, { body, ...options });
  // The server listed and checked this answer against the same schema before it left.
  return answer as OutputOf<C>;
}

/** The address of a GET contract with its input, for links such as a download. */
export function addressOf<C extends Contract>(contract: C, input: InputOf<C>): string {
  return base + place(contract, input).address;
}

/** One request to the program: JSON both ways, the mark against forged forms, problem+json as Problem. */
export async function send(
  method: string,
  address: string,
  { body, key, signal }: { body?: unknown; key?: string; signal?: AbortSignal } = {},
): Promise<unknown> {
  const headers: Record<string, string> = { 'x-vafa': '1', accept: 'application/json' };
  if (method !== 'GET') headers['idempotency-key'] = key ?? crypto.randomUUID();
  if (body !== undefined) headers['content-type'] = 'application/json';
  const limit = AbortSignal.timeout(waitMaxMs);
  const response = await fetch(base + address, {
    method,
    headers,
    credentials: 'same-origin',
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((reason: unknown) => {
    if (signal?.aborted === true) throw reason;
    throw new Problem({ status: 0, code: 'web.noAnswer', title: '' });
  });
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? undefined : response.json();
}

/** Puts named fields into the path, the rest into the query (GET) or the body. */
function place(contract: Contract, input: unknown): { address: string; body: unknown } {
  // Every contract's input is an object; its own schema checks that again on the server.
  const fields = { ...(input as Record<string, unknown>) };
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = fields[name];
    delete fields[name];
    return encodeURIComponent(String(value));
  });
  if (contract.method === 'DELETE' && Object.keys(fields).length === 0)
    return { address: path, body: undefined };
  if (contract.method !== 'GET') return { address: path, body: fields };
  const query = queryOf(fields);
  return { address: query === '' ? path : `${path}?${query}`, body: undefined };
}

function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.toString();
}

async function problemOf(response: Response): Promise<Problem> {
  const said: unknown = await response.json().catch(() => undefined);
  // problem+json is our own server's; a proxy's page falls through to the plain status.
  const body = (typeof said === 'object' && said !== null ? said : {}) as Partial<Problem>;
  return new Problem({
    status: response.status,
    code: typeof body.code === 'string' ? body.code : 'web.noAnswer',
    title: typeof body.title === 'string' ? body.title : '',
    errors: Array.isArray(body.errors) ? body.errors : [],
  });
}
