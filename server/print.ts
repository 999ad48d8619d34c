import { start as english } from '../texts/en/start.ts';
import { start as persian } from '../texts/fa/start.ts';
import { StartProblem } from './lib/start-problem.ts';

// The only place that writes to the terminal for people: each sentence in Persian and in English.

type Sentence = keyof typeof persian;

export interface Welcome {
  /** Undefined when this process serves no pages. */
  readonly url: string | undefined;
  readonly hasDemo: boolean;
  /** Where an empty installation makes its company, token included. */
  readonly firstRunUrl: string | undefined;
  /** Undefined when the log goes to the terminal. */
  readonly logFile: string | undefined;
}

const PEOPLE =
  'admin reception dispatcher es ts process-owner approver approver-2 ' +
  'accountant accountant-2 warehouse complaints survey';
const AGENCIES = '1000, 1001, 1002';

/** Tells where the product is and who may sign in. */
export function printWelcome(welcome: Welcome): void {
  const { url, hasDemo, firstRunUrl, logFile } = welcome;
  if (url === undefined) print('start.workerReady');
  else print('start.address', { url });
  if (hasDemo && url !== undefined) {
    print('start.demoPeople', { people: PEOPLE });
    print('start.demoAgencies', { agencies: AGENCIES });
  }
  if (firstRunUrl !== undefined) print('start.firstRun', { url: firstRunUrl });
  if (logFile !== undefined) print('start.logFile', { path: logFile });
  print('start.howToStop');
}

export function print(sentence: Sentence, facts: Readonly<Record<string, string>> = {}): void {
  process.stdout.write(`${inBoth(sentence, facts)}\n\n`);
}

/** Says why the program cannot start; an error that nobody foresaw comes with its trace. */
export function printProblem(error: unknown): void {
  if (error instanceof StartProblem) {
    process.stderr.write(`\n✖ ${inBoth(`start.${error.code}`, error.facts)}\n\n`);
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error ? `${error.stack ?? ''}\n` : '';
  process.stderr.write(`\n✖ ${inBoth('start.unexpected', { reason })}\n\n${trace}`);
}

function inBoth(sentence: Sentence, facts: Readonly<Record<string, string>>): string {
  return `${fill(persian[sentence], facts)}\n${fill(english[sentence], facts)}`;
}

function fill(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
