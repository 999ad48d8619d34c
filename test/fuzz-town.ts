import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import fc from 'fast-check';

import { seededRandom } from '../server/lib/seeded-random.ts';
import { faultsOf, leaks, readJson } from './fuzz-answers.ts';
import type { Input, Plan } from './fuzz-call.ts';
import { asRecord, messageOf, plansOf, spoiltInput } from './fuzz-call.ts';
import type { Endpoint } from './fuzz-endpoints.ts';
import type { Actor, FuzzScene } from './fuzz-scene.ts';
import { isAboutPeople, permissionsOf } from './fuzz-scene.ts';
import type { Answer, Message } from './loopback-client.ts';
import { send } from './loopback-client.ts';
import type { Draw } from './fuzz-values.ts';
import { everyCase } from './isolation-every-case.ts';
import { Refused } from './http-client.ts';

// One town that is fuzzed: calls are drawn by their numbers, sent as somebody, and judged.

const SLOW_MS = 2_000;
/** What a machine that others have filled up may say, once. */
const UNAVAILABLE = 503;
const LOOK_EVERY = 250;
const SAID_EVERY = 1_000;
const RIGHT_SHARE = 45;
const SHOWN_MAX = 1_500;
/** With so many faults a run is given up. */
export const FAULTS_KEPT = 60;

export interface Tally {
  calls: number;
  readonly statuses: Map<number, number>;
  msMax: number;
}
export interface Wish {
  readonly seed: number;
  readonly calls: number;
  /** Of a hundred calls so many begin as what the isolation walk knows to succeed. */
  readonly knownShare: number;
  say(line: string): void;
}

interface Call {
  readonly number: number;
  readonly endpoint: Endpoint;
  readonly actor: Actor;
  readonly message: Message;
  readonly plan: Plan;
}

export class Town {
  private isOver = false;
  private readonly again: Call[] = [];
  private readonly usedKeys: string[] = [];
  private readonly plans = new Map<string, Record<Actor['side'], fc.Arbitrary<Plan>>>();
  private readonly scene: FuzzScene;
  private readonly wish: Wish;
  private readonly found: { faults: string[]; tallies: Map<string, Tally> };

  constructor(scene: FuzzScene, wish: Wish, found: { faults: string[]; tallies: Map<string, Tally> }) {
    this.scene = scene;
    this.wish = wish;
    this.found = found;
    for (const endpoint of scene.endpoints) {
      const { arka, binesh } = { arka: this.draw('arka'), binesh: this.draw('binesh') };
      this.plans.set(endpoint.operation, {
        arka: plansOf(endpoint, arka),
        binesh: plansOf(endpoint, binesh),
      });
    }
  }

  /** Ids of the own company, now and then of the neighbour, now and then of nothing. */
  private draw(side: Actor['side']): Draw {
    const { pool } = this.scene;
    const other = side === 'arka' ? 'binesh' : 'arka';
    return {
      id(name, at) {
        const way = at % 20;
        const found =
          way < 15 ? pool.id(side, name, at) : way < 17 ? pool.anyId(side, at) : pool.id(other, name, at);
        return way === 19 ? randomUUID() : (found ?? randomUUID());
      },
      text: (name, at) => pool.text(side, name, at),
    };
  }

  /** Reads every list once as those who may, so that ids are known. */
  async prime(): Promise<void> {
    const lists = this.scene.endpoints.filter(
      ({ method, pathFields, operation, answer }) =>
        method === 'GET' && pathFields.length === 0 && operation !== 'live.open' && answer !== undefined,
    );
    for (const who of ['admin', 'binesh/admin', 'agency:1001', 'technician:1001', 'ts']) {
      const actor = this.scene.actors.find((each) => each.who === who);
      for (const { path, permission } of actor === undefined ? [] : lists) {
        if (actor?.permissions.has(permission) !== true) continue;
        const headers = { authorization: `Bearer ${actor.key ?? ''}` };
        const answer = await send(this.scene.world.url, {
          method: 'GET',
          address: path,
          headers,
          body: undefined,
        });
        if (answer.status === 200)
          this.scene.pool.learn(actor.side, path, readJson(answer.body.toString('utf8')));
      }
    }
  }

