import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  addDays,
  dayIn,
  formatJalaliInstant,
  parseJalaliDay,
  parseJalaliInstant,
  weekday,
  weekdays,
} from '../lib/jalali.ts';
import {
  dueAt,
  missingYears,
  workingMinutesBetween,
  type Pause,
  type Shift,
  type WorkCalendar,
} from './working-time.ts';

type Vectors = {
  calendar: { timezone: string; weekdays: WorkCalendar['weekdays']; holidays: string[] };
  cases: {
    name: string;
    startedAt: string;
    targetMinutes: number;
    basis: 'working' | 'calendar';
    pauses: { from: string; to: string }[];
    dueAt: string;
  }[];
};
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../../test/data/sla-vectors.json', import.meta.url), 'utf8'),
);
const zone = vectors.calendar.timezone;
const calendar: WorkCalendar = {
  zone,
  weekdays: vectors.calendar.weekdays,
  holidays: vectors.calendar.holidays.map(day),
};
const minuteMs = 60_000;

for (const { name, startedAt, targetMinutes, basis, pauses, dueAt: expected } of vectors.cases) {
  test(`O5: ${name}`, () => {
    const due = dueAt({
      calendar,
      startedAt: at(startedAt),
      targetMinutes,
      basis,
      pauses: pauses.map(({ from, to }) => ({ from: at(from), to: at(to) })),
    });
    assert.equal(formatJalaliInstant(zone, due ?? new Date(0)), expected);
  });
}

test('O5: an open pause holds the clock, unless the target was used up before it', () => {
  const clock = { calendar, startedAt: at('1405/09/01 09:00'), targetMinutes: 60, basis: 'working' } as const;
  const openFrom = (typed: string) => dueAt({ ...clock, pauses: [{ from: at(typed), to: null }] });
  assert.equal(openFrom('1405/09/01 09:30'), null);
  assert.equal(openFrom('1405/09/01 08:00'), null);
  assert.deepEqual(openFrom('1405/09/01 10:00'), at('1405/09/01 10:00'));
  assert.deepEqual(openFrom('1405/09/01 18:00'), at('1405/09/01 10:00'));
  assert.equal(
    dueAt({ ...clock, basis: 'calendar', pauses: [{ from: at('1405/09/01 09:30'), to: null }] }),
    null,
  );
});

test('O5: a target of nothing is due at once, and a calendar without work never', () => {
  const none = { ...calendar, weekdays: fromEveryDay([]) };
  const clock = { startedAt: at('1405/09/06 10:00'), basis: 'working', pauses: [] } as const;
  assert.deepEqual(dueAt({ ...clock, calendar, targetMinutes: 0 }), clock.startedAt);
  assert.equal(dueAt({ ...clock, calendar: none, targetMinutes: 1 }), null);
});

test('R19: a closure entered the evening before moves the due time of the next morning', () => {
  const clock = {
    startedAt: at('1405/09/01 16:50'),
    targetMinutes: 15,
    basis: 'working',
    pauses: [],
  } as const;
  assert.deepEqual(dueAt({ ...clock, calendar }), at('1405/09/02 08:05'));
  const decreed = { ...calendar, holidays: [...calendar.holidays, day('1405/09/02')] };
  assert.deepEqual(dueAt({ ...clock, calendar: decreed }), at('1405/09/03 08:05'));
  const powerCut = { ...calendar, closures: [{ from: at('1405/09/02 08:00'), to: at('1405/09/02 10:00') }] };
  assert.deepEqual(dueAt({ ...clock, calendar: powerCut }), at('1405/09/02 10:05'));
  assert.deepEqual(dueAt({ ...clock, calendar: powerCut, basis: 'calendar' }), at('1405/09/01 17:05'));
});

test('O5: a pause is half-open: its last instant counts again', () => {
  const due = dueAt({
    calendar,
    startedAt: at('1405/09/01 09:00'),
    targetMinutes: 60,
    basis: 'working',
    pauses: [
      { from: at('1405/09/01 09:00'), to: at('1405/09/01 09:10') },
      { from: at('1405/09/01 09:10'), to: at('1405/09/01 09:20') },
    ],
  });
  assert.deepEqual(due, at('1405/09/01 10:20'));
});

test('O5: a night shift to 24:00 goes on at 00:00, and shifts that overlap count once', () => {
  const nights = {
    ...calendar,
    holidays: [],
    weekdays: fromEveryDay([
      ['22:00', '24:00'],
      ['00:00', '02:00'],
      ['01:00', '03:00'],
    ]),
  };
  const clock = {
    calendar: nights,
    startedAt: at('1405/09/01 23:00'),
    basis: 'working',
    pauses: [],
  } as const;
  assert.deepEqual(dueAt({ ...clock, targetMinutes: 240 }), at('1405/09/02 03:00'));
  assert.deepEqual(dueAt({ ...clock, targetMinutes: 241 }), at('1405/09/02 22:01'));
});

test('O5: a day on which the clocks change is as long as it was', () => {
  const always = { ...calendar, holidays: [], weekdays: fromEveryDay([['00:00', '24:00']]) };
  const spring = { from: at('1400/01/01 00:00'), to: at('1400/01/03 00:00') };
  assert.equal(workingMinutesBetween(always, spring), 47 * 60);
});

test('O5: years without a holiday row are named', () => {
  assert.deepEqual(missingYears(calendar, { from: at('1405/09/01 09:00'), to: at('1405/12/29 09:00') }), []);
  assert.deepEqual(
    missingYears(calendar, { from: at('1404/12/28 16:00'), to: at('1406/01/01 00:00') }),
    [1404, 1406],
  );
  assert.deepEqual(
    missingYears(calendar, { from: at('1405/12/29 23:59'), to: at('1406/01/01 00:00') }),
    [1406],
  );
});

