import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { makeSight } from './files.make.ts';
import { bandsOf, lookOf, NEAR_BITS } from './photo-look.ts';

const distance = (one: string, other: string) => [...one].filter((bit, at) => bit !== other[at]).length;
const look = async (bytes: Buffer) => (await lookOf(bytes)) ?? '';

test('I10: a photo made smaller, brighter and coarser looks nearly the same, another one does not', async () => {
  const bytes = await makeSight();
  const own = await look(bytes);
  assert.equal(own.length, 64);
  const again = await sharp(bytes).resize(320).modulate({ brightness: 1.1 }).jpeg({ quality: 60 }).toBuffer();
  assert.ok(distance(own, await look(again)) <= NEAR_BITS);
  assert.ok(distance(own, await look(await makeSight())) > NEAR_BITS);
});

test('I10: a picture of one shade says nothing', async () => {
  const plain = { width: 90, height: 80, channels: 3 as const, background: '#777' };
  assert.equal(await lookOf(await sharp({ create: plain }).jpeg().toBuffer()), null);
});

test('I10: looks that differ in five bits, wherever these lie, have a band in common', () => {
  const own = '10'.repeat(32);
  const flipped = (places: readonly number[]) =>
    [...own].map((bit, at) => (places.includes(at) ? (bit === '1' ? '0' : '1') : bit)).join('');
  const worst = [0, 11, 22, 33, 44];
  const shared = bandsOf(flipped(worst)).filter((band) => bandsOf(own).includes(band));
  assert.equal(shared.length, 1);
  assert.equal(new Set(bandsOf(own)).size, 6);
});
