import { z } from 'zod';

import type { Contract } from './contract.ts';
import { pathParameters, successOf } from './contract.ts';
import { failureKinds } from './failure.ts';
import { Problem } from './problem.ts';

// OpenAPI 3.1, printed from the same contracts that the server runs and the browser calls.

type Schema = Readonly<Record<string, unknown>>;

export function openApi(contracts: readonly Contract[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const each of contracts) {
    const path = `/api/v1${each.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`;
    const operations = (paths[path] ??= {});
    operations[each.method.toLowerCase()] = operationOf(each);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vafa', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(Problem) },
    },
    paths,
  };
}

function operationOf(each: Contract): object {
  const input = schemaOf(each.input);
  const properties = asRecord(input['properties']);
  const inPath = pathParameters(each.path);
  const inQuery =
    each.method === 'GET' || each.body === 'bytes'
      ? Object.keys(properties).filter((name) => !inPath.includes(name))
      : [];
  const required = Array.isArray(input['required']) ? input['required'] : [];
  return {
    operationId: each.operation,
    summary: each.summary,
    'x-permission': each.permission,
    security: each.permission === 'public' ? [] : [{ key: [] }],
    parameters: [
      ...inPath.map((name) => parameter('path', name, properties[name], true)),
      ...inQuery.map((name) => parameter('query', name, properties[name], required.includes(name))),
      ...(each.once === 'key'
        ? [parameter('header', 'Idempotency-Key', { type: 'string', format: 'uuid' }, true)]
        : []),
    ],
    ...(each.method !== 'GET' && { requestBody: bodyOf(each, withoutPath(input, inPath)) }),
    responses: responsesOf(each),
  };
}

function bodyOf(each: Contract, schema: Schema): object {
  if (each.body === 'bytes') return { content: { 'application/octet-stream': {} } };
  if (each.body === 'json') return { content: { 'application/json': { schema } } };
  const properties = { ...asRecord(schema['properties']), file: { type: 'string', format: 'binary' } };
  return { content: { 'multipart/form-data': { schema: { ...schema, properties } } } };
}

function responsesOf(each: Contract): object {
  const status = String(successOf(each));
  const content =
    each.answer === 'file'
      ? { 'application/octet-stream': {} }
      : { 'application/json': { schema: schemaOf(each.output) } };
  const problems = [...new Set(Object.values(failureKinds))].map((code) => [
    String(code),
    {
      description: 'problem',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return { [status]: { description: 'done', content }, ...Object.fromEntries(problems) };
}

function withoutPath(schema: Schema, inPath: readonly string[]): Schema {
  const properties = asRecord(schema['properties']);
  const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.includes(name)));
  const required = Array.isArray(schema['required'])
    ? schema['required'].filter((name) => !inPath.includes(name))
    : [];
  return schema['properties'] === undefined ? schema : { ...schema, properties: kept, required };
}

function parameter(place: string, name: string, schema: unknown, required: boolean): object {
  return { in: place, name, required, schema: schema ?? {} };
}

function schemaOf(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  });
  return rest;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
