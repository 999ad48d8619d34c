import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  addDays,
  addJalaliMonths,
  dayIn,
  daysBetween,
  daysInJalaliMonth,
  formatJalaliDay,
  formatJalaliInstant,
  instantOf,
  isIsoDay,
  isLeapJalali,
  isoDayOf,
  jalaliOf,
  minutesOfTime,
  parseJalaliDay,
  parseJalaliInstant,
  weekday,
  weekdays,
} from './jalali.ts';

const tehran = 'Asia/Tehran';
const firstDay = Temporal.PlainDate.from({ calendar: 'persian', year: 1300, month: 1, day: 1 }).withCalendar(
  'iso8601',
);
const pastDay = Temporal.PlainDate.from({ calendar: 'persian', year: 1501, month: 1, day: 1 }).withCalendar(
  'iso8601',
);
const dayCount = firstDay.until(pastDay).days;
const someDay = fc.integer({ min: 0, max: dayCount - 1 }).map((days) => firstDay.add({ days }).toString());
const persian = (isoDay: string) => Temporal.PlainDate.from(isoDay).withCalendar('persian');

test('A9: every day of 1300 to 1500 is the day that Temporal says', () => {
  const wrong: string[] = [];
  for (let date = firstDay; Temporal.PlainDate.compare(date, pastDay) < 0; date = date.add({ days: 1 })) {
    const isoDay = date.toString();
    const { year, month, day, inLeapYear, dayOfWeek } = date.withCalendar('persian');
    const ours = jalaliOf(isoDay);
    const same =
      ours.year === year &&
      ours.month === month &&
      ours.day === day &&
      isoDayOf({ year, month, day }) === isoDay &&
      isLeapJalali(year) === inLeapYear &&
      weekday(isoDay) === weekdays[(dayOfWeek + 1) % 7];
    wrong.push(...[isoDay].filter(() => !same));
  }
  assert.deepEqual(wrong, []);
  assert.equal(dayCount, 73_414);
});

test('A9: a typed day is read in any digits and with any of three separators', () => {
  for (const typed of [
    '1405/09/01',
    '1405/9/1',
    '۱۴۰۵/۰۹/۰۱',
    '١٤٠٥-٩-١',
    ' 1405.9.01 ',
    '1405 / 9 / 1',
    '\u200f۱۴۰۵/۹/۱\u200e',
  ]) {
    assert.deepEqual(parseJalaliDay(typed), { ok: true, isoDay: '2026-11-22' });
  }
});

test('A9: a day that does not exist is refused with the reason', () => {
  const table = [
    ['1403/12/31', 'lib.noSuchDay'],
    ['1404/12/30', 'lib.noSuchDay'],
    ['1405/07/31', 'lib.noSuchDay'],
    ['1405/13/01', 'lib.noSuchDay'],
    ['1405/00/10', 'lib.noSuchDay'],
    ['1405/01/00', 'lib.noSuchDay'],
    ['05/09/01', 'lib.twoDigitYear'],
    ['۰۵/۹/۱', 'lib.twoDigitYear'],
    ['2026/11/22', 'lib.yearTooFar'],
    ['1199/01/01', 'lib.yearTooFar'],
    ['1501/01/01', 'lib.yearTooFar'],
    ['140/1/1', 'lib.yearTooFar'],
    ['', 'lib.notADay'],
    ['فردا', 'lib.notADay'],
    ['1405/9', 'lib.notADay'],
    ['1405/9-1', 'lib.notADay'],
    ['14050901', 'lib.notADay'],
    ['1405/009/1', 'lib.notADay'],
    ['-1405/9/1', 'lib.notADay'],
    ['14055/9/1', 'lib.notADay'],
  ] as const;
  for (const [typed, reason] of table) assert.deepEqual(parseJalaliDay(typed), { ok: false, reason }, typed);
  assert.deepEqual(parseJalaliDay('1403/12/30'), { ok: true, isoDay: '2025-03-20' });
});

test('A9: a day shown and read again is the same day', () => {
  assert.equal(formatJalaliDay('2026-11-22'), '1405/09/01');
  fc.assert(
    fc.property(someDay, (isoDay) => {
      assert.deepEqual(parseJalaliDay(formatJalaliDay(isoDay)), { ok: true, isoDay });
    }),
  );
});

test('H6: months are added from the start day, and a missing day becomes the last of its month', () => {
  const months = (from: string, count: number) => formatJalaliDay(addJalaliMonths(isoOf(from), count));
  assert.equal(months('1403/02/10', 24), '1405/02/10');
  assert.equal(months('1403/02/10', 60), '1408/02/10');
  assert.equal(months('1405/06/31', 1), '1405/07/30');
  assert.equal(months('1405/06/31', 6), '1405/12/29');
  assert.equal(months('1403/12/30', 12), '1404/12/29');
  assert.equal(months('1403/12/30', 48), '1407/12/29');
  assert.equal(months('1403/12/30', 60), '1408/12/30');
  assert.equal(months('1405/01/31', -1), '1404/12/29');
  assert.equal(months('1405/01/01', -13), '1403/12/01');
});

