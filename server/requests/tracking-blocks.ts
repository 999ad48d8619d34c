import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';

import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import * as sql from './requests.sql.ts';
import { trackingNumberAt, trackingNumberCount } from './tracking-number.ts';

// Sequence numbers are taken a hundred at a time, so that requests never wait for each other's row. Blocks lie
// scattered: two processes hardly ever want the same one, and the permutation hides the order anyway. A taking is
// written in the transaction of the request that needed it; the process uses the rest of the block only after it has
// read its own taking back, for a transaction that failed took its block with it.

const BLOCK_SIZE = 100;
const BLOCK_COUNT = trackingNumberCount / BLOCK_SIZE;
/** Tries for a free block; with half of all numbers used, one in a million takings needs more. */
const TRIES_MAX = 20;
/** Takings that never showed up (their transaction failed) are forgotten after this. */
const UNSEEN_MS_MAX = 60_000;

interface Taking {
  readonly id: string;
  readonly number: number;
  readonly takenAtMs: number;
  next: number;
}
interface Stock {
  key: Buffer;
  /** Takings that were read back; their numbers are ours. */
  committed: Taking[];
  /** Takings whose transactions may still fail. */
  unseen: Taking[];
}
const stocks = new Map<string, Stock>();

/** Numbers for new requests, each given once for all time. Row A7. */
export async function takeTrackingNumbers(ctx: Context, count: number): Promise<string[]> {
  const stock = stocks.get(ctx.tenant.id) ?? (await openStock(ctx));
  if (restOf(stock.committed) < count) await seeCommitted(ctx, stock);
  const sequences = takeFrom(stock.committed, count);
  if (sequences.length < count) sequences.push(...(await takeNew(ctx, stock, count - sequences.length)));
  return sequences.map((sequence) => trackingNumberAt(stock.key, sequence));
}

async function openStock(ctx: Context): Promise<Stock> {
  const { trackingKey } = await sql.selectTrackingKey.one(ctx);
  const stock = stocks.get(ctx.tenant.id) ?? { key: trackingKey, committed: [], unseen: [] };
  stocks.set(ctx.tenant.id, stock);
  return stock;
}

async function seeCommitted(ctx: Context, stock: Stock): Promise<void> {
  if (stock.unseen.length === 0) return;
  const asked = stock.unseen;
  const seen = new Set(
    (
      await sql.selectTakings.all(ctx, {
        numbers: asked.map((taking) => taking.number),
        takings: asked.map((taking) => taking.id),
      })
    ).map((row) => row.takenBy),
  );
  // Another command of this process may have looked meanwhile: only what is still unseen moves.
  const found = stock.unseen.filter((taking) => seen.has(taking.id));
  const sinceMs = Date.now() - UNSEEN_MS_MAX;
  stock.unseen = stock.unseen.filter((taking) => !seen.has(taking.id) && taking.takenAtMs > sinceMs);
  stock.committed.push(...found);
}

async function takeNew(ctx: Context, stock: Stock, count: number): Promise<number[]> {
  let wanted = Math.ceil(count / BLOCK_SIZE);
  const takings: Taking[] = [];
  for (let tries = 0; wanted > 0; tries += 1) {
    assert(tries < TRIES_MAX, 'the tracking numbers of a company are used up');
    const id = newId();
    const numbers = [...new Set(Array.from({ length: wanted }, () => randomInt(BLOCK_COUNT)))];
    for (const { number } of await sql.insertBlocks.all(ctx, { numbers, takenBy: id, now: ctx.now })) {
      takings.push({ id, number, takenAtMs: Date.now(), next: 0 });
      wanted -= 1;
    }
  }
  const sequences = takeFrom(takings, count);
  stock.unseen.push(...takings.filter((taking) => taking.next < BLOCK_SIZE));
  return sequences;
}

function takeFrom(takings: Taking[], count: number): number[] {
  const sequences: number[] = [];
  for (let taking = takings[0]; taking !== undefined && sequences.length < count; taking = takings[0]) {
    while (taking.next < BLOCK_SIZE && sequences.length < count) {
      sequences.push(taking.number * BLOCK_SIZE + taking.next);
      taking.next += 1;
    }
    if (taking.next < BLOCK_SIZE) break;
    takings.shift();
  }
  return sequences;
}

function restOf(takings: readonly Taking[]): number {
  return takings.reduce((rest, taking) => rest + BLOCK_SIZE - taking.next, 0);
}
