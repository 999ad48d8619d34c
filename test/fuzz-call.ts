import fc from 'fast-check';

import type { Endpoint } from './fuzz-endpoints.ts';
import type { Change } from './fuzz-spoil.ts';
import { changes, spoilt } from './fuzz-spoil.ts';
import type { Draw } from './fuzz-values.ts';
import type { Message } from './loopback-client.ts';
import { hostileText, RAW, rightValue } from './fuzz-values.ts';

// What one call shall be, drawn by its seed, and how it is written on the wire.

/** The places of an input. */
export interface Input {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}
const TRICKS = [
  'noKey',
  'wrongKey',
  'usedKey',
  'noType',
  'wrongType',
  'brokenJson',
  'noHeader',
  'otherMethod',
  'rawPath',
  'emptyBody',
  'listBody',
  'doubledQuery',
  'extraQuery',
] as const;
type Trick = (typeof TRICKS)[number];
export interface Plan {
  readonly who: number;
  readonly whoWay: number;
  readonly way: number;
  readonly input: Input;
  readonly changes: readonly Change[];
  /** At most one breach of the protocol itself. */
  readonly trick: Trick | undefined;
  readonly rows: readonly (readonly string[])[];
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly isEnglish: boolean;
}
const TRICK_EVERY = 8;

export function plansOf(endpoint: Endpoint, draw: Draw): fc.Arbitrary<Plan> {
  const fieldsOf = (fields: Endpoint['pathFields'], nameOf: (name: string) => string) =>
    fc.record(
      Object.fromEntries(
        fields.map(({ name, schema }) => [name, rightValue(schema, nameOf(name), draw)] as const),
      ),
      {
        requiredKeys: fields.filter((each) => each.isRequired).map(({ name }) => name),
        noNullPrototype: true,
      },
    );
  return fc.record({
    who: fc.nat(),
    whoWay: fc.nat(99),
    way: fc.nat(99),
    input: fc.record({
      path: fieldsOf(endpoint.pathFields, (name) => (name === 'id' ? segmentBefore(endpoint.path) : name)),
      query: fieldsOf(endpoint.queryFields, (name) => name),
      body: rightValue(endpoint.bodySchema, 'body', draw),
    }),
    changes,
    trick: fc.option(fc.constantFrom(...TRICKS), { freq: TRICK_EVERY, nil: undefined }).map((each) => each),
    rows: fc.array(fc.array(hostileText, { maxLength: 12 }), { maxLength: 4 }),
    bytes: fc.uint8Array({ maxLength: 600 }),
    text: hostileText,
    isEnglish: fc.nat(9).map((at) => at === 0),
  });
}

/** `/customers/{id}/phones` names a customer. */
function segmentBefore(path: string): string {
  const [before = ''] = path.split('/{id}');
  return `${before.split('/').at(-1) ?? ''}Id`;
}

/** The input with its changes. */
export function spoiltInput(input: Input, wanted: readonly Change[]): Input {
  const { path, query, body } = asRecord(spoilt({ ...input }, wanted));
  return { path, query, body };
}

const BOUNDARY = 'fuzz-boundary';

export function messageOf(
  endpoint: Endpoint,
  plan: Plan,
  given: { input: Input; key: string | undefined; onceKey: string; columns: readonly string[] },
): Message {
  const { trick } = plan;
  const { type, body } = bodyOf(endpoint, plan, given);
  const sendsType = body !== undefined && trick !== 'noType';
  const sendsKey = endpoint.hasKey && trick !== 'noKey';
  const wrongKey = plan.text.replaceAll(/[^\u0020-\u007e]/g, '?').slice(0, 60);
  return {
    method:
      trick === 'otherMethod'
        ? (['PUT', 'DELETE', 'OPTIONS', 'PATCH'][plan.who % 4] ?? 'PUT')
        : endpoint.method,
    address: pathOf(endpoint, plan, given.input.path) + queryOf(plan, given.input.query),
    headers: {
      ...(trick !== 'noHeader' && { 'x-vafa': '1' }),
      ...(given.key !== undefined && { authorization: `Bearer ${given.key}` }),
      ...(sendsKey && { 'idempotency-key': trick === 'wrongKey' ? wrongKey : given.onceKey }),
      ...(sendsType && { 'content-type': trick === 'wrongType' ? 'text/plain' : type }),
      ...(plan.isEnglish && { 'accept-language': 'en' }),
    },
    body,
  };
}

function bodyOf(
  endpoint: Endpoint,
  plan: Plan,
  { input, columns }: { input: Input; columns: readonly string[] },
): { type: string; body: string | Uint8Array | undefined } {
  if (plan.trick === 'emptyBody' || (endpoint.body === 'none' && plan.trick !== 'listBody'))
    return { type: 'application/json', body: undefined };
  if (plan.trick === 'brokenJson') return { type: 'application/json', body: `{"a":${plan.text}` };
  if (plan.trick === 'listBody') return { type: 'application/json', body: written([input.body]) };
  if (endpoint.body === 'bytes') return { type: 'application/octet-stream', body: plan.bytes };
  if (endpoint.body === 'multipart')
    return { type: `multipart/form-data; boundary=${BOUNDARY}`, body: formOf(plan, input.body, columns) };
  return { type: 'application/json', body: written(input.body) };
}

function formOf(plan: Plan, body: unknown, columns: readonly string[]): string {
  const fields = Object.entries(asRecord(body)).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '')}"\r\n\r\n${String(value)}\r\n`,
  );
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [columns, ...plan.rows].map((row) => row.map(cell).join(',')).join('\n');
  const name = plan.text.replaceAll(/["\r\n]/g, '').slice(0, 300);
  const file = `content-disposition: form-data; name="file"; filename="${name}.csv"\r\ncontent-type: text/csv\r\n\r\n${rows}\r\n`;
  return `${fields.join('')}--${BOUNDARY}\r\n${file}--${BOUNDARY}--\r\n`;
}

/** As JSON, with what JSON.stringify would not write. */
function written(body: unknown): string {
  const text = JSON.stringify(body) ?? 'null';
  return Object.entries(RAW).reduce((now, [mark, raw]) => now.replaceAll(`"${mark}"`, raw), text);
}

const RAW_PLACES = ['%00', '%ff', '..%2f..%2fx', '%', '%2e%2e', 'x'.repeat(3_000), '%E2%80%AE', '*', "'--"];

function pathOf({ path, pathFields }: Endpoint, plan: Plan, given: unknown): string {
  const values = asRecord(given);
  return pathFields.reduce((now, { name }) => {
    const raw = RAW_PLACES[plan.who % RAW_PLACES.length] ?? '';
    return now.replace(`{${name}}`, () => (plan.trick === 'rawPath' ? raw : encoded(values[name])));
  }, path);
}

function queryOf(plan: Plan, given: unknown): string {
  const fields = Object.entries(asRecord(given)).filter(([, value]) => value !== null && value !== undefined);
  const pairs = fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  if (plan.trick === 'doubledQuery') pairs.push(...pairs, 'limit=1', 'limit=2');
  if (plan.trick === 'extraQuery') pairs.push(`${encoded(plan.text)}=1`, 'q[]=%00', '__proto__=1');
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

const ADDRESS_MAX = 6_000;
const encoded = (value: unknown) =>
  encodeURIComponent((typeof value === 'string' ? value : written(value)).toWellFormed()).slice(
    0,
    ADDRESS_MAX,
  );

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
