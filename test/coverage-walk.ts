import type {
  CoverageLine,
  Guarantor,
  Registration,
  RepairCover,
  Term,
} from '../server/warranty/coverage.ts';
import type { EventRow } from '../server/warranty/warranty.sql.ts';

// Another way to the answer of a coverage check, to hold the rule against. It knows no arithmetic of months: it walks
// the calendar of the ICU library one day after another and uses up each promised day.

export type Happened = Pick<EventRow, 'kind' | 'fromOn'> & Partial<EventRow>;
export type Made = {
  readonly startsOn: string;
  readonly state?: Registration['state'];
  readonly terms: readonly Term[];
  readonly events?: readonly Happened[];
};
export type Device = {
  readonly registrations: readonly Made[];
  readonly covers?: readonly RepairCover[];
  readonly conditions?: Readonly<Record<string, 'kept' | 'broken' | 'unknown'>>;
  readonly usageReading?: number;
  /** Typed in Jalali: the days on which something begins or ends, and some between. */
  readonly days: readonly string[];
};

/** Every day from 1402 on with its Jalali date, as ICU has it. */
const persian = new Intl.DateTimeFormat('en-u-ca-persian', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});
const calendar = new Map(
  Array.from({ length: 3700 }, (_, at) => {
    const date = new Date(Date.UTC(2023, 2, 1) + at * 86_400_000);
    const parts = new Map(persian.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return [date.toISOString().slice(0, 10), { year: of('year'), month: of('month'), day: of('day') }];
  }),
);
const byJalali = new Map(
  [...calendar].map(([isoDay, { year, month, day: date }]) => [`${year}/${month}/${date}`, isoDay]),
);

/** What a term comes to on the day asked, and why it does not pay. */
type Pledge = {
  readonly id: string;
  readonly share: number;
  readonly guarantor: Guarantor;
  readonly startsOn: string;
  /** The day on which the walk found nothing left. */
  readonly endsOn: string;
  readonly narrow: number;
  readonly holds: boolean;
  readonly provisional: boolean;
  readonly against: readonly string[];
};

const order =
  'voided suspended excluded condition_broken usage_reached ended not_started kind_not_in_term'.split(' ');

export function walked(device: Device, on: string, line: CoverageLine) {
  const live = device.registrations.filter(({ state }) => state !== 'withdrawn');
  const promises = [
    ...live.flatMap((made) => made.terms.map((each) => promiseOf(device, made, each, on, line))),
    ...(device.covers ?? []).map((each) => repairOf(live, each, on, line)),
  ];
  const paying = promises.filter(({ against }) => against.length === 0);
  const best = paying.find((one) => paying.every((other) => one === other || beats(one, other)));
  if (best !== undefined) {
    const unknown = live.some(({ terms }) =>
      terms.some(({ id, conditions }) => id === best.id && conditions.length > 0),
    );
    return {
      covered: true,
      reason: unknown ? 'condition_unknown' : best.provisional ? 'registration_provisional' : 'in_term',
      sharePercent: best.share,
      endsOn: best.endsOn,
      daysLeft: span(on, best.endsOn),
      guarantor: best.guarantor,
      nearest: null,
    };
  }
  const found = promises.flatMap(({ against }) => against.slice(0, 1));
  const reason = live.length === 0 ? 'no_warranty' : order.find((each) => found.includes(each));
  const missed = promises
    .filter(({ holds, against }) => holds && against[0] === reason)
    .map((one) => ({ one, days: daysOff(one, reason, on) }))
    .toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0) || (a.one.endsOn < b.one.endsOn ? 1 : -1))[0];
  return {
    covered: false,
    reason,
    sharePercent: 0,
    endsOn: missed?.one.endsOn ?? null,
    daysLeft: 0,
    guarantor: null,
    nearest: missed?.days ?? null,
  };
}

function promiseOf(device: Device, made: Made, each: Term, on: string, line: CoverageLine): Pledge {
  const { scope, conditions, exclusions, usageLimit, sharePercent } = each;
  const share = sharePercent[line.kind];
  const holds =
    share > 0 &&
    (scope.kind === 'device' ||
      (scope.kind === 'components' && scope.componentIds.some((id) => line.componentIds.includes(id))));
  const states = conditions.map((code) => device.conditions?.[code] ?? 'unknown');
  const { lastOn, endsOn, suspendedDays } = walk(made, each, on);
  const usage = device.usageReading ?? 0;
  return {
    id: each.id,
    share,
    holds,
    endsOn,
    guarantor: each.guarantor,
    startsOn: made.startsOn,
    narrow: scope.kind === 'device' ? 0 : 2,
    provisional: made.state === 'provisional',
    against: [
      voidsOf([made], on).length > 0 && 'voided',
      suspendedDays.has(on) && 'suspended',
      !holds && 'kind_not_in_term',
      exclusions.some((damage) => line.exclusions.includes(damage)) && 'excluded',
      states.includes('broken') && 'condition_broken',
      usageLimit !== null && usage >= usageLimit && 'usage_reached',
      on > lastOn && 'ended',
      on < made.startsOn && 'not_started',
    ].filter((reason) => reason !== false),
  };
}

