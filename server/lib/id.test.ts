import assert from 'node:assert/strict';
import { test } from 'node:test';

import { idFloor, idTime, newId } from './id.ts';

test('R18: ids of one instant sort in the order in which they were made', () => {
  const at = Date.UTC(2024, 2, 20, 8);
  const made = Array.from({ length: 200 }, () => newId(at));
  assert.deepEqual(made.toSorted(), made);
  assert.equal(new Set(made).size, made.length);
  for (const id of made.slice(0, 100))
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('R18: an id of a given instant holds it, and stands above its floor', () => {
  const at = Date.UTC(2024, 2, 20, 8);
  assert.equal(idTime(newId(at)), at);
  assert.ok(newId(at) > idFloor(at) && newId(at) < idFloor(at + 1));
});
