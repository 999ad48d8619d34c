import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { makeDevices } from '../devices/devices.make.ts';
import { registerDevice } from '../devices/devices.contract.ts';
import { openFileStore } from '../lib/files.ts';
import type { World } from '../lib/jobs.ts';
import { askForCards } from './card-batches.ts';
import { cardFacts } from './card-facts.ts';
import { cardLink } from './card-paper.ts';
import * as contracts from './cards.contract.ts';
import { cardsJob, openPart } from './cards.jobs.ts';
import { checkPublicWarranty } from './public-warranty.contract.ts';
import { qrImage } from './qr-image.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const scene = await makeScene(world);
const stranger = world.stranger();
const wrongAt = (path: string, code: string) => (error: unknown) =>
  error instanceof Refused && error.problem.errors.some((each) => each.path === path && each.code === code);
const device = (serial: string) => admin.call(registerDevice, { modelId: scene.fridge.id, serial });
const finished = async (input: Parameters<typeof admin.call<typeof contracts.makeCardBatch>>[1]) => {
  const { id } = await admin.call(contracts.makeCardBatch, input);
  await world.settle();
  return await admin.call(contracts.readCardBatch, { id });
};
async function pdf(id: string, number: number) {
  const response = await admin.raw('GET', `/api/v1/warranty/card-batches/${id}/parts/${number}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), bytes };
}
/** Asks for cards, and no worker hears of it. */
const quietly = (input: Parameters<typeof askForCards>[2]) =>
  world.inTenant('arka', (ctx) =>
    askForCards({ ...ctx, jobs: { send: async () => {}, jobsFor: () => [] } }, cardsJob(world.url), input),
  );
const pagesOf = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

test('H1, H5: the cards of a list are one PDF, ten on a sheet; a serial that no device has is told', async () => {
  for (let at = 1; at <= 12; at += 1) await device(`CARD-${100 + at}`);
  const serials = Array.from({ length: 12 }, (_, at) => `card ${101 + at}`);
  const batch = await finished({ serials: [...serials, 'NOBODY-1'] });
  assert.deepEqual(
    [batch.state, batch.cardCount, batch.doneCount, batch.reprintCount, batch.unknownSerials],
    ['done', 12, 12, 0, ['NOBODY-1']],
  );
  const { status, type, bytes } = await pdf(batch.id, 1);
  assert.deepEqual([status, type, bytes.subarray(0, 5).toString()], [200, 'application/pdf', '%PDF-']);
  assert.equal(pagesOf(bytes), 2);
});

test('H1: a range prints what there is of it, one card a page, and a card printed before is counted', async () => {
  const batch = await finished({ range: { from: 'CARD-111', to: 'CARD-114' }, layout: 'single' });
  assert.deepEqual(
    [batch.title, batch.cardCount, batch.reprintCount, batch.unknownSerials],
    ['CARD111 – CARD114', 2, 2, ['CARD113', 'CARD114']],
  );
  assert.equal(pagesOf((await pdf(batch.id, 1)).bytes), 2);
});

test('H1: what is no range, nothing known and both ways at once are refused at their field', async () => {
  const make = (input: object) => admin.call(contracts.makeCardBatch, { layout: 'sheet', ...input });
  await assert.rejects(make({}), wrongAt('serials', 'warranty.serialsOrRange'));
  const range = { from: 'CARD-111', to: 'CARD-99' };
  await assert.rejects(make({ range, serials: ['A'] }), wrongAt('serials', 'warranty.serialsOrRange'));
  await assert.rejects(make({ range }), wrongAt('range.to', 'warranty.notARange'));
  await assert.rejects(
    make({ range: { from: 'A-100', to: 'B-200' } }),
    wrongAt('range.to', 'warranty.notARange'),
  );
  await assert.rejects(
    make({ range: { from: 'A-00001', to: 'A-99999' } }),
    wrongAt('range.to', 'warranty.tooManyCards'),
  );
  await assert.rejects(make({ serials: ['NOBODY-1'] }), wrongAt('serials', 'warranty.noKnownSerial'));
});

test('H5, H9: the QR of a card decodes and opens its page, which knows the card; another code is no card of it', async () => {
  await prepareZXingModule({
    overrides: {
      wasmBinary: new Uint8Array(
        await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))),
      ).buffer,
    },
    fireImmediately: true,
  });
  await device('CARD-QR-7');
  const { id } = await quietly({ layout: 'sheet', serials: ['CARD-QR-7'] });
  const opened = await openPart({ transaction: (run) => world.inTenant('arka', run) }, id, world.url);
  const [card] = opened?.ask.cards ?? [];
  assert.ok(card !== undefined);
  const link = cardLink(opened?.ask.address ?? '', { serial: card.device.serial, code: card.code });
  assert.equal(link, `${world.url}/p/arka/warranty?s=CARD-QR-7&c=${card.code}`);
  const [read] = await readBarcodes(pictureOf(qrImage(link)), { formats: ['QRCode'] });
  assert.equal(read?.text, link);
  const page = new URL(read.text);
  const check = (code: string | null) =>
    stranger.call(checkPublicWarranty, {
      tenantCode: page.pathname.split('/')[2] ?? '',
      serial: page.searchParams.get('s') ?? '',
      card: code ?? '',
    });
  const shown = await check(page.searchParams.get('c'));
  assert.deepEqual([shown.card, shown.device?.serial], ['genuine', 'CARD-QR-7']);
  assert.equal((await check('00000000')).card, 'unknown');
});

test('H1: a batch cancelled half way keeps the PDF that is finished and counts only its cards', async () => {
  const { id: modelId, brandId } = scene.fridge;
  const made = await world.inTenant('arka', (ctx) =>
    makeDevices(ctx, { count: 620, seed: 7, models: [{ id: modelId, brandId }], serialPrefix: 'HALF' }),
  );
  // The job is run by hand: after its first PDF somebody cancels.
  const { id } = await quietly({ layout: 'sheet', serials: made.map(({ serial }) => serial) });
  let steps = 0;
  const half: World = {
    tenantId: '',
    files: openFileStore(tmpdir()),
    async transaction(run) {
      steps += 1;
      if (steps === 3) await admin.call(contracts.cancelCardBatch, { id });
      return await world.inTenant('arka', run);
    },
  };
  await cardsJob(world.url).run(half, { batchId: id });
  const batch = await admin.call(contracts.readCardBatch, { id });
  assert.deepEqual([batch.state, batch.doneCount, batch.moves], ['cancelled', 500, []]);
  assert.deepEqual(
    batch.parts.map(({ number, cardCount }) => [number, cardCount]),
    [[1, 500]],
  );
  const ids = made.map((each) => each.id);
  const counts = await world.inTenant('arka', (ctx) => cardFacts(ctx, ids));
  assert.equal(counts.filter(({ printCount }) => printCount === 1).length, 500);
  await assert.rejects(admin.call(contracts.cancelCardBatch, { id }), /warranty.batchEnded/);
});

test('H1: the card bears the logo, colour and texts of the company; a broken picture is refused at its field', async () => {
  const ours = await admin.call(contracts.readCardDesign, {});
  assert.deepEqual([ours.headline, ours.version, ours.moves], ['کارت گارانتی', 0, ['change']]);
  const design = {
    version: 0,
    colour: '#7a1f2b',
    headline: 'گارانتی آرکا',
    headlineEn: 'Arka warranty',
    terms: 'خدمات در سراسر کشور.',
    termsEn: 'Service in the whole country.',
    logo: png().toString('base64'),
  };
  const broken = Buffer.from(png()).fill(7, 40, 44).toString('base64');
  const change = (given: object) => admin.call(contracts.changeCardDesign, { ...design, ...given });
  await assert.rejects(change({ logo: broken }), wrongAt('logo', 'warranty.notAPng'));
  await assert.rejects(change({ logo: 'AAAA' }), wrongAt('logo', 'warranty.notAPng'));
  await assert.rejects(change({ colour: 'red' }), wrongAt('colour', 'warranty.notAColour'));
  const changed = await change({});
  assert.deepEqual([changed.version, changed.logo], [1, design.logo]);
  await assert.rejects(change({}), /lib.changedMeanwhile/);
  const sample = await admin.raw('GET', '/api/v1/warranty/card-design/sample.pdf');
  assert.deepEqual([sample.status, sample.headers.get('content-type')], [200, 'application/pdf']);
  const shown = await stranger.call(checkPublicWarranty, { tenantCode: 'arka', serial: 'CARD-101' });
  assert.equal(shown.terms, 'خدمات در سراسر کشور.');
});

const CELL = 6;
/** The picture that a camera would have of the code: every cell six pixels wide. */
function pictureOf(svg: string): Uint8Array {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * CELL;
  const rows = Array.from({ length: side }, () => Buffer.alloc(side, 255));
  for (const [, x = '', y = '', length = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (const row of rows.slice(Number(y) * CELL, (Number(y) + 1) * CELL))
      row.fill(0, Number(x) * CELL, (Number(x) + Number(length)) * CELL);
  }
  return new Uint8Array(png(rows));
}

/** A PNG of grey pixels. */
function png(rows: readonly Buffer[] = [Buffer.from([0, 200]), Buffer.from([200, 0])]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(rows[0]?.length ?? 0, 0);
  head.writeUInt32BE(rows.length, 4);
  head.writeUInt8(8, 8);
  const body = deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.from([0]), row])));
  const pieces = [piece('IHDR', head), piece('IDAT', body), piece('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...pieces]);
}

function piece(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
