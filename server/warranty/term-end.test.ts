import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatJalaliDay, parseJalaliDay } from '../lib/jalali.ts';
import type { Length, WarrantyEvent } from './coverage.ts';
import { isSuspended, termEndsOn } from './term-end.ts';

const months = (count: number): Length => ({ unit: 'month', count });
const extension = (length: Length, termIds: readonly string[] | null = null): WarrantyEvent => ({
  kind: 'extension',
  id: 'e',
  length,
  termIds,
});
const suspension = (from: string, to: string | null): WarrantyEvent => ({
  kind: 'suspension',
  id: 's',
  from: day(from),
  to: to === null ? null : day(to),
});

test('H6: a term ends before the same day so many days, weeks or Jalali months later', () => {
  assert.equal(endOf('1403/02/10', months(24)), '1405/02/10');
  assert.equal(endOf('1403/02/10', { unit: 'week', count: 2 }), '1403/02/24');
  assert.equal(endOf('1403/02/10', { unit: 'day', count: 90 }), '1403/05/07');
  assert.equal(endOf('1403/12/30', months(12)), '1404/12/29');
  assert.equal(endOf('1403/12/30', months(60)), '1408/12/30');
  assert.equal(endOf('1403/06/31', months(1)), '1403/07/30');
});

test('H6: an extended term ends at start + all months, never at end + the months added', () => {
  assert.equal(endOf('1403/12/30', months(24), [extension(months(24))]), '1407/12/29');
  assert.equal(endOf('1403/06/31', months(7), [extension(months(5))]), '1404/06/31'); // end + 5: 1404/06/30
  assert.equal(
    endOf('1403/02/10', months(24), [extension(months(12)), extension({ unit: 'day', count: 3 })]),
    '1406/02/13',
  );
  assert.equal(endOf('1403/02/10', { unit: 'day', count: 10 }, [extension(months(1))]), '1403/03/20');
});

test('H6: an extension reaches the terms it names, else all with a time limit', () => {
  assert.equal(endOf('1403/02/10', months(24), [extension(months(12), ['other'])]), '1405/02/10');
  assert.equal(endOf('1403/02/10', months(24), [extension(months(12), ['other', 'term'])]), '1406/02/10');
  assert.equal(
    termEndsOn(
      { id: 'term', startsOn: day('1403/02/10'), length: null },
      [extension(months(12))],
      day('1404/01/01'),
    ),
    null,
  );
  const statutory: WarrantyEvent = { kind: 'statutory_extension', id: 'x', length: months(1), termIds: null };
  assert.equal(endOf('1403/02/10', months(24), [statutory]), '1405/03/10');
});

test('H6: suspended days are added after all months, each day once', () => {
  const table: ReadonlyArray<readonly [events: WarrantyEvent[], ends: string]> = [
    [[suspension('1403/05/01', '1403/05/11')], '1405/02/20'],
    [[suspension('1403/05/01', '1403/05/11'), suspension('1403/05/06', '1403/05/16')], '1405/02/25'],
    [[suspension('1403/05/01', '1403/05/21'), suspension('1403/05/06', '1403/05/16')], '1405/02/30'],
    [[suspension('1403/05/06', '1403/05/16'), suspension('1403/05/01', '1403/05/11')], '1405/02/25'],
    [[suspension('1403/05/01', '1403/05/11'), suspension('1403/05/11', '1403/05/13')], '1405/02/22'],
    [[suspension('1403/05/01', '1403/05/11'), extension(months(12))], '1406/02/20'],
    [[suspension('1403/02/01', '1403/02/15')], '1405/02/15'], // days before the start are no days of cover
    [[suspension('1405/02/10', '1405/03/10')], '1405/02/10'], // begins on the end: nothing to suspend
    [[suspension('1405/02/09', '1405/02/19')], '1405/02/20'],
    [[suspension('1405/02/09', '1405/02/19'), suspension('1405/02/19', '1405/02/21')], '1405/02/22'],
    [[suspension('1403/05/01', '1403/05/01')], '1405/02/10'],
  ];
  for (const [events, ends] of table) assert.equal(endOf('1403/02/10', months(24), events), ends);
});

test('H6: a suspension that still lasts counts up to and with the day asked', () => {
  const events = [suspension('1404/01/01', null)];
  assert.equal(endOf('1403/02/10', months(24), events, '1403/12/01'), '1405/02/10');
  assert.equal(endOf('1403/02/10', months(24), events, '1404/01/01'), '1405/02/11');
  assert.equal(endOf('1403/02/10', months(24), events, '1404/01/10'), '1405/02/20');
});

test('H6: a suspension holds from its first day to the day before its last', () => {
  const closed = [suspension('1404/01/05', '1404/01/08')];
  const answers = ['1404/01/04', '1404/01/05', '1404/01/07', '1404/01/08'].map((typed) =>
    isSuspended(closed, day(typed)),
  );
  assert.deepEqual(answers, [false, true, true, false]);
  assert.ok(isSuspended([suspension('1404/01/05', null)], day('1410/01/01')));
});

function endOf(
  start: string,
  length: Length,
  events: readonly WarrantyEvent[] = [],
  asked = '1403/03/01',
): string {
  return formatJalaliDay(termEndsOn({ id: 'term', startsOn: day(start), length }, events, day(asked)) ?? '');
}

function day(typed: string): string {
  const read = parseJalaliDay(typed);
  assert.ok(read.ok, typed);
  return read.isoDay;
}
