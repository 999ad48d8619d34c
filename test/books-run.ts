import { setTimeout as sleep } from 'node:timers/promises';

import { readStatement } from '../server/ledger/ledger.contract.ts';
import type { StatementView } from '../server/ledger/ledger.contract.ts';
import { Problem } from '../server/lib/problem.ts';
import { seededRandom } from '../server/lib/seeded-random.ts';
import type { SeededRandom } from '../server/lib/seeded-random.ts';
import type { Attempt, Operation } from './books-attempt.ts';
import { operationsOn } from './books-operations.ts';
import { wrongBooks } from './books-proofs.ts';
import { makeBooksScene } from './books-scene.ts';
import type { BooksScene } from './books-scene.ts';
import type { World } from './world.ts';

// The whole of stock and money under random work by eight at once, over HTTP; then every sum is reckoned again.

const CONNECTIONS = 8;
/** So often somebody does what another is doing at this moment. */
const TWIN_SHARE = 0.2;
const DEAF_MS = 2000;
/** A deadlock, or a lock that was waited for too long: the database says so by these. */
const STUCK = 'lib.conflict';

interface BooksOutcome {
  readonly answered: number;
  /** Operations during which another touched the same report, obligation, issue, entry, account or part of an agency. */
  readonly overlapped: number;
  /** Of these, by what they met in. */
  readonly metIn: Readonly<Record<string, number>>;
  /** Refused with 409: another was first, or the stock is not there. */
  readonly lost: number;
  readonly contended: number;
  /** By operation and answer. */
  readonly answers: Readonly<Record<string, number>>;
  readonly statements: number;
  readonly wrong: readonly string[];
  readonly seconds: number;
}

interface Flight {
  readonly attempt: Attempt;
  readonly met: Set<string>;
}

/** Runs so many operations, drawn by the seed, on a world of its own; what is wrong afterwards stands in `wrong`. */
export async function runBooks(
  world: World,
  {
    seed,
    operations,
    reports,
  }: { readonly seed: number; readonly operations: number; readonly reports: number },
): Promise<BooksOutcome> {
  const scene = await makeBooksScene(world, reports);
  const startedAt = performance.now();
  const given: StatementView[] = [];
  const run = new Run(operationsOn(scene, given), operations);
  const workers = Array.from({ length: CONNECTIONS }, (_, at) =>
    run.work(seededRandom(seed * CONNECTIONS + at)),
  );
  await Promise.all(workers);
  const wrong = [...run.wrong, ...(await wrongBooks(world)), ...(await wrongStatements(scene, given))];
  const { answers, answered, overlapped, lost, contended, metIn } = run;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return {
    ...{ answered, overlapped, metIn, lost, contended, wrong, seconds },
    answers: Object.fromEntries([...answers].toSorted(([one], [other]) => one.localeCompare(other))),
    statements: given.length,
  };
}

class Run {
  readonly wrong: string[] = [];
  readonly answers = new Map<string, number>();
  readonly metIn: Record<string, number> = {};
  answered = 0;
  overlapped = 0;
  lost = 0;
  contended = 0;
  private readonly flying = new Set<Flight>();
  private readonly operations: readonly Operation[];
  private left: number;

  constructor(operations: readonly Operation[], count: number) {
    this.operations = operations;
    this.left = count;
  }

  async work(random: SeededRandom): Promise<void> {
    while (this.left > 0) {
      const next = this.twin(random) ?? (await this.drawn(random));
      if (next === undefined) continue;
      this.left -= 1;
      await this.send(next);
    }
  }

  /** What another does at this moment, done once more, by somebody else if there is one. */
  private twin(random: SeededRandom): Attempt | undefined {
    const others = [...this.flying];
    if (others.length === 0 || !random.chance(TWIN_SHARE)) return undefined;
    const { attempt } = others[random.whole(0, others.length - 1)] ?? {};
    return attempt && { ...attempt, by: random.chance(0.5) ? attempt.by : (attempt.orBy ?? attempt.by) };
  }

  private async drawn(random: SeededRandom): Promise<Attempt | undefined> {
    return await this.operations[random.whole(0, this.operations.length - 1)]?.(random);
  }

  private async send(attempt: Attempt): Promise<void> {
    const flight: Flight = { attempt, met: new Set() };
    for (const other of this.flying) {
      for (const touched of attempt.touches.filter((each) => other.attempt.touches.includes(each))) {
        flight.met.add(touched);
        other.met.add(touched);
      }
    }
    this.flying.add(flight);
    const { status, body } = await ask(attempt);
    this.flying.delete(flight);
    const code = status < 400 ? 'done' : codeOf(body);
    const key = `${attempt.name} ${status} ${code}`;
    this.answers.set(key, (this.answers.get(key) ?? 0) + 1);
    this.count(flight, status);
    if (status >= 500 || code === STUCK) this.wrong.push(`${key}: ${body.slice(0, 300)}`);
    if (status < 400) attempt.learn(body);
    else await attempt.lookAgain?.();
  }

  private count({ met }: Flight, status: number): void {
    this.answered += 1;
    this.overlapped += Number(met.size > 0);
    this.lost += Number(status === 409);
    this.contended += Number(met.size > 0 || status === 409);
    for (const kind of new Set([...met].map(kindOf))) this.metIn[kind] = (this.metIn[kind] ?? 0) + 1;
  }
}

const kindOf = (touched: string) => /^(account|part) /.exec(touched)?.[1] ?? 'thing';

/** The answer; a program that asks to come later is heeded. */
async function ask({ by, contract, input }: Attempt): Promise<{ status: number; body: string }> {
  for (;;) {
    const answer = await by.ask(contract, input);
    if (answer.status !== 429) return answer;
    await sleep(DEAF_MS);
  }
}

function codeOf(body: string): string {
  const problem = Problem.safeParse(JSON.parse(body)).data;
  return problem?.errors[0]?.code ?? problem?.code ?? 'unreadable';
}

/** Every statement is asked for again at its instant; those that say something else now. */
async function wrongStatements({ admin }: BooksScene, given: readonly StatementView[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of given) {
    const again = await admin.call(readStatement, { code: one.agency.code, at: String(one.at), limit: 100 });
    if (JSON.stringify(again) !== JSON.stringify(one))
      wrong.push(`statement ${one.agency.code} at ${String(one.at)}`);
  }
  return wrong;
}
