import { backup as englishBackup } from '../texts/en/backup.ts';
import { start as englishStart } from '../texts/en/start.ts';
import { backup as persianBackup } from '../texts/fa/backup.ts';
import { start as persianStart } from '../texts/fa/start.ts';
import { BackupProblem } from './lib/backup-problem.ts';
import { StartProblem } from './lib/start-problem.ts';

// The only place that writes to the terminal for people: each sentence in Persian and in English.

const persian = { ...persianStart, ...persianBackup };
const english = { ...englishStart, ...englishBackup };

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
  const sentence = sentenceOf(error);
  if (sentence !== undefined) {
    process.stderr.write(`\n✖ ${sentence}\n\n`);
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error ? `${error.stack ?? ''}\n` : '';
  process.stderr.write(`\n✖ ${inBoth('start.unexpected', { reason })}\n\n${trace}`);
}

/** The sentence of a problem that was foreseen. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof StartProblem) return inBoth(`start.${error.code}`, error.facts);
  if (error instanceof BackupProblem) return inBoth(`backup.${error.code}`, error.facts);
  return undefined;
}

let lastStep = '';

/** How far a long command is: on one line of a terminal, elsewhere once for each quarter. */
export function printStep(step: Sentence, doneParts: number, allParts: number): void {
  const percent = Math.min(100, Math.floor((doneParts / Math.max(1, allParts)) * 100));
  const isTerminal = process.stdout.isTTY;
  const key = `${step} ${isTerminal ? percent : Math.floor(percent / 25)}`;
  if (key === lastStep) return;
  const line = `${persian[step]} · ${english[step]}: ${percent} %`;
  const isSameStep = lastStep.startsWith(`${step} `);
  lastStep = key;
  process.stdout.write(isTerminal ? `${isSameStep ? '\r' : '\n'}${line}` : `${line}\n`);
  if (isTerminal && percent === 100) process.stdout.write('\n');
}

function inBoth(sentence: Sentence, facts: Readonly<Record<string, string>>): string {
  return `${fill(persian[sentence], facts)}\n${fill(english[sentence], facts)}`;
}

function fill(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
