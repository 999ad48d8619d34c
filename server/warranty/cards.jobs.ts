import { z } from 'zod';

import { tenantById } from '../identity/identity.ts';
import { Failure } from '../lib/failure.ts';
import type { OutsideJob, World } from '../lib/jobs.ts';
import { outsideJob } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { cardAddress } from './card-batches.ts';
import { cardDesign } from './card-design.ts';
import type { CardFacts } from './card-facts.ts';
import { cardFacts } from './card-facts.ts';
import type { CardsAsk } from './card-paper.ts';
import { cardsPaper } from './card-paper.ts';
import { PART_CARDS } from './cards.contract.ts';
import * as sql from './cards.sql.ts';

// A batch is made PDF by PDF: read, set outside of any transaction, kept with its count. Killed in between, it goes on
// after the last PDF that was kept; cancelled, it stops before the next.

const About = z.strictObject({ batchId: z.uuid() });
export type CardsAbout = typeof About;

/** `publicUrl` is where the QR of a card leads. */
export function cardsJob(publicUrl: string): OutsideJob<CardsAbout> {
  return outsideJob({
    name: 'warranty.makeCards',
    data: About,
    async run(world, { batchId }) {
      try {
        while (await makePart(world, batchId, publicUrl));
      } catch (error) {
        // A busy machine is tried again; a card that cannot be set would stop every try.
        if (!(error instanceof Failure && error.kind === 'unavailable')) await fail(world, batchId);
        throw error;
      }
    },
  });
}

interface Opened {
  readonly doneCount: number;
  readonly ask: CardsAsk;
}

/** Makes the next PDF; false when there is none to make. */
async function makePart(world: World, batchId: string, publicUrl: string): Promise<boolean> {
  const opened = await openPart(world, batchId, publicUrl);
  if (opened === undefined) return false;
  const paper = await cardsPaper(opened.ask);
  return await world.transaction(async (ctx) => {
    const batch = await sql.lockBatch.one(ctx, { id: batchId });
    if (batch.state !== 'making' || batch.doneCount !== opened.doneCount) return false;
    const doneCount = batch.doneCount + opened.ask.cards.length;
    await sql.insertPart.run(ctx, {
      batchId,
      number: Math.floor(batch.doneCount / PART_CARDS) + 1,
      cardCount: opened.ask.cards.length,
      pdf: paper,
    });
    await sql.countPrints.run(ctx, {
      deviceIds: opened.ask.cards.map(({ device }) => device.id),
      now: ctx.now,
    });
    const isEnd = doneCount === batch.cardCount;
    await sql.moveBatch.run(ctx, {
      id: batchId,
      state: isEnd ? 'done' : 'making',
      doneCount,
      reprintCount: batch.reprintCount + reprintsIn(opened.ask.cards),
      isEnd,
      now: ctx.now,
    });
    hint(ctx, { topic: 'warranty', id: batchId });
    return !isEnd;
  });
}

/** What the next PDF is made of; undefined when the batch is over. */
export async function openPart(
  world: Pick<World, 'transaction'>,
  batchId: string,
  publicUrl: string,
): Promise<Opened | undefined> {
  return await world.transaction(async (ctx) => {
    const batch = await sql.lockBatch.first(ctx, { id: batchId });
    if (batch === undefined || batch.endedAt !== null) return undefined;
    const { doneCount, layout } = batch;
    const [items, design, company] = await Promise.all([
      sql.selectItems.all(ctx, { batchId, afterPlace: doneCount, limit: PART_CARDS }),
      cardDesign(ctx),
      tenantById.one(ctx, { id: ctx.tenant.id }),
    ]);
    const cards = await cardFacts(
      ctx,
      items.map(({ deviceId }) => deviceId),
    );
    if (batch.state === 'waiting') {
      await sql.moveBatch.run(ctx, { ...batch, state: 'making', isEnd: false, now: ctx.now });
      hint(ctx, { topic: 'warranty', id: batchId });
    }
    // A job knows its company by id alone.
    const address = cardAddress(publicUrl, company.code);
    return { doneCount, ask: { layout, design, companyTitle: company.title, address, cards } };
  });
}

async function fail(world: World, batchId: string): Promise<void> {
  await world.transaction(async (ctx) => {
    const batch = await sql.lockBatch.one(ctx, { id: batchId });
    if (batch.endedAt !== null) return;
    await sql.moveBatch.run(ctx, { ...batch, state: 'failed', isEnd: true, now: ctx.now });
    hint(ctx, { topic: 'warranty', id: batchId });
  });
}

function reprintsIn(cards: readonly CardFacts[]): number {
  return cards.filter(({ printCount }) => printCount > 0).length;
}