/** The slow reference: walks minute by minute and asks of each whether it counts. */
function slowDueAt(clock: {
  calendar: WorkCalendar;
  startedAt: Date;
  targetMinutes: number;
  pauses: readonly Pause[];
}): Date {
  let minute = clock.startedAt.getTime();
  for (let used = 0; used < clock.targetMinutes; minute += minuteMs)
    used += counts(clock.calendar, minute, clock.pauses);
  return new Date(minute);
}

function counts(of: WorkCalendar, minute: number, pauses: readonly Pause[]): 0 | 1 {
  const wall = formatJalaliInstant(of.zone, new Date(minute)).slice(-5);
  const isoDay = dayIn(of.zone, new Date(minute));
  const isOpen = of.weekdays[weekday(isoDay)].some(
    ([opensAt, closesAt]) => wall >= opensAt && wall < closesAt,
  );
  const isCut = [...pauses, ...(of.closures ?? [])].some(
    ({ from, to }) => minute >= from.getTime() && (to === null || minute < to.getTime()),
  );
  return isOpen && !of.holidays.includes(isoDay) && !isCut ? 1 : 0;
}

const start = at('1405/09/01 00:00').getTime();
const instants = fc.integer({ min: 0, max: 6 * 1440 }).map((minutes) => new Date(start + minutes * minuteMs));
const times = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const shifts = fc.array(
  fc.tuple(times, times).map((pair): Shift => {
    const [one, other] = pair.toSorted();
    return [one ?? '', other ?? ''];
  }),
  { maxLength: 3 },
);
const spans = fc
  .tuple(instants, fc.integer({ min: 0, max: 900 }))
  .map(([from, minutes]) => ({ from, to: new Date(from.getTime() + minutes * minuteMs) }));
const calendars = fc.record({
  zone: fc.constant(zone),
  weekdays: fc.record({
    saturday: shifts,
    sunday: fc.constant<Shift[]>([
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ]),
    monday: shifts,
    tuesday: shifts,
    wednesday: shifts,
    thursday: shifts,
    friday: fc.constant<Shift[]>([]),
  }),
  holidays: fc.subarray(Array.from({ length: 5 }, (_, index) => addDays(day('1405/09/02'), index))),
  closures: fc.array(spans, { maxLength: 2 }),
});

test('O5: the due time is the one that a minute-by-minute walk finds', () => {
  fc.assert(
    fc.property(
      calendars,
      instants,
      fc.integer({ min: 1, max: 700 }),
      fc.array(spans, { maxLength: 3 }),
      (ofTeam, startedAt, targetMinutes, pauses) => {
        const due = dueAt({ calendar: ofTeam, startedAt, targetMinutes, basis: 'working', pauses });
        assert.deepEqual(due, slowDueAt({ calendar: ofTeam, startedAt, targetMinutes, pauses }));
      },
    ),
    { numRuns: 60 },
  );
});

test('O5: the minutes up to the due time are the target, and parts add up to the whole', () => {
  fc.assert(
    fc.property(
      calendars,
      instants,
      fc.integer({ min: 1, max: 2000 }),
      fc.array(spans, { maxLength: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (ofTeam, startedAt, targetMinutes, pauses, part) => {
        const due = dueAt({ calendar: ofTeam, startedAt, targetMinutes, basis: 'working', pauses });
        assert.ok(due !== null);
        const between = new Date(
          startedAt.getTime() + Math.floor((due.getTime() - startedAt.getTime()) * part),
        );
        const first = workingMinutesBetween(ofTeam, { from: startedAt, to: between }, pauses);
        const second = workingMinutesBetween(ofTeam, { from: between, to: due }, pauses);
        assert.ok(Math.abs(first + second - targetMinutes) < 1e-6);
        assert.ok(
          Math.abs(workingMinutesBetween(ofTeam, { from: startedAt, to: due }, pauses) - targetMinutes) <
            1e-6,
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('O5: a longer pause never makes a clock due earlier', () => {
  fc.assert(
    fc.property(
      calendars,
      instants,
      fc.integer({ min: 1, max: 1000 }),
      spans,
      fc.integer({ min: 0, max: 500 }),
      (ofTeam, startedAt, targetMinutes, pause, longer) => {
        const clock = { calendar: ofTeam, startedAt, targetMinutes, basis: 'working' } as const;
        const due = dueAt({ ...clock, pauses: [pause] });
        const later = dueAt({
          ...clock,
          pauses: [{ from: pause.from, to: new Date(pause.to.getTime() + longer * minuteMs) }],
        });
        assert.ok(due !== null && later !== null && later >= due);
      },
    ),
    { numRuns: 200 },
  );
});

function at(typed: string): Date {
  const read = parseJalaliInstant(zone, typed);
  assert.ok(read.ok, typed);
  return read.at;
}

function day(typed: string): string {
  const read = parseJalaliDay(typed);
  assert.ok(read.ok, typed);
  return read.isoDay;
}

function fromEveryDay(shiftsOfDay: readonly Shift[]): WorkCalendar['weekdays'] {
  const [saturday, sunday, monday, tuesday, wednesday, thursday, friday] = weekdays;
  return {
    [saturday]: shiftsOfDay,
    [sunday]: shiftsOfDay,
    [monday]: shiftsOfDay,
    [tuesday]: shiftsOfDay,
    [wednesday]: shiftsOfDay,
    [thursday]: shiftsOfDay,
    [friday]: shiftsOfDay,
  };
}