test('H6: adding months gives what Temporal gives, for any day and number of months', () => {
  const inside = someDay.filter((isoDay) => isoDay > '1941-03-21' && isoDay < '2101-03-21');
  fc.assert(
    fc.property(inside, fc.integer({ min: -240, max: 240 }), (isoDay, months) => {
      const expected = persian(isoDay)
        .add({ months }, { overflow: 'constrain' })
        .withCalendar('iso8601')
        .toString();
      assert.equal(addJalaliMonths(isoDay, months), expected);
    }),
    { numRuns: 2000 },
  );
});

test('A9: days are added and counted across months, years and the ends of time zones alike', () => {
  assert.equal(addDays('2026-03-20', 1), '2026-03-21');
  assert.equal(daysBetween('2026-03-21', '2026-03-20'), -1);
  fc.assert(
    fc.property(someDay, fc.integer({ min: -9999, max: 9999 }), (isoDay, days) => {
      assert.equal(daysBetween(isoDay, addDays(isoDay, days)), days);
    }),
  );
});

test('A9: every month has the days that the calendar gives it', () => {
  assert.deepEqual(
    [1, 6, 7, 11, 12].map((month) => daysInJalaliMonth(1404, month)),
    [31, 31, 30, 30, 29],
  );
  assert.equal(daysInJalaliMonth(1403, 12), 30);
});

test('A9: only a real ISO day is one', () => {
  for (const text of ['2026-11-22', '2024-02-29']) assert.ok(isIsoDay(text));
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '1405/09/01', '', '2026-11-22T00:00'])
    assert.ok(!isIsoDay(text));
  assert.throws(() => jalaliOf('tomorrow'), RangeError);
  assert.throws(() => isoDayOf({ year: 1404, month: 12, day: 30 }), RangeError);
});

test('A9: an instant is shown on the clocks of Tehran, with the summer time of its own year', () => {
  const table = [
    ['2026-11-22T05:45:00Z', '1405/09/01 09:15'],
    ['2026-07-01T05:45:00Z', '1405/04/10 09:15'], // no summer time since 1401
    ['2021-07-01T04:45:00Z', '1400/04/10 09:15'], // +04:30 before that
    ['2026-11-21T20:30:00Z', '1405/09/01 00:00'],
    ['2026-11-21T20:29:59Z', '1405/08/30 23:59'],
    ['1978-01-01T00:00:00Z', '1356/10/11 04:00'], // the two winters at +04:00
  ] as const;
  for (const [instant, shown] of table) assert.equal(formatJalaliInstant(tehran, new Date(instant)), shown);
  assert.equal(dayIn(tehran, new Date('2026-11-21T20:30:00Z')), '2026-11-22');
  assert.equal(dayIn('UTC', new Date('2026-11-21T20:30:00Z')), '2026-11-21');
});

test('A9: the instant of a wall time is what Temporal says, over every change of clocks', () => {
  const minutes = fc.integer({ min: 0, max: 1439 });
  const nearChange = fc.constantFrom(
    '2022-03-21',
    '2022-03-22',
    '2022-09-21',
    '2022-09-22',
    '2008-03-20',
    '2007-03-22',
    '1991-05-02',
    '1977-10-20',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(tehran, 'Europe/Berlin', 'UTC'),
      fc.oneof(someDay, nearChange),
      minutes,
      (zone, isoDay, minute) => {
        const [hours, rest] = [Math.floor(minute / 60), minute % 60].map((part) =>
          String(part).padStart(2, '0'),
        );
        const time = `${hours}:${rest}`;
        const expected = Temporal.PlainDateTime.from(`${isoDay}T${time}`).toZonedDateTime(
          zone,
        ).epochMilliseconds;
        assert.equal(instantOf(zone, isoDay, time).getTime(), expected);
      },
    ),
    { numRuns: 2000 },
  );
});

test('A9: midnight ends a day as 24:00 and begins the next as 00:00', () => {
  assert.deepEqual(instantOf(tehran, '2026-11-22', '24:00'), instantOf(tehran, '2026-11-23', '00:00'));
  for (const time of ['24:01', '9:00', '25:00', '09:60', ''])
    assert.throws(() => minutesOfTime(time), RangeError);
});

test('A9: a typed instant is read, and a bad one is refused with the reason', () => {
  const at = new Date('2026-11-22T05:45:00Z');
  for (const typed of ['1405/09/01 09:15', '۱۴۰۵/۹/۱ ۹:۱۵', '1405-09-01، 09:15']) {
    assert.deepEqual(parseJalaliInstant(tehran, typed), { ok: true, at });
  }
  const table = [
    ['1405/09/01', 'lib.notATime'],
    ['1405/09/01 24:00', 'lib.notATime'],
    ['1405/09/01 09:61', 'lib.notATime'],
    ['1404/12/30 09:00', 'lib.noSuchDay'],
    ['فردا 09:00', 'lib.notADay'],
  ] as const;
  for (const [typed, reason] of table)
    assert.deepEqual(parseJalaliInstant(tehran, typed), { ok: false, reason });
});

function isoOf(typed: string): string {
  const [year = 0, month = 0, day = 0] = typed.split('/').map(Number);
  return isoDayOf({ year, month, day });
}
