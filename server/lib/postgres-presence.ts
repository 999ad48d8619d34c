import type pg from 'pg';
import { StartProblem, errorCode } from './start-problem.ts';

// How programs on one embedded server see each other: each keeps a connection that bears its name.

/** Any number: programs on one server take turns by it when they come and go. */
const LOCK = 7_380;

/** Makes the owner and the database at the first start; does nothing at later ones. */
export async function makeDatabase(client: pg.Client, password: string): Promise<void> {
  await client.query(`select pg_advisory_lock(${LOCK})`);
  const there = await client.query(`select from pg_database where datname = 'vafa'`);
  if (there.rowCount === 0) {
    await client.query(`drop role if exists vafa`);
    await client.query(`create role vafa login createrole createdb password '${password}'`);
    await client.query(`create database vafa owner vafa`);
  }
  await client.query(`select pg_advisory_unlock(${LOCK})`);
}

/**
 * A connection that breaks, or class 57 (stopping, starting), is tried again; any other answer of the server
 * is final.
 */
export function refuseAnswer(error: unknown, data: string): void {
  const code = errorCode(error);
  if (code === '53100') throw new StartProblem('diskFull', { folder: data }, error);
  if (/^\d\w{4}$/.test(code) && !code.startsWith('57')) throw error;
}

/**
 * Of programs that leave at the same moment each must see that the others are leaving, and the last stops the
 * server.
 */
export async function takeLeave(presence: pg.Client): Promise<number> {
  await presence.query(`select pg_advisory_lock(${LOCK})`);
  const others = await presence.query(
    `select from pg_stat_activity where application_name like 'vafa-%' and pid <> pg_backend_pid()`,
  );
  await presence.query(`set application_name = 'leaving'`);
  await presence.query(`select pg_advisory_unlock(${LOCK})`);
  return others.rowCount ?? 0;
}

/**
 * The idle connection alone keeps no process running. The methods are there; only the type package lacks
 * them.
 */
export function keepAlone(presence: pg.Client, how: 'ref' | 'unref'): void {
  (presence as pg.Client & Record<'ref' | 'unref', () => void>)[how]();
}
