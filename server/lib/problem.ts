import { z } from 'zod';

import type { FieldFailure } from './failure.ts';
import { Failure, failureKinds } from './failure.ts';

// How refusals leave: problem+json with a sentence for people and codes for programs.

export const Problem = z.object({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
});
export type Problem = z.infer<typeof Problem>;

/** Fills the sentence of a code in the reader's language. */
export type Sentence = (code: string, facts: Readonly<Record<string, string | number>>) => string;

export function problemOf(failure: Failure, sentence: Sentence): Problem {
  return {
    type: 'about:blank',
    status: failureKinds[failure.kind],
    code: failure.code,
    title: sentence(failure.code, failure.facts),
    errors: failure.fields.map((field) => ({
      path: field.path,
      code: field.code,
      message: sentence(field.code, field.facts ?? {}),
    })),
  };
}

const ISSUES_MAX = 20;
const NAME_MAX = 60;
const ISSUE_CODES: Readonly<Record<string, string>> = {
  invalid_value: 'lib.notOneOf',
  too_small: 'lib.tooShort',
  too_big: 'lib.tooLong',
};
const TYPE_CODES: Readonly<Record<string, string>> = {
  string: 'lib.notAText',
  array: 'lib.notAList',
  boolean: 'lib.notAYesOrNo',
  number: 'lib.notANumber',
  int: 'lib.notANumber',
};

type Issue = z.core.$ZodIssue;

/** The refusal that a failed parse means: the first issue of each field, at that field. */
export function failureOfIssues(issues: readonly Issue[]): Failure {
  const byPath = new Map<string, FieldFailure>();
  for (const field of issues.flatMap(fieldFailures))
    if (!byPath.has(field.path)) byPath.set(field.path, field);
  return new Failure('invalid', 'lib.invalid', {}, [...byPath.values()].slice(0, ISSUES_MAX));
}

function fieldFailures(issue: Issue): FieldFailure[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = key.slice(0, NAME_MAX);
      return { path: [...issue.path, field].join('.'), code: 'lib.unknownField', facts: { field } };
    });
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // What was meant is the form that fits best.
    const [best = []] = issue.errors.toSorted((a, b) => countOf(a) - countOf(b));
    return best.flatMap((inner) => fieldFailures({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [{ path: issue.path.join('.'), code: codeOf(issue), facts: factsOf(issue) }];
}

function countOf(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

function factsOf(issue: Issue): Readonly<Record<string, number>> {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) };
  return issue.code === 'too_small' ? { min: Number(issue.minimum) } : {};
}

function codeOf(issue: Issue): string {
  if (/^[a-z][A-Za-z]*\.[a-zA-Z.]+$/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'lib.required' : (TYPE_CODES[issue.expected] ?? 'lib.wrong');
  if (issue.code === 'too_big' && issue.origin === 'array') return 'lib.tooManyItems';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'lib.tooFew';
  if (issue.code === 'too_big' && issue.origin !== 'string') return 'lib.tooBig';
  if (issue.code === 'too_small' && issue.origin !== 'string')
    return Number(issue.minimum) === 0 ? 'lib.negative' : 'lib.tooSmall';
  return ISSUE_CODES[issue.code] ?? 'lib.wrong';
}
