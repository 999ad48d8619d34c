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
const ISSUE_CODES: Readonly<Record<string, string>> = {
  unrecognized_keys: 'lib.unknownField',
  invalid_value: 'lib.notOneOf',
  too_small: 'lib.tooShort',
  too_big: 'lib.tooLong',
};

/** The refusal that a failed parse means: each issue at its field. */
export function failureOfIssues(issues: readonly z.core.$ZodIssue[]): Failure {
  const fields: FieldFailure[] = issues.slice(0, ISSUES_MAX).map((issue) => ({
    path: issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''].join('.') : issue.path.join('.'),
    code: codeOf(issue),
  }));
  return new Failure('invalid', 'lib.invalid', {}, fields);
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z][A-Za-z]*\.[a-zA-Z.]+$/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'lib.required';
  if (issue.code === 'too_big' && issue.origin !== 'string' && issue.origin !== 'array') return 'lib.tooBig';
  if (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array') return 'lib.negative';
  return ISSUE_CODES[issue.code] ?? 'lib.wrong';
}
