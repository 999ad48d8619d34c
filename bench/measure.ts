import { setTimeout as sleep } from 'node:timers/promises';

import { openConnection, timed } from './http-load.ts';
import type { Connection, Timed } from './http-load.ts';
import type { Operation } from './operations.ts';
import { cpuOf, cpuOfPostgres, memoryOf } from './process-meter.ts';
import type { RawTimed } from './raw-load.ts';
import { openRaw, timeScripts } from './raw-load.ts';
import type { Base, Program } from './stand.ts';
import { openSessions } from './stand.ts';
import type { Script } from './statement-log.ts';
import { costsOf, logLength, readScripts, switchLog } from './statement-log.ts';

// One operation at one number of clients: over HTTP, and its statements raw, one right after the other.

export interface Stand {
  /** Where the program works. */
  readonly worked: Base;
  /** Where its statements are driven again. */
  readonly driven: Base;
  readonly program: Program;
}
export interface Wish {
  readonly clients: number;
  readonly seconds: number;
}
export interface Measured {
  readonly operation: string;
  readonly clients: number;
  readonly http: Timed;
  readonly raw: RawTimed;
  /** HTTP by raw, by calls per second. */
  readonly ratio: number;
  readonly statements: number;
  readonly costs: ReturnType<typeof costsOf>;
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
  readonly rawDatabaseCpuMs: number;
  readonly memoryMb: number;
}

/** Reads repeat these; commands need a script of their own for each time they are driven. */
const QUESTIONS_RECORDED = 100;
const COMMANDS_RECORDED_PER_SECOND = { one: 180, many: 320 } as const;
const LOG_SETTLES_MS = 250;

export async function measure(stand: Stand, operation: Operation, wish: Wish): Promise<Measured> {
  const { worked, driven, program } = stand;
  const { clients, seconds } = wish;
  const sessions = await openSessions(worked.server.url, operation.who, clients);
  const connections = await Promise.all(sessions.map(() => openConnection(program.port)));
  const ask = (client: number) => askOnce(operation, connections[client], sessions[client], client);
  try {
    await timed(clients, Math.min(1, seconds / 2), ask);
    const before = { server: cpuOf(program.pid), database: cpuOfPostgres(worked.server.pid) };
    const http = await timed(clients, seconds, ask);
    const serverCpu = cpuOf(program.pid) - before.server;
    const databaseCpu = cpuOfPostgres(worked.server.pid) - before.database;
    const memoryMb = memoryOf(program.pid);
    const scripts = await record(worked, wish, operation, ask);
    const raw = await driveRaw(driven, scripts, operation, wish);
    return {
      operation: operation.name,
      clients,
      http,
      raw,
      ratio: http.perSecond / raw.perSecond,
      statements: scripts.reduce((sum, script) => sum + script.length, 0) / Math.max(1, scripts.length),
      costs: costsOf(scripts),
      serverCpuMs: serverCpu / Math.max(1, http.count),
      databaseCpuMs: databaseCpu / Math.max(1, http.count),
      rawDatabaseCpuMs: raw.databaseCpuMs,
      memoryMb,
    };
  } finally {
    for (const connection of connections) connection.end();
  }
}

function askOnce(
  operation: Operation,
  connection: Connection | undefined,
  session: string | undefined,
  client: number,
): (() => Promise<void>) | undefined {
  const asked = operation.next(client);
  if (asked === undefined || connection === undefined || session === undefined) return undefined;
  return async () => asked.check(await connection.ask({ ...asked.call, session }));
}

/** Lets the operation run while the database writes down what it is asked. */
async function record(
  { folder, server }: Base,
  { clients, seconds }: Wish,
  operation: Operation,
  ask: (client: number) => (() => Promise<void>) | undefined,
): Promise<Script[]> {
  const since = await logLength(folder);
  switchLog(folder, server.pid, true);
  await sleep(LOG_SETTLES_MS);
  const perSecond = clients === 1 ? COMMANDS_RECORDED_PER_SECOND.one : COMMANDS_RECORDED_PER_SECOND.many;
  let left = operation.isCommand ? Math.ceil(perSecond * seconds) : QUESTIONS_RECORDED;
  await timed(clients, 60, (client) => ((left -= 1) >= 0 ? ask(client) : undefined));
  switchLog(folder, server.pid, false);
  await sleep(LOG_SETTLES_MS);
  return await readScripts(folder, since);
}

async function driveRaw(
  { server }: Base,
  scripts: readonly Script[],
  { isCommand }: Operation,
  { clients, seconds }: Wish,
): Promise<RawTimed & { databaseCpuMs: number }> {
  const connections = await openRaw(server.url, clients);
  const names = new Map<string, string>();
  try {
    // Statements are prepared before it counts.
    const warm = isCommand ? scripts.slice(0, clients * 3) : scripts;
    const warming = { seconds: isCommand ? 60 : Math.min(1, seconds / 2), isOnce: isCommand, names };
    await timeScripts(connections, warm, warming);
    const before = cpuOfPostgres(server.pid);
    const rest = isCommand ? scripts.slice(clients * 3) : scripts;
    const result = await timeScripts(connections, rest, { seconds, isOnce: isCommand, names });
    const databaseCpuMs = (cpuOfPostgres(server.pid) - before) / Math.max(1, result.count);
    return { ...result, databaseCpuMs };
  } finally {
    for (const connection of connections) await connection.end();
  }
}
