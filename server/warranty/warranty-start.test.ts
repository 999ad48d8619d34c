import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseJalaliDay } from '../lib/jalali.ts';
import { startBases, warrantyStart, type StartRule } from './warranty-start.ts';

const rule: StartRule = {
  order: ['installed', 'activated', 'sold_to_customer'],
  latest: { anchor: 'left_warehouse', months: 18 },
};

test('H2: cover starts at the first date that exists in the fall-back order', () => {
  const dates = {
    installed: day('1403/02/10'),
    activated: day('1403/02/01'),
    sold_to_customer: day('1403/01/20'),
  };
  assert.deepEqual(warrantyStart(rule, dates), { startsOn: day('1403/02/10'), basis: 'installed' });
  assert.deepEqual(warrantyStart(rule, { ...dates, installed: null }), {
    startsOn: day('1403/02/01'),
    basis: 'activated',
  });
  assert.deepEqual(
    warrantyStart(rule, { sold_to_customer: day('1403/01/20'), produced: day('1402/01/01') }),
    {
      startsOn: day('1403/01/20'),
      basis: 'sold_to_customer',
    },
  );
});

test('H2: cover never starts later than the latest start, which is its anchor and so many months', () => {
  const left = day('1402/01/31');
  const latest = { startsOn: day('1403/07/30'), basis: 'latest_start' };
  assert.deepEqual(warrantyStart(rule, { left_warehouse: left, installed: day('1403/07/30') }), {
    startsOn: day('1403/07/30'),
    basis: 'installed',
  });
  assert.deepEqual(warrantyStart(rule, { left_warehouse: left, installed: day('1403/08/01') }), latest);
  assert.deepEqual(
    warrantyStart(rule, { left_warehouse: left, installed: day('1404/01/01'), activated: day('1403/01/01') }),
    latest,
  );
});

test('H2: without any date the latest start holds, and without an anchor there is no warranty', () => {
  assert.deepEqual(warrantyStart(rule, { left_warehouse: day('1402/01/01') }), {
    startsOn: day('1403/07/01'),
    basis: 'latest_start',
  });
  assert.equal(warrantyStart(rule, { produced: day('1402/01/01') }), null);
  assert.equal(warrantyStart({ ...rule, latest: null }, { left_warehouse: day('1402/01/01') }), null);
});

test('H2: the start is a date of the device or the latest start, and never after it', () => {
  const days = fc.option(fc.integer({ min: 10, max: 28 }).map((date) => `2024-05-${date}`));
  const dates = fc.record({
    produced: days,
    left_warehouse: days,
    sold_to_dealer: days,
    sold_to_customer: days,
    installed: days,
    activated: days,
  });
  const rules = fc.record({
    order: fc.shuffledSubarray([...startBases]),
    latest: fc.option(fc.record({ anchor: fc.constantFrom(...startBases), months: fc.constant(0) })),
  });
  fc.assert(
    fc.property(rules, dates, (ofPolicy, ofDevice) => {
      const start = warrantyStart(ofPolicy, ofDevice);
      const latestOn = ofPolicy.latest === null ? null : ofDevice[ofPolicy.latest.anchor];
      const found = ofPolicy.order.map((basis) => ofDevice[basis]).filter((date) => date !== null);
      const expected = [found[0], latestOn].filter((date) => date !== undefined && date !== null).toSorted();
      assert.equal(start?.startsOn, expected[0]);
    }),
    { numRuns: 1000 },
  );
});

function day(typed: string): string {
  const read = parseJalaliDay(typed);
  assert.ok(read.ok, typed);
  return read.isoDay;
}
