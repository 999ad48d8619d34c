import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pauseMs } from './outbox-send.ts';
import type { KeptStep } from './outbox-steps.ts';
import { stepsInTurn } from './outbox-steps.ts';

// Which steps of which jobs go out next.

const step = (place: number, subject: string, change: Partial<KeptStep> = {}): KeptStep => ({
  place,
  id: `key-${place}`,
  owner: 'bahram',
  subject,
  number: subject,
  verb: 'arrive',
  input: {},
  needs: [],
  keptAt: 0,
  state: 'waiting',
  refusal: null,
  isHeld: false,
  ...change,
});
const placesOf = (steps: readonly KeptStep[]) => steps.map(({ place }) => place);

test('D3: of each job the step that was pressed first goes first, and jobs do not wait for each other', () => {
  const all = [step(1, 'a'), step(2, 'a'), step(3, 'b'), step(4, 'b'), step(5, 'c')];
  assert.deepEqual(placesOf(stepsInTurn(all, [])), [1, 3, 5]);
});

test('D3: a refused step holds those behind it on its job, and no other job', () => {
  const all = [step(1, 'a', { state: 'refused' }), step(2, 'a'), step(3, 'b')];
  assert.deepEqual(placesOf(stepsInTurn(all, [])), [3]);
});

test('D3: a step without an answer stays in its turn', () => {
  assert.deepEqual(placesOf(stepsInTurn([step(1, 'a', { isHeld: true }), step(2, 'a')], [])), [1]);
});

test('R3: a finish waits for its signature and photo; what is refused or gone is the server’s to judge', () => {
  const all = [step(1, 'a', { verb: 'finish', needs: ['signature', 'photo'] })];
  const turnsWith = (state: 'waiting' | 'sent' | 'refused') =>
    placesOf(
      stepsInTurn(all, [
        { id: 'signature', state: 'sent' },
        { id: 'photo', state },
      ]),
    );
  assert.deepEqual(turnsWith('waiting'), []);
  assert.deepEqual(turnsWith('sent'), [1]);
  assert.deepEqual(turnsWith('refused'), [1]);
  assert.deepEqual(placesOf(stepsInTurn(all, [])), [1]);
});

test('D3: without an answer the pauses grow from two seconds to a minute', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 20].map(pauseMs),
    [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000],
  );
});
