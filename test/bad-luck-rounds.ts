import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import type { SeededRandom } from '../server/lib/seeded-random.ts';
import { seededRandom } from '../server/lib/seeded-random.ts';
import type { Approval } from './bad-luck-approvals.ts';
import { approve, wrongApprovals, wrongSums } from './bad-luck-approvals.ts';
import type { Chain } from './bad-luck-chains.ts';
import { isWhole, newChain, step } from './bad-luck-chains.ts';
import type { House, Victim } from './bad-luck-house.ts';
import { openHouse } from './bad-luck-house.ts';
import { killAnImport } from './bad-luck-import.ts';
import { countUnsettled, OPEN_TRANSACTIONS, readShapes } from './bad-luck-shape.ts';

// Once and crash: eight clients create requests with keys while the program or its database is killed at a random
// moment; it is started again and everything that was not answered is sent again. In the end exactly what was wanted
// is there: nothing half, nothing twice, no message missing or doubled.

export interface Round {
  readonly round: number;
  readonly victim: Victim;
  readonly afterMs: number;
  /** Commands on their way, and transactions open in the database, when it struck. */
  readonly inFlight: number;
  readonly openTransactions: number;
  readonly acknowledged: number;
  readonly resent: number;
}
export interface Outcome {
  readonly rounds: readonly Round[];
  /** What the requests should be, and what of it is not so. */
  readonly wanted: number;
  readonly found: number;
  readonly wrong: readonly string[];
  /** Reports approved, each once. */
  readonly approved: number;
  readonly processesLeft: readonly number[];
}
interface Wish {
  readonly seed: number;
  readonly rounds: number;
  readonly withImport: boolean;
  say(line: string): void;
}

const CLIENTS = 8;
/** Of these clients so many approve reports, as long as there are any. */
const APPROVERS = 3;
/** More than a round of a quick machine decides. */
const REPORTS_A_ROUND = 12;
const WAIT_MS_MIN = 0;
const WAIT_MS_MAX = 1_500;
const SETTLE_MS_MAX = 180_000;

export async function runBadLuck(wish: Wish): Promise<Outcome> {
  const random = seededRandom(wish.seed);
  const house = await openHouse({ approvalCount: 1 + wish.rounds * REPORTS_A_ROUND });
  const rounds: Round[] = [];
  const chains: Chain[] = [];
  let checked: Pick<Outcome, 'wanted' | 'found' | 'wrong' | 'approved'>;
  let processesLeft: readonly number[] = [];
  try {
    wish.say(`seed ${wish.seed}`);
    await house.start();
    const measures = await makeMeasures(house);
    await approveInPeace(house);
    for (let round = 0; round < wish.rounds; round += 1) {
      const lived = await oneRound(house, chains, { random, round });
      rounds.push(lived);
      wish.say(describe(lived));
    }
    if (wish.withImport) wish.say(await killAnImport(house, random));
    await settled(house);
    checked = await check(house, measures, chains);
  } finally {
    processesLeft = await house.close();
  }
  return { rounds, ...checked, processesLeft };
}

/** One of each kind made in peace. */
async function makeMeasures(house: House): Promise<Chain[]> {
  const measures = ([1, 2, 3] as const).map((count) => newChain(count));
  for (const chain of measures) while (!isWhole(chain)) assert.ok(await step(house, chain));
  return measures;
}

/** The first report is the measure of all that follow. */
async function approveInPeace({ approvals: [first], ...house }: House): Promise<void> {
  assert.ok(first !== undefined && (await approve({ ...house, approvals: [] }, first)));
  first.isTaken = true;
}

async function oneRound(
  house: House,
  chains: Chain[],
  { random, round }: { random: SeededRandom; round: number },
): Promise<Round> {
  const victim: Victim = round % 2 === 0 ? 'server' : 'postgres';
  const afterMs = random.whole(WAIT_MS_MIN, WAIT_MS_MAX);
  const before = acknowledgedIn(chains) + approvedIn(house);
  const crash: Crash = { isOver: false, inFlight: 0, answered: 0 };
  const watcher = await openWatcher(house);
  const ends = (round + 1) * REPORTS_A_ROUND + 1;
  const queue = house.approvals.slice(0, ends);
  const clients = Array.from({ length: CLIENTS }, (_, place) =>
    place < APPROVERS ? oneApprover(house, queue, crash) : oneClient(house, chains, crash),
  );
  await firstAnswer(crash);
  await sleep(afterMs);
  const openTransactions = await watcher.count();
  const { inFlight } = crash;
  crash.isOver = true;
  await house.kill(victim);
  await Promise.all(clients);
  await watcher.end();
  const acknowledged = acknowledgedIn(chains) + approvedIn(house) - before;
  await house.start();
  const resent = await sendAgain(house, chains);
  return { round, victim, afterMs, inFlight, openTransactions, acknowledged, resent };
}

interface Crash {
  isOver: boolean;
  inFlight: number;
  answered: number;
}

/** The moment is counted from the first answer on: a program that has just started is slow. */
async function firstAnswer(crash: Crash): Promise<void> {
  const deadline = Date.now() + SETTLE_MS_MAX;
  while (crash.answered === 0) {
    assert.ok(Date.now() < deadline, 'nothing was answered');
    await sleep(5);
  }
}

