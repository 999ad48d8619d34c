import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { HintLedger } from './load-ledger.ts';
import type { Readers } from './load-ledger.ts';
import type { LoadScene } from './load-scene.ts';
import type { Screen } from './load-streams.ts';
import { openScreens } from './load-streams.ts';
import { send } from './loopback-client.ts';
import type { Answer } from './loopback-client.ts';

// Screens stand open while work goes on: requests are received, referred, accepted and given to a technician, so many
// commands a second whether or not the last one is answered, and the neighbour company works too.

export interface LoadOutcome {
  readonly screens: number;
  readonly ended: number;
  readonly writes: number;
  readonly refused: readonly string[];
  readonly expected: number;
  readonly missed: number;
  readonly leaks: readonly string[];
  readonly delaysMs: readonly number[];
  readonly answersMs: readonly number[];
  readonly seconds: number;
}
interface Wish {
  readonly url: string;
  readonly scene: LoadScene;
  readonly writesPerSecond: number;
  readonly seconds: number;
  /** With so many commands on their way the next one waits: a machine that cannot keep up is slower, not broken. */
  readonly flyingMax: number;
  /** So long a hint is waited for before it counts as missed. */
  readonly waitMs: number;
  /** Called about every second. */
  tick?(second: number): Promise<void>;
}

const NEIGHBOUR_EVERY = 10;
const Made = z.object({
  id: z.uuid(),
  workOrders: z.array(z.object({ id: z.uuid(), version: z.int() })).optional(),
  version: z.int(),
});

/** What is to be done next to one piece of work. */
interface Step {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The row that everybody concerned is told of; unknown before it is made. */
  readonly id: string | undefined;
  readonly readers: Readers;
  next(made: z.infer<typeof Made>): Step | undefined;
}

export async function runLoad(wish: Wish): Promise<LoadOutcome> {
  const ledger = new HintLedger();
  const screens = await openScreens(wish.url, wish.scene.listeners, (screen, id) => ledger.heard(screen, id));
  try {
    const load = new Load(wish, ledger, screens.all);
    const startedAt = performance.now();
    let written = 0;
    let told = 0;
    while (performance.now() - startedAt < wish.seconds * 1000) {
      const elapsed = (performance.now() - startedAt) / 1000;
      for (; written < elapsed * wish.writesPerSecond && !load.isFull(); written += 1) load.write();
      if (elapsed >= told + 1) await wish.tick?.((told += 1));
      await sleep(5);
    }
    await load.settled();
    const { delaysMs, expected, missed } = ledger;
    const { answersMs, refused, writes } = load;
    return {
      ...{ delaysMs, expected, missed, answersMs, refused, writes },
      screens: screens.all.length,
      ended: screens.ended(),
      leaks: [...ledger.leaks, ...ledger.strays()],
      seconds: wish.seconds,
    };
  } finally {
    screens.close();
  }
}

class Load {
  writes = 0;
  readonly answersMs: number[] = [];
  readonly refused: string[] = [];
  private readonly ready: Step[] = [];
  private readonly flying = new Set<Promise<void>>();
  private begun = 0;
  private neighbourVersion = 1;
  private isNeighbourBusy = false;
  private readonly wish: Wish;
  private readonly ledger: HintLedger;
  private readonly screens: readonly Screen[];

  constructor(wish: Wish, ledger: HintLedger, screens: readonly Screen[]) {
    this.wish = wish;
    this.ledger = ledger;
    this.screens = screens;
  }

  /** Sends the next command; work begun goes before new work. */
  write(): void {
    this.writes += 1;
    const isForNeighbour = this.writes % NEIGHBOUR_EVERY === 0 && !this.isNeighbourBusy;
    const step = isForNeighbour ? this.atNeighbour() : (this.ready.shift() ?? this.receive());
    const flight = this.send(step).finally(() => this.flying.delete(flight));
    this.flying.add(flight);
  }

  isFull(): boolean {
    return this.flying.size >= this.wish.flyingMax;
  }

