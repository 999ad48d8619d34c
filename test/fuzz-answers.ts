import { readXlsx } from 'hucre/xlsx';

import { latinDigits } from '../server/lib/digits.ts';
import { fold } from '../server/lib/fold.ts';
import { Problem } from '../server/lib/problem.ts';
import type { Endpoint } from './fuzz-endpoints.ts';
import type { Answer } from './loopback-client.ts';

// What no answer may be, whatever was asked.

/** Words of the inside: no caller sends them, so an answer that holds one lets him look in. */
const INSIDE =
  /node_modules|\.ts:\d|at (?:async )?[\w.]+ \(|file:\/\/|ZodError|TypeError|RangeError|syntax error at|violates |duplicate key|relation "|SQLSTATE|insert into |update \w+ set |select .{0,200} from |pg_catalog|row-level security/i;
const PERSIAN = /[\u0600-\u06ff]/;
const EMPTY_SLOT = /\{[a-zA-Z]+\}/;
const SHOWN_MAX = 400;

/** What is wrong with the answer, in words; nothing is what it should be. */
export function faultsOf(
  endpoint: Endpoint,
  { status, type, body }: Answer,
  asked: { isEnglish: boolean; isOwnMethod: boolean },
): string[] {
  const text = body.toString('utf8');
  const shown = text.slice(0, SHOWN_MAX);
  if (status >= 500) return [`${status}: ${shown}`];
  if (INSIDE.test(text) && !isFile(type)) return [`${status} shows the inside: ${shown}`];
  if (status >= 400)
    return problemFaults({ status, type, text }, asked.isEnglish).map((each) => `${each}: ${shown}`);
  if (!asked.isOwnMethod) return [];
  if (status !== endpoint.successStatus)
    return [`${status} is not the ${endpoint.successStatus} of its description`];
  if (endpoint.answer === undefined || isFile(type)) return [];
  const parsed = endpoint.answer.safeParse(readJson(text));
  return parsed.success
    ? []
    : [
        `not as described at ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message} ${shown}`,
      ];
}

const isFile = (type: string) => !/json/.test(type);

function problemFaults(
  { status, type, text }: { status: number; type: string; text: string },
  isEnglish: boolean,
): string[] {
  if (!type.startsWith('application/problem+json')) return [`${status} is ${type}, not problem+json`];
  const problem = Problem.safeParse(readJson(text));
  if (!problem.success) return [`${status} is no problem`];
  if (problem.data.status !== status) return [`${status} says of itself ${problem.data.status}`];
  const sentences = [problem.data.title, ...problem.data.errors.map(({ message }) => message)];
  const isTold = sentences.every((each) => each !== '' && (isEnglish || PERSIAN.test(each)));
  if (!isTold) return [`${status} has no sentence`];
  return sentences.some((each) => EMPTY_SLOT.test(each)) ? [`${status} has an empty slot`] : [];
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The marks that stand in the answer, spreadsheets read as such. */
export async function leaks(answer: Answer, marks: readonly string[]): Promise<string[]> {
  if (answer.status >= 300 || marks.length === 0) return [];
  const heard = fold(latinDigits(await textOf(answer)));
  return marks.filter((mark) => heard.includes(mark));
}

async function textOf({ type, body }: Answer): Promise<string> {
  if (!type.includes('spreadsheetml')) return body.toString('utf8');
  const { sheets } = await readXlsx(new Uint8Array(body));
  return JSON.stringify(sheets);
}
