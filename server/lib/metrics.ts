import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';

import type { Figure } from './company-figures.ts';
import type { Pool } from './db.ts';
import { transaction } from './db.ts';
import { globalStatement } from './sql.ts';
import type { Cell } from './times.ts';
import { times } from './times.ts';

// What this process counts of itself, and the queues as the database keeps them, as Prometheus text. Labels come from
// lists in the code: routes of contracts, status codes, names of queues. Never an address, an id or a name.

export interface Metrics {
  /** Called after each answer, so it is made to cost next to nothing. */
  answered(method: string, route: string | undefined, status: number, ms: number): void;
  /** Everything as text; `company` are the figures of the key's own company. */
  print(company: readonly Figure[]): Promise<string>;
}

interface Parts {
  readonly pool: Pool;
  streamCount(): number;
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const TRANSACTION_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
/** What no route knows is one label, whatever was asked. */
const NO_ROUTE = 'none';
/** A stream lasts until its screen is closed: that says nothing about speed. */
const STREAM = '/api/v1/live';
const LAG_MS = 20;

export function openMetrics(parts: Parts): Metrics {
  const requests = watchRequests();
  const transactions = watchTransactions(parts.pool);
  const registry = new Registry();
  let isCollecting = false;
  return {
    answered: requests.answered,
    async print(company) {
      // Measuring the event loop costs a timer: only where somebody reads it.
      if (!isCollecting) collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_MS });
      isCollecting = true;
      const now = new Registry();
      for (const figure of [...ownFigures(parts), ...(await queueFigures(parts.pool)), ...company]) {
        gauge(now, figure);
      }
      return [requests.text(), transactions.text(), await now.metrics(), '\n', await registry.metrics()].join(
        '',
      );
    },
  };
}

interface Asked {
  readonly cell: Cell;
  readonly statuses: Map<number, number>;
}

function watchRequests() {
  const durations = times(
    'vafa_request_seconds',
    'Time of a request until its answer was sent.',
    REQUEST_SECONDS,
  );
  const asked = new Map<string, Map<string, Asked>>();
  const begin = (route: string, method: string): Asked => {
    const fresh = { cell: durations.cell({ method, route }), statuses: new Map<number, number>() };
    const methods = asked.get(route) ?? new Map<string, Asked>();
    asked.set(route, methods.set(method, fresh));
    return fresh;
  };
  return {
    answered(method: string, route: string | undefined, status: number, ms: number): void {
      if (route === STREAM) return;
      const known = route === undefined ? NO_ROUTE : route;
      const each = asked.get(known)?.get(route === undefined ? 'any' : method);
      const { cell, statuses } = each ?? begin(known, route === undefined ? 'any' : method);
      cell.add(ms / 1000);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    },
    text(): string {
      const name = 'vafa_requests_total';
      const lines = [`# HELP ${name} Requests by route and status.`, `# TYPE ${name} counter`];
      for (const [route, methods] of asked) {
        for (const [method, { statuses }] of methods) {
          for (const [status, count] of statuses)
            lines.push(`${name}{method="${method}",route="${route}",status="${status}"} ${count}`);
        }
      }
      return `${durations.text()}${lines.join('\n')}\n`;
    },
  };
}

/** From the moment a connection was taken to the moment it was given back, as the pool itself tells it. */
function watchTransactions(pool: Pool) {
  const held = times(
    'vafa_transaction_seconds',
    'Time a transaction held its connection.',
    TRANSACTION_SECONDS,
  );
  const cell = held.cell({});
  const takenAt = new WeakMap<object, number>();
  pool.on('acquire', (client) => takenAt.set(client, performance.now()));
  pool.on('release', (_, client) => {
    const since = takenAt.get(client);
    if (since !== undefined) cell.add((performance.now() - since) / 1000);
  });
  return { text: () => held.text() };
}

function ownFigures({ pool, streamCount }: Parts): readonly Figure[] {
  const connections = {
    busy: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  };
  return [
    {
      name: 'vafa_database_connections',
      help: 'Connections of this process by state; waiting are transactions without one.',
      rows: Object.entries(connections).map(([state, count]) => ({ labels: { state }, count })),
    },
    {
      name: 'vafa_live_streams',
      help: 'Screens that hear of changes from this process.',
      rows: [{ labels: {}, count: streamCount() }],
    },
  ];
}

interface QueueRow {
  name: string;
  ready: number;
  deferred: number;
  active: number;
  failed: number;
  age: number | null;
}

// The worker counts every five seconds; when it does not, the age of the count says so.
const selectQueues = globalStatement<QueueRow>(
  'metrics.queues',
  `select name, ready_count as ready, deferred_count as deferred, active_count as active, failed_count as failed,
     extract(epoch from now() - monitor_on)::double precision as age
   from pgboss.queue where name not like '\\_\\_%' order by name limit 200`,
);

async function queueFigures(pool: Pool): Promise<readonly Figure[]> {
  const queues = await transaction(pool, null, (tx) => selectQueues.all({ tx }));
  const states = ['ready', 'deferred', 'active', 'failed'] as const;
  const ages = queues.flatMap(({ age }) => age ?? []);
  return [
    {
      name: 'vafa_jobs',
      help: 'Jobs by queue and state as the worker counted them; failed ones of the last day.',
      rows: queues.flatMap((each) =>
        states.map((state) => ({ labels: { queue: each.name, state }, count: each[state] })),
      ),
    },
    {
      name: 'vafa_jobs_counted_seconds_ago',
      help: 'Age of the newest count of a queue: it grows when no worker runs.',
      rows: ages.length === 0 ? [] : [{ labels: {}, count: Math.min(...ages) }],
    },
  ];
}

function gauge(registry: Registry, { name, help, rows }: Figure): void {
  const labelNames = Object.keys(rows[0]?.labels ?? {});
  const made = new Gauge({ name, help, labelNames, registers: [registry] });
  for (const { labels, count } of rows) made.set(labels, count);
}
