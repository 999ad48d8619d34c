import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isSkewed, workEndOf } from './work-end.ts';

const HOUR_MS = 3_600_000;
const recordedAt = new Date('2026-03-10T12:00:00.000Z');
const before = (ms: number) => new Date(recordedAt.getTime() - ms);

// [what, how long ago the phone says it ended, how long ago it was accepted (null: never), believed]
const table: [string, number, number | null, boolean][] = [
  ['the very moment', 0, 10 * HOUR_MS, true],
  ['an hour ago', HOUR_MS, 10 * HOUR_MS, true],
  ['the moment of acceptance', 10 * HOUR_MS, 10 * HOUR_MS, true],
  ['a millisecond before acceptance', 10 * HOUR_MS + 1, 10 * HOUR_MS, false],
  ['72 hours old', 72 * HOUR_MS, 100 * HOUR_MS, true],
  ['72 hours and a millisecond old', 72 * HOUR_MS + 1, 100 * HOUR_MS, false],
  ['a millisecond in the future', -1, 10 * HOUR_MS, false],
  ['without an acceptance', HOUR_MS, null, false],
];
for (const [what, ago, acceptedAgo, isBelieved] of table) {
  test(`I6: work that ended ${what} is ${isBelieved ? 'dated by the phone' : 'dated by the server and held'}`, () => {
    const occurredAt = before(ago);
    const acceptedAt = acceptedAgo === null ? null : before(acceptedAgo);
    assert.deepEqual(workEndOf({ occurredAt, recordedAt, acceptedAt }), {
      workEndedAt: isBelieved ? occurredAt : recordedAt,
      isDateHeld: !isBelieved,
    });
  });
}

test('I6: two clocks five minutes apart agree; a millisecond more is flagged, ahead or behind', () => {
  const apart = [0, 300_000, -300_000, 300_001, -300_001].map((ms) =>
    isSkewed({ occurredAt: before(ms), recordedAt }),
  );
  assert.deepEqual(apart, [false, false, false, true, true]);
});