  async work(progress: { next: number }, until: number): Promise<void> {
    while (progress.next < until && !this.isOver) {
      const number = progress.next;
      progress.next += 1;
      const call = await this.callOf(number);
      await this.judge(call, await this.sendCall(call));
      if (number % LOOK_EVERY === LOOK_EVERY - 1) await this.lookAround();
      if (number % SAID_EVERY === SAID_EVERY - 1) this.wish.say(`${number + 1} calls`);
    }
  }

  private async callOf(number: number): Promise<Call> {
    const random = seededRandom(this.wish.seed * 1_000_003 + number);
    const { endpoints } = this.scene;
    const endpoint = endpoints[random.whole(0, endpoints.length - 1)];
    if (endpoint === undefined) throw new Error('the program describes no endpoint');
    const isKnown = random.chance(this.wish.knownShare / 100);
    const actor = this.actorOf(endpoint, { isKnown, first: random.next(), second: random.next() });
    const arbitrary = this.plans.get(endpoint.operation)?.[actor.side];
    const [plan] =
      arbitrary === undefined ? [] : fc.sample(arbitrary, { seed: random.whole(0, 2 ** 31), numRuns: 1 });
    if (plan === undefined) throw new Error('no plan was drawn');
    const known = isKnown ? await this.knownInput(endpoint) : undefined;
    const right = known ?? this.withVersions(endpoint, plan.input);
    const isRight = plan.way < RIGHT_SHARE;
    const input = isRight ? right : spoiltInput(right, plan.changes);
    const onceKey = plan.trick === 'usedKey' ? (this.usedKeys[plan.who % 50] ?? randomUUID()) : randomUUID();
    const columns = this.scene.columns[plan.who % this.scene.columns.length] ?? [];
    const message = messageOf(endpoint, plan, { input, key: actor.key, onceKey, columns });
    this.usedKeys[number % 50] = onceKey;
    return { number, endpoint, actor, message, plan };
  }

  /** Half of the time somebody who may. */
  private actorOf(
    endpoint: Endpoint,
    { isKnown, first, second }: { isKnown: boolean; first: number; second: number },
  ): Actor {
    const { actors } = this.scene;
    const owner = actors.find(({ who }) => who === everyCase[endpoint.operation]?.owner);
    if (isKnown && owner !== undefined && first < 0.7) return owner;
    const able = actors.filter(({ permissions }) => permissions.has(endpoint.permission));
    const from = first < 0.6 && able.length > 0 ? able : actors;
    const chosen = from[Math.floor(second * from.length)] ?? actors[0];
    if (chosen === undefined) throw new Error('nobody is there');
    return chosen;
  }

  /** What the isolation walk sends there as the owner. */
  private async knownInput({ operation, pathFields, body }: Endpoint): Promise<Input | undefined> {
    const known = everyCase[operation];
    if (known === undefined) return undefined;
    try {
      const fields = Object.entries(await known.input(this.scene.planting));
      const isInPath = ([name]: [string, unknown]) => pathFields.some((field) => field.name === name);
      const rest = Object.fromEntries(fields.filter((field) => !isInPath(field)));
      const path = Object.fromEntries(fields.filter(isInPath));
      return body === 'json' || body === 'multipart'
        ? { path, query: {}, body: rest }
        : { path, query: rest, body: {} };
    } catch (error) {
      if (error instanceof Refused && error.status >= 500)
        this.fault(`preparing ${operation}: ${error.message}`);
      // The town is no longer as the walk expects it: then the schema's own input is sent.
      return undefined;
    }
  }