const approvedIn = ({ approvals }: House) => approvals.filter(({ isDone }) => isDone).length;
const acknowledgedIn = (chains: readonly Chain[]) => chains.reduce((sum, chain) => sum + chain.done, 0);

async function oneClient(house: House, chains: Chain[], crash: Crash): Promise<void> {
  while (!crash.isOver) {
    const chain = newChain(chains.length % 3 === 0 ? 3 : 1);
    chains.push(chain);
    while (!isWhole(chain)) {
      crash.inFlight += 1;
      const isAnswered = await step(house, chain);
      crash.inFlight -= 1;
      if (isAnswered) crash.answered += 1;
      if (!isAnswered || crash.isOver) break;
    }
  }
}

/** Decides one report after the other; there is no more, then it rests. */
async function oneApprover(house: House, queue: readonly Approval[], crash: Crash): Promise<void> {
  for (const approval of queue) {
    if (crash.isOver) break;
    if (approval.isTaken) continue;
    approval.isTaken = true;
    crash.inFlight += 1;
    const isAnswered = await approve(house, approval);
    crash.inFlight -= 1;
    if (isAnswered) crash.answered += 1;
    else break;
  }
}

/** Sends every command that was not answered, all at once, until it is; says how many there were. */
async function sendAgain(house: House, chains: readonly Chain[]): Promise<number> {
  const open = chains.filter((chain) => !isWhole(chain));
  const undecided = house.approvals.filter(({ isTaken, isDone }) => isTaken && !isDone);
  await Promise.all([
    ...open.map((chain) =>
      insist(
        () => isWhole(chain),
        () => step(house, chain),
      ),
    ),
    ...undecided.map((approval) =>
      insist(
        () => approval.isDone,
        () => approve(house, approval),
      ),
    ),
  ]);
  return open.length + undecided.length;
}

async function insist(isOver: () => boolean, send: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + SETTLE_MS_MAX;
  while (!isOver()) {
    assert.ok(Date.now() < deadline, 'a command was not answered in time');
    if (!(await send())) await sleep(500);
  }
}

/** A connection of its own, opened before the load, to ask quickly what is open. */
async function openWatcher(house: House): Promise<{ count(): Promise<number>; end(): Promise<void> }> {
  const client = new pg.Client({ connectionString: await house.ownerUrl() });
  client.on('error', () => undefined);
  await client.connect();
  return {
    count: async () => (await client.query<{ count: number }>(OPEN_TRANSACTIONS)).rows[0]?.count ?? 0,
    end: () => client.end().catch(() => undefined),
  };
}

async function settled(house: House): Promise<void> {
  const deadline = Date.now() + SETTLE_MS_MAX;
  while ((await countUnsettled(await house.ownerUrl())) > 0) {
    assert.ok(Date.now() < deadline, 'messages do not come to rest');
    await sleep(250);
  }
}

async function check(
  house: House,
  measures: readonly Chain[],
  chains: readonly Chain[],
): Promise<Pick<Outcome, 'wanted' | 'found' | 'wrong' | 'approved'>> {
  const ownerUrl = await house.ownerUrl();
  const ofReports = new Set(house.approvals.map(({ requestId }) => requestId));
  const shapes = (await readShapes(ownerUrl)).filter(({ id }) => !ofReports.has(id));
  const byId = new Map(shapes.map((each) => [each.id, each]));
  const wanted = new Map([...measures, ...chains].map((chain) => [chain.requestId ?? '', chain]));
  const shapeOf = (count: number) => byId.get(measures[count - 1]?.requestId ?? '')?.shape;
  const [peace] = house.approvals;
  assert.ok(peace !== undefined);
  const wrong = [
    ...(await wrongApprovals(ownerUrl, { measure: peace, all: house.approvals })),
    ...(await wrongSums(ownerUrl)),
    ...shapes
      .filter(({ id }) => !wanted.has(id))
      .map(({ note }) => `nobody was told of the request of ${note}`),
    ...[...wanted].flatMap(([id, chain]) => {
      const found = byId.get(id);
      if (found === undefined) return [`acknowledged and not there: ${id}`];
      const measure = shapeOf(chain.stepCount);
      return found.shape === measure ? [] : [`not whole: ${id}\n  ${found.shape}\n  ${measure ?? ''}`];
    }),
    ...(wanted.size === measures.length + chains.length ? [] : ['two keys made one request']),
    ...(new Set(shapes.map(({ note }) => note)).size === shapes.length ? [] : ['one key made two requests']),
  ];
  return { wanted: wanted.size, found: shapes.length, wrong, approved: approvedIn(house) };
}

function describe(round: Round): string {
  const { victim, afterMs, inFlight, openTransactions, acknowledged, resent } = round;
  return (
    `round ${round.round + 1}: kill -9 of ${victim} ${afterMs} ms after the first answer · ${inFlight} commands on their way, ` +
    `${openTransactions} open transactions · acknowledged ${acknowledged}, resent ${resent}`
  );
}