  async settled(): Promise<void> {
    while (this.flying.size > 0) await Promise.all(this.flying);
  }

  private async send(step: Step): Promise<void> {
    const sentAtMs = performance.now();
    if (step.id !== undefined) this.ledger.begin(step.id);
    const answer = await this.ask(step);
    this.answersMs.push(answer.ms);
    const text = answer.body.toString('utf8');
    if (answer.status >= 300) {
      this.refused.push(`${answer.status} ${step.path} ${text.slice(0, 300)}`);
      if (step.id !== undefined) this.ledger.know(step.id, step.readers);
      return;
    }
    const made = Made.parse(JSON.parse(text));
    const { screens } = this;
    const waitMs = this.wish.waitMs;
    await this.ledger.follow(step.id ?? made.id, step.readers, { sentAtMs, screens, waitMs });
    const next = step.next(made);
    if (next !== undefined) this.ready.push(next);
  }

  /** A line that broke is an answer too: of nothing. */
  private async ask(step: Step): Promise<Answer> {
    return await send(this.wish.url, {
      method: step.method,
      address: `/api/v1${step.path}`,
      headers: {
        authorization: `Bearer ${step.key}`,
        'x-vafa': '1',
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify(step.body),
    }).catch((error: unknown) => ({ status: 599, type: '', body: Buffer.from(String(error)), ms: 0 }));
  }

  private receive(): Step {
    const { scene } = this.wish;
    const { customers, modelId } = scene;
    this.begun += 1;
    const customer = customers[this.begun % customers.length];
    const device = {
      newDevice: { modelId, serial: `LD-${this.begun}` },
      serviceKind: 'repair',
      symptomNote: 'سرد نیست',
    };
    return {
      method: 'POST',
      path: '/requests',
      key: scene.keys.reception,
      body: {
        channel: 'phone',
        kind: 'service',
        callerNumber: '09151234567',
        ...customer,
        devices: [device],
      },
      id: undefined,
      readers: office,
      next: ({ workOrders = [] }) => {
        const [order] = workOrders;
        if (order === undefined) return undefined;
        this.ledger.know(order.id, office);
        return this.refer(order, this.begun);
      },
    };
  }

  private refer({ id, version }: { id: string; version: number }, place: number): Step | undefined {
    const { agencies, keys } = this.wish.scene;
    const agency = agencies[place % agencies.length];
    if (agency === undefined) return undefined;
    const ofAgency: Readers = { side: 'arka', agencyIds: [agency.id], membershipIds: [] };
    const ofTechnician: Readers = { ...ofAgency, membershipIds: [agency.technicianId] };
    const step = (
      verb: string,
      key: string,
      readers: Readers,
      more: object,
      next: Step['next'],
      at: number,
    ): Step => ({
      ...{ method: 'POST', path: `/work-orders/${id}/${verb}`, key, id, readers, next },
      body: { version: at, ...more },
    });
    const { technicianId, managerKey } = agency;
    const assign: Step['next'] = (order) =>
      step('assign', managerKey, ofTechnician, { technicianId }, () => undefined, order.version);
    const accept: Step['next'] = (order) => step('accept', managerKey, ofAgency, {}, assign, order.version);
    return step('refer', keys.dispatcher, ofAgency, { agencyId: agency.id }, accept, version);
  }

  /** The neighbour changes a customer again and again; only his own people hear of it. */
  private atNeighbour(): Step {
    const { scene } = this.wish;
    this.isNeighbourBusy = true;
    return {
      method: 'PATCH',
      path: `/customers/${scene.neighbourCustomerId}`,
      key: scene.keys.neighbour,
      body: { version: this.neighbourVersion, note: `یادداشت ${this.writes}` },
      id: scene.neighbourCustomerId,
      readers: { side: 'binesh', agencyIds: [], membershipIds: [] },
      next: ({ version }) => {
        this.neighbourVersion = version;
        this.isNeighbourBusy = false;
        return undefined;
      },
    };
  }
}

const office: Readers = { side: 'arka', agencyIds: [], membershipIds: [] };