  /** Things are named with the version they were last seen at; actors do not end each other. */
  private withVersions({ path }: Endpoint, { path: places, query, body }: Input): Input {
    const names = Object.entries(asRecord(places)).map(([name, value]): [string, unknown] => {
      const isOwn = isAboutPeople(path) && typeof value === 'string' && this.scene.ownIds.has(value);
      return [name, isOwn ? randomUUID() : value];
    });
    const version = this.scene.pool.version(String(names.at(-1)?.[1]));
    const fields = asRecord(body);
    const seen = version !== undefined && 'version' in fields ? { ...fields, version } : body;
    return { path: Object.fromEntries(names), query, body: seen };
  }

  private async sendCall({ message }: Call): Promise<Answer | Error> {
    return await send(this.scene.world.url, message).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
  }

  private async judge(call: Call, answer: Answer | Error): Promise<void> {
    const { endpoint, actor, message, plan } = call;
    if (answer instanceof Error) {
      this.fault(`no answer, ${answer.message}`, call);
      return;
    }
    this.count(endpoint, answer);
    if (answer.ms > SLOW_MS || answer.status === UNAVAILABLE) this.again.push(call);
    if (answer.status === UNAVAILABLE) return;
    const isOwnMethod = message.method === endpoint.method;
    for (const fault of faultsOf(endpoint, answer, { isEnglish: plan.isEnglish, isOwnMethod }))
      this.fault(fault, call);
    const sent = `${decodeURIComponent(message.address.replaceAll(/%(?![0-9a-f]{2})/gi, '%25').replaceAll(/%[89a-f][0-9a-f]/gi, ''))}${String(message.body ?? '')}`;
    const marks = actor.marks.filter((mark) => !sent.includes(mark));
    for (const mark of await leaks(answer, marks)) this.fault(`${actor.who} reads ${mark}`, call);
    if (answer.status >= 300 || actor.key === undefined || !answer.type.includes('json')) return;
    const strange = this.scene.pool.learn(actor.side, endpoint.path, readJson(answer.body.toString('utf8')));
    for (const id of strange.filter((each) => !sent.includes(each)))
      this.fault(`${actor.who} reads the id ${id} of the other company`, call);
  }

  private count({ operation }: Endpoint, { status, ms }: Answer): void {
    const tally = this.found.tallies.get(operation) ?? { calls: 0, statuses: new Map(), msMax: 0 };
    this.found.tallies.set(operation, tally);
    tally.calls += 1;
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    tally.msMax = Math.max(tally.msMax, ms);
  }

  private fault(what: string, call?: Call): void {
    const { message } = call ?? {};
    const asked =
      message &&
      `${message.method} ${message.address.slice(0, 300)} ${JSON.stringify(message.headers['idempotency-key'] ?? '')} ${String(message.body ?? '').slice(0, SHOWN_MAX)}`;
    const told =
      call === undefined
        ? what
        : `call ${call.number} ${call.endpoint.operation} by ${call.actor.who}: ${what}`;
    this.found.faults.push(told);
    this.wish.say(`✖ ${told}\n    ${asked ?? ''}`);
    if (this.found.faults.length >= FAULTS_KEPT) this.isOver = true;
  }

  /** Somebody may have lost his key or his rights, or won some: then the town is left for a new one. */
  private async lookAround(): Promise<void> {
    for (const { key, permissions } of this.scene.actors) {
      if (key === undefined) continue;
      const now = await permissionsOf(this.scene.world.url, key);
      if (now === undefined || now.length !== permissions.size - 2) this.isOver = true;
    }
  }

  /** What was slow or unavailable beside others is sent once more, alone; says how many there were. */
  async repeat(): Promise<number> {
    for (const call of this.again) {
      await sleep(50);
      const headers = { ...call.message.headers };
      if ('idempotency-key' in headers) headers['idempotency-key'] = randomUUID();
      const again = await this.sendCall({ ...call, message: { ...call.message, headers } });
      if (again instanceof Error || again.ms > SLOW_MS || again.status === UNAVAILABLE) {
        const told =
          again instanceof Error ? again.message : `${again.status} after ${Math.round(again.ms)} ms`;
        this.fault(`slow or unavailable, twice: ${told}`, call);
      }
    }
    return this.again.length;
  }
}
