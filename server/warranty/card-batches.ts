import type { z } from 'zod';

import { devicesOfSerials } from '../devices/devices.ts';
import { tenantById } from '../identity/identity.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import type { FileAnswer } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { OutsideJob } from '../lib/jobs.ts';
import { enqueue } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { PDF_TYPE } from '../lib/pdf.ts';
import { cardDesign } from './card-design.ts';
import { cardsPaper } from './card-paper.ts';
import { sampleFacts } from './card-sample.ts';
import type { CardBatchView, makeCardBatch, sampleCard } from './cards.contract.ts';
import { CARDS_MAX, UNKNOWN_SHOWN } from './cards.contract.ts';
import type { BatchRow } from './cards.sql.ts';
import * as sql from './cards.sql.ts';
import type { CardsAbout } from './cards.jobs.ts';

// Batches of cards: asked for by serials, made after the answer, stopped between two PDFs.

type Ask = z.output<typeof makeCardBatch.input>;
const LOOK_UP_MAX = 1000;

/** Prints the cards of a list or a range of serials; serials that no device has are told. Row H1. */
export async function askForCards(
  ctx: Context,
  job: OutsideJob<CardsAbout>,
  ask: Ask,
): Promise<CardBatchView> {
  const wanted = serialsOf(ask);
  const keys = [...new Set(wanted.map(codeKey))].filter((key) => key !== '');
  const found = [];
  for (let from = 0; from < keys.length; from += LOOK_UP_MAX)
    found.push(...(await devicesOfSerials(ctx, keys.slice(from, from + LOOK_UP_MAX))));
  const known = new Set(found.map(({ serialKey }) => serialKey));
  const unknown = wanted.filter((serial) => !known.has(codeKey(serial)));
  const field = ask.range === undefined ? 'serials' : 'range.from';
  if (found.length === 0) throw new Failure('invalid', 'warranty.noKnownSerial', {}, field);
  if (found.length > CARDS_MAX)
    throw new Failure('invalid', 'warranty.tooManyCards', { max: CARDS_MAX }, field);
  const id = newId(ctx.now.getTime());
  const [first = '', last = first] = [wanted[0], wanted.at(-1)];
  const batch = {
    id,
    layout: ask.layout,
    title: first === last ? first : `${first} – ${last}`,
    cardCount: found.length,
    unknownCount: unknown.length,
  };
  await sql.insertBatch.run(ctx, {
    ...batch,
    unknownSerials: unknown.slice(0, UNKNOWN_SHOWN),
    by: ctx.actor.id,
    byTitle: ctx.actor.title,
    now: ctx.now,
  });
  await sql.insertItems.run(ctx, {
    batchId: id,
    places: found.map((_, at) => at + 1),
    deviceIds: found.map((device) => device.id),
  });
  await audit(ctx, { action: 'warranty.makeCardBatch', kind: 'cardBatch', id, after: batch });
  await enqueue(ctx, job, { batchId: id });
  hint(ctx, { topic: 'warranty', id });
  return await readBatch(ctx, { id });
}

export async function listBatches(
  ctx: Context,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: CardBatchView[]; next: string | null }> {
  const rows = await sql.selectBatches.all(ctx, { after: after ?? null, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    items: await viewBatches(ctx, page),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

export async function readBatch(ctx: Context, { id }: { readonly id: string }): Promise<CardBatchView> {
  const row = await sql.selectBatch.first(ctx, { id });
  const [view] = row === undefined ? [] : await viewBatches(ctx, [row]);
  if (view === undefined) throw new Failure('missing', 'lib.missing');
  return view;
}

/** Stops a batch; what is printed is printed and counted. */
export async function cancelBatch(ctx: Context, { id }: { readonly id: string }): Promise<CardBatchView> {
  const batch = await sql.lockBatch.first(ctx, { id });
  if (batch === undefined) throw new Failure('missing', 'lib.missing');
  if (batch.endedAt !== null) throw new Failure('conflict', 'warranty.batchEnded');
  await sql.moveBatch.run(ctx, { ...batch, state: 'cancelled', isEnd: true, now: ctx.now });
  const after = { doneCount: batch.doneCount };
  await audit(ctx, { action: 'warranty.cancelCardBatch', kind: 'cardBatch', id, after });
  hint(ctx, { topic: 'warranty', id });
  return await readBatch(ctx, { id });
}

/** One finished PDF. Row H5. */
export async function cardsFile(
  ctx: Context,
  { id, number }: { readonly id: string; readonly number: number },
): Promise<FileAnswer> {
  const part = await sql.selectPdf.first(ctx, { id, number });
  if (part === undefined) throw new Failure('missing', 'lib.missing');
  return { name: `cards-${number}.pdf`, type: PDF_TYPE, body: part.pdf };
}

/** What a card would look like now. Row H5. */
export async function sample(
  ctx: Context,
  { layout }: z.output<typeof sampleCard.input>,
  publicUrl: string,
): Promise<FileAnswer> {
  const [design, company] = await Promise.all([cardDesign(ctx), tenantById.one(ctx, { id: ctx.tenant.id })]);
  const address = cardAddress(publicUrl, ctx.tenant.code);
  const cards = sampleFacts(layout === 'sheet' ? 10 : 1);
  return {
    name: 'card-sample.pdf',
    type: PDF_TYPE,
    body: () => cardsPaper({ layout, design, companyTitle: company.title, address, cards }),
  };
}

/** The page that the QR of a card opens, the serial and the code of the card aside. */
export function cardAddress(publicUrl: string, tenantCode: string): string {
  return `${publicUrl}/p/${tenantCode}/warranty`;
}

/** The serials asked for: as listed, or from one number to another behind the same beginning. */
function serialsOf({ serials, range }: Ask): readonly string[] {
  if ((serials === undefined) === (range === undefined))
    throw new Failure('invalid', 'warranty.serialsOrRange', {}, 'serials');
  if (serials !== undefined) return serials;
  const [from, to] = [numbered(range?.from ?? ''), numbered(range?.to ?? '')];
  if (from === undefined || to === undefined || from.head !== to.head || from.digits !== to.digits)
    throw new Failure('invalid', 'warranty.notARange', {}, 'range.to');
  const count = to.number - from.number + 1;
  if (count < 1) throw new Failure('invalid', 'warranty.notARange', {}, 'range.to');
  if (count > CARDS_MAX)
    throw new Failure('invalid', 'warranty.tooManyCards', { max: CARDS_MAX }, 'range.to');
  return Array.from(
    { length: count },
    (_, at) => `${from.head}${String(from.number + at).padStart(from.digits, '0')}`,
  );
}

function numbered(serial: string): { head: string; digits: number; number: number } | undefined {
  const [, head = '', digits = ''] = /^(.*?)(\d{1,12})$/.exec(codeKey(serial)) ?? [];
  return digits === ''
    ? undefined
    : { head: head.toUpperCase(), digits: digits.length, number: Number(digits) };
}

async function viewBatches(ctx: Context, rows: readonly BatchRow[]): Promise<CardBatchView[]> {
  const parts = Map.groupBy(
    await sql.selectParts.all(ctx, { batchIds: rows.map(({ id }) => id) }),
    ({ batchId }) => batchId,
  );
  return rows.map(({ madeByTitle, ...row }) => ({
    ...row,
    madeBy: madeByTitle,
    parts: (parts.get(row.id) ?? []).map(({ number, cardCount, byteCount }) => ({
      number,
      cardCount,
      byteCount,
    })),
    moves: row.endedAt === null && can(ctx, 'warranty.write') ? ['cancel'] : [],
  }));
}
