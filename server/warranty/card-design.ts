import { crc32, inflateSync } from 'node:zlib';

import { cardWords } from '../../texts/fa/warranty-cards.ts';
import { cardWords as cardWordsEn } from '../../texts/en/warranty-cards.ts';
import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import type { CardDesignView, changeCardDesign } from './cards.contract.ts';
import { LOGO_BYTES_MAX } from './cards.contract.ts';
import type { DesignRow } from './cards.sql.ts';
import * as sql from './cards.sql.ts';

// How the card of a company looks. Until it says otherwise, it is ours.

export type CardDesign = Omit<DesignRow, 'id'>;

const ours: CardDesign = {
  colour: '#0c6b78',
  headline: cardWords['warranty.card.headline'],
  headlineEn: cardWordsEn['warranty.card.headline'],
  terms: cardWords['warranty.card.terms'],
  termsEn: cardWordsEn['warranty.card.terms'],
  logo: null,
  version: 0,
};

export async function cardDesign(ctx: Pick<Context, 'tx'>): Promise<CardDesign> {
  return (await sql.selectDesign.first(ctx)) ?? ours;
}

export async function readDesign(ctx: Context): Promise<CardDesignView> {
  return viewOf(ctx, await cardDesign(ctx));
}

/** Changes logo, colour and texts; cards that are printed stay as they are. Row H1. */
export async function changeDesign(
  ctx: Context,
  { version, logo: typed, ...texts }: z.output<typeof changeCardDesign.input>,
): Promise<CardDesignView> {
  const logo = typed === null ? null : pngOf(typed);
  const before = await cardDesign(ctx);
  const next = { ...texts, logo, version, now: ctx.now, by: ctx.actor.id };
  const changed =
    version === 0
      ? await sql.insertDesign.run(ctx, { ...next, id: newId(ctx.now.getTime()) })
      : await sql.updateDesign.run(ctx, next);
  if (changed === 0) throw new Failure('conflict', 'lib.changedMeanwhile');
  await audit(ctx, {
    action: 'warranty.changeCardDesign',
    kind: 'cardDesign',
    id: ctx.tenant.id,
    before: { ...before, logo: before.logo?.length ?? null },
    after: { ...texts, logo: logo?.length ?? null },
  });
  return await readDesign(ctx);
}

function viewOf(ctx: Context, { colour, headline, headlineEn, terms, termsEn, logo, version }: CardDesign) {
  const moves: CardDesignView['moves'] = can(ctx, 'warranty.write') ? ['change'] : [];
  return {
    colour,
    headline,
    headlineEn,
    terms,
    termsEn,
    logo: logo?.toString('base64') ?? null,
    version,
    moves,
  };
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const SIDE_MAX = 2000;

/** A PNG that can be drawn: every piece whole, its pixels there. A broken one would stop each batch of cards. */
function pngOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > LOGO_BYTES_MAX) throw new Failure('invalid', 'warranty.logoTooBig', {}, 'logo');
  try {
    if (isWhole(bytes)) return bytes;
  } catch {
    // What cannot be read to its end is no picture.
  }
  throw new Failure('invalid', 'warranty.notAPng', {}, 'logo');
}

function isWhole(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return false;
  const pixels: Buffer[] = [];
  let size = { width: 0, height: 0 };
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) return false;
    if (kind === 'IHDR') size = { width: body.readUInt32BE(0), height: body.readUInt32BE(4) };
    if (kind === 'IDAT') pixels.push(body);
    if (kind === 'IEND') break;
    at += length + 12;
  }
  const { width, height } = size;
  if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX) return false;
  const most = (width * 8 + 1) * height;
  return inflateSync(Buffer.concat(pixels), { maxOutputLength: most }).length > height;
}
