import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { z } from 'zod';

import { openWorld } from '../../test/world.ts';

const Schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const Media = z.record(z.string().regex(/^[a-z]+\/[a-z+-]+$/), z.strictObject({ schema: Schema.optional() }));
const Response = z.strictObject({ description: z.string().min(1), content: Media });
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z-]*\.[a-z][A-Za-z]*$/),
  summary: z.string().min(10),
  'x-permission': z.string().regex(/^(public|signedIn|[a-z][A-Za-z]*\.[a-z][A-Za-z]*)$/),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.strictObject({
      in: z.enum(['path', 'query', 'header']),
      name: z.string(),
      required: z.boolean(),
      schema: Schema,
    }),
  ),
  requestBody: z.strictObject({ content: Media, required: z.boolean().optional() }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), Response),
});
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const Description = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.strictObject({ type: z.string(), scheme: z.string() })),
    schemas: z.record(z.string(), Schema),
  }),
  paths: z.record(
    z.string().regex(/^\/api\/v1(\/[a-z0-9-]+|\/\{[a-zA-Z]+\})+(\.[a-z]+)?$/),
    z.partialRecord(z.enum(METHODS), Operation),
  ),
});

const world = await openWorld({ after });
const text = await (await world.stranger().raw('GET', '/api/openapi.json')).text();
const description = Description.parse(JSON.parse(text));
const operations = Object.entries(description.paths).flatMap(([path, byMethod]) =>
  Object.entries(byMethod).map(([method, operation]) => ({ path, method, ...operation })),
);

test('R17: every operation has its own id, a permission, and schemas for what goes in and comes out', () => {
  assert.ok(operations.length > 40);
  assert.equal(new Set(operations.map((each) => each.operationId)).size, operations.length);
  const bare = operations.filter(({ method, requestBody, responses }) => {
    const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const hasAnswer = done.length === 1 && done.every(([, { content }]) => Object.keys(content).length === 1);
    const hasBody =
      method === 'get' ? requestBody === undefined : Object.keys(requestBody?.content ?? {}).length === 1;
    return !hasAnswer || !hasBody || responses['400'] === undefined || responses['401'] === undefined;
  });
  assert.deepEqual(
    bare.map((each) => each.operationId),
    [],
  );
});

test('R17: each place of a path is a required parameter with a schema, and no name comes twice', () => {
  for (const { operationId, path, parameters } of operations) {
    const places = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const inPath = parameters.filter((each) => each.in === 'path');
    assert.deepEqual(
      inPath.map((each) => each.name),
      places,
      operationId,
    );
    assert.ok(
      inPath.every((each) => each.required && typeof each.schema === 'object' && 'type' in each.schema),
      operationId,
    );
    assert.equal(
      new Set(parameters.map((each) => `${each.in} ${each.name}`)).size,
      parameters.length,
      operationId,
    );
  }
});

test('R17: a public operation needs no key, every other one does, and the scheme it names exists', () => {
  const schemes = Object.keys(description.components.securitySchemes);
  for (const { operationId, security, ...each } of operations) {
    const named = security.flatMap((one) => Object.keys(one));
    assert.equal(named.length > 0, each['x-permission'] !== 'public', operationId);
    assert.ok(
      named.every((name) => schemes.includes(name)),
      operationId,
    );
  }
});

test('R17: every reference leads somewhere', () => {
  const local = (document: unknown, pointer: string) =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>(
        (at, key) =>
          typeof at === 'object' && at !== null
            ? Object.entries(at).find(([name]) => name === key)?.[1]
            : undefined,
        document,
      );
  const lost = [...text.matchAll(/"\$ref":"([^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .filter((pointer) => !pointer.startsWith('#/') || local(description, pointer) === undefined);
  assert.deepEqual([...new Set(lost)], []);
});

test('R17: the description holds every route of the program and none besides', () => {
  const described = operations.map(
    ({ path, method }) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, ':')}`,
  );
  // One place that two routes name differently is printed with both names.
  const registered = routesOf(world.app.server.printRoutes({ commonPrefix: false }))
    .filter((each) => each.includes(' /api/v1/'))
    .map((each) => each.replaceAll(/:[\w:|]+/g, ':'));
  assert.deepEqual(registered.toSorted(), described.toSorted());
});

/** The routes of the printed tree: four signs of indentation for each level, the methods in brackets. */
function routesOf(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│├└─\s]*)(\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    const depth = indent.length / 4 - 1;
    if (depth < 0) return [];
    above.splice(depth, above.length, part);
    const names = methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD' && method !== 'OPTIONS');
    return names.map((method) => `${method} ${above.join('')}`);
  });
}
