import { z } from 'zod';

// The endpoints of a running program as its own openapi.json tells them: nothing here knows a contract.

const Schema = z.looseObject({});
export type Schema = z.infer<typeof Schema>;

const Operation = z.object({
  operationId: z.string(),
  'x-permission': z.string(),
  parameters: z.array(
    z.object({
      in: z.enum(['path', 'query', 'header']),
      name: z.string(),
      required: z.boolean(),
      schema: Schema,
    }),
  ),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: Schema.exactOptional() })) })
    .exactOptional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: Schema.exactOptional() })) }),
  ),
});
const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: Schema;
}
export interface Endpoint {
  readonly operation: string;
  readonly method: string;
  /** With its places in braces. */
  readonly path: string;
  readonly permission: string;
  readonly pathFields: readonly Field[];
  readonly queryFields: readonly Field[];
  readonly hasKey: boolean;
  readonly body: 'none' | 'json' | 'multipart' | 'bytes';
  readonly bodySchema: Schema;
  readonly successStatus: number;
  /** What the answer must be; undefined when it is a file. */
  readonly answer: z.ZodType | undefined;
}

const JSON_TYPE = 'application/json';
const BODIES = [
  ['json', JSON_TYPE],
  ['multipart', 'multipart/form-data'],
  ['bytes', 'application/octet-stream'],
] as const;

export async function readEndpoints(url: string): Promise<Endpoint[]> {
  const answer: unknown = await (await fetch(`${url}/api/openapi.json`)).json();
  return Object.entries(Description.parse(answer).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => endpointOf(path, method, each)),
  );
}

function endpointOf(path: string, method: string, each: z.infer<typeof Operation>): Endpoint {
  const fieldsIn = (place: string): Field[] =>
    each.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, required, schema }) => ({ name, isRequired: required, schema }));
  const content = each.requestBody?.content ?? {};
  const [kind = 'none', type = ''] = BODIES.find(([, name]) => name in content) ?? [];
  const [status, done] = Object.entries(each.responses).find(([code]) => code.startsWith('2')) ?? [];
  const answer = done?.content[JSON_TYPE]?.schema;
  return {
    operation: each.operationId,
    method: method.toUpperCase(),
    path,
    permission: each['x-permission'],
    pathFields: fieldsIn('path'),
    queryFields: fieldsIn('query'),
    hasKey: fieldsIn('header').some(({ name }) => name === 'Idempotency-Key'),
    body: kind,
    bodySchema: content[type]?.schema ?? {},
    successStatus: Number(status),
    answer: answer && z.fromJSONSchema(answer),
  };
}