function repairOf(live: readonly Made[], each: RepairCover, on: string, line: CoverageLine): Pledge {
  const { covers, startsOn, length } = each;
  const holds =
    covers.kind === 'part'
      ? line.kind === 'part' && line.partId === covers.partId
      : line.faultFamilyId === covers.faultFamilyId;
  const { lastOn, endsOn } = walk({ startsOn, terms: [] }, { id: each.id, length }, on);
  const isEnded = voidsOf(live, on).some((event) => event.endsRepairCovers === true);
  return {
    id: each.id,
    share: 100,
    holds,
    endsOn,
    guarantor: each.guarantor,
    startsOn,
    narrow: covers.kind === 'part' ? 4 : 1,
    provisional: false,
    against: [
      isEnded && 'voided',
      !holds && 'kind_not_in_term',
      on > lastOn && 'ended',
      on < startsOn && 'not_started',
    ].filter((reason) => reason !== false),
  };
}

/** Goes from the first day on: a suspended day is passed over, every other one uses up a promised day. */
function walk({ startsOn, events = [] }: Made, { id, length }: Pick<Term, 'id' | 'length'>, on: string) {
  const lengths = [
    ...(length === null ? [] : [length]),
    ...events.flatMap(({ lengthUnit, lengthCount, termIds = null }) =>
      lengthUnit == null || lengthCount == null || termIds?.includes(id) === false
        ? []
        : [{ unit: lengthUnit, count: lengthCount }],
    ),
  ];
  const sum = (unit: string) => lengths.reduce((all, each) => all + (each.unit === unit ? each.count : 0), 0);
  let left = daysOfMonths(startsOn, sum('month')) + 7 * sum('week') + sum('day');
  const suspendedDays = new Set<string>();
  let lastOn = startsOn;
  let at = startsOn;
  for (; left > 0; at = next(at)) {
    const isSuspended = events.some(
      ({ kind, fromOn, toOn }) => kind === 'suspension' && fromOn <= at && at < (toOn ?? next(on)),
    );
    if (isSuspended) suspendedDays.add(at);
    else left -= 1;
    lastOn = at;
  }
  // A suspension that reaches over the end is lived through before the cover is over.
  return { lastOn, endsOn: at, suspendedDays };
}

/** Steps from a day to the same day so many months on, or to the last of a shorter month, and counts the steps. */
function daysOfMonths(from: string, months: number): number {
  const start = jalali(from);
  let steps = 0;
  for (let at = from; ; at = next(at)) {
    const here = jalali(at);
    const isLast = jalali(next(at)).month !== here.month;
    const isThere = here.year * 12 + here.month === start.year * 12 + start.month + months;
    if (isThere && (here.day === start.day || isLast)) return steps;
    steps += 1;
  }
}

function voidsOf(live: readonly Made[], on: string): Happened[] {
  const events = live.flatMap((made) => made.events ?? []);
  const annulled = events.map(({ voidId }) => voidId);
  return events.filter(({ id, kind, fromOn }) => kind === 'void' && fromOn <= on && !annulled.includes(id));
}

function beats(one: Pledge, other: Pledge): boolean {
  if (one.share !== other.share) return one.share > other.share;
  if (one.endsOn !== other.endsOn) return one.endsOn > other.endsOn;
  return one.narrow === other.narrow ? one.id < other.id : one.narrow > other.narrow;
}

function daysOff({ startsOn, endsOn }: Pledge, reason: string | undefined, on: string): number | null {
  if (reason === 'not_started') return span(on, startsOn);
  return reason === 'ended' ? span(endsOn, on) : null;
}

function span(from: string, to: string): number {
  let steps = 0;
  for (let at = from; at < to; at = next(at)) steps += 1;
  return steps;
}

const followers = new Map<string, string>();
function next(isoDay: string): string {
  const known = followers.get(isoDay);
  if (known !== undefined) return known;
  const follower = new Date(Date.parse(isoDay) + 86_400_000).toISOString().slice(0, 10);
  followers.set(isoDay, follower);
  return follower;
}

function jalali(isoDay: string): { year: number; month: number; day: number } {
  return calendar.get(isoDay) ?? { year: 0, month: 0, day: 0 };
}

/** A day typed in Jalali, looked up in the calendar of the library. */
export function day(typed: string): string {
  const isoDay = byJalali.get(typed.split('/').map(Number).join('/'));
  if (isoDay === undefined) throw new Error(`no such day: ${typed}`);
  return isoDay;
}
