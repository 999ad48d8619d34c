import { z } from 'zod';

import type { FieldLine } from './api-fields.ts';
import { fieldLines } from './api-fields.ts';

// openapi.json as its page of documentation shows it.

export interface InputLine extends FieldLine {
  readonly place: 'path' | 'query' | 'header' | 'body';
}
export interface Operation {
  readonly name: string;
  readonly slice: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly permission: string;
  readonly input: readonly InputLine[];
  readonly output: readonly FieldLine[] | 'file';
  readonly status: string;
  readonly errors: readonly string[];
}

const Content = z.looseObject({
  content: z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })).optional(),
});
const Description = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        summary: z.string(),
        'x-permission': z.string(),
        parameters: z.array(
          z.looseObject({
            in: z.enum(['path', 'query', 'header']),
            name: z.string(),
            required: z.boolean(),
            schema: z.unknown(),
          }),
        ),
        requestBody: Content.optional(),
        responses: z.record(z.string(), Content),
      }),
    ),
  ),
});
type Described = z.output<typeof Description>['paths'][string][string];

export function readOperations(description: object): readonly Operation[] {
  return Object.entries(Description.parse(description).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({
      name: each.operationId,
      slice: each.operationId.split('.')[0] ?? '',
      method: method.toUpperCase(),
      path,
      summary: each.summary,
      permission: each['x-permission'],
      input: inputOf(each),
      ...answerOf(each),
      errors: errorsOf(each, path, method),
    })),
  );
}

function inputOf(each: Described): InputLine[] {
  const parameters = each.parameters.flatMap(({ in: place, name, required, schema }) => {
    const [line] = fieldLines({ type: 'object', properties: { [name]: schema } }).slice(0, 1);
    return line === undefined ? [] : [{ ...line, path: name, isRequired: required, place }];
  });
  const [body] = Object.values(each.requestBody?.content ?? {});
  return [...parameters, ...fieldLines(body?.schema).map((line) => ({ ...line, place: 'body' as const }))];
}

function answerOf(each: Described): Pick<Operation, 'output' | 'status'> {
  const [status = '200', answer] =
    Object.entries(each.responses).find(([code]) => code.startsWith('2')) ?? [];
  const json = answer?.content?.['application/json'];
  return { status, output: json === undefined ? 'file' : fieldLines(json.schema) };
}

/** Of the refusals that openapi.json lists for all, those that this one can meet. */
function errorsOf(each: Described, path: string, method: string): string[] {
  const isQuestion = method === 'get';
  const never = new Set([
    ...(each['x-permission'] === 'public' ? ['401', '403'] : []),
    ...(each['x-permission'] === 'signedIn' ? ['403'] : []),
    ...(path.includes('{') ? [] : ['404', '410']),
    ...(isQuestion ? ['409', '413', '415'] : []),
  ]);
  return Object.keys(each.responses).filter((code) => !code.startsWith('2') && !never.has(code));
}
