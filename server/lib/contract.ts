import type { z } from 'zod';

/**
 * An endpoint as both sides know it: the server binds a verb to it, the browser calls it, OpenAPI is printed from it.
 * Path parameters are fields of `input`; the rest comes from the query string (GET) or the JSON body.
 */
export interface Contract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** `slice.verb`, the operationId. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1. */
  readonly path: string;
  /** A permission's name, or 'signedIn', or 'public'. */
  readonly permission: string;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Whether a command must carry an Idempotency-Key: 'none' for log-in, public pages and questions asked by POST. */
  readonly once: 'key' | 'none';
  /** What the body or the answer is when it is not JSON; beside `bytes` the fields stand in the query string. */
  readonly body: 'json' | 'multipart' | 'bytes';
  readonly answer: 'json' | 'file';
}

type Given<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  Contract<Input, Output>,
  'once' | 'body' | 'answer'
> &
  Partial<Pick<Contract, 'once'>>;

/** What comes with the contract when it is not JSON; kept in the type, for the verb gets or gives a file then. */
interface Shape<Body extends Contract['body'], Answer extends Contract['answer']> {
  readonly body: Body;
  readonly answer: Answer;
}

export function contract<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Body extends Contract['body'] = 'json',
  Answer extends Contract['answer'] = 'json',
>(given: Given<Input, Output> & Partial<Shape<Body, Answer>>): Contract<Input, Output> & Shape<Body, Answer> {
  const isQuestion = given.method === 'GET';
  const shape = { body: given.body ?? 'json', answer: given.answer ?? 'json' };
  // Where `given` leaves them out, `Body` and `Answer` are the defaults above.
  return { once: isQuestion ? 'none' : 'key', ...given, ...(shape as Shape<Body, Answer>) };
}

/** 201 where a command makes a thing of its own, 200 where it does something to one that the path names. */
export function successOf({ method, once, path }: Pick<Contract, 'method' | 'once' | 'path'>): 200 | 201 {
  return method === 'POST' && once === 'key' && !path.includes(':') ? 201 : 200;
}

/** The names in `:name` places of a path. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '');
}
