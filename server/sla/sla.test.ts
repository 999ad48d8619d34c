import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { z } from 'zod';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { makeAgency } from '../agencies/agencies.make.ts';
import { regionByTitles } from '../catalog/catalog.ts';
import { newId } from '../lib/id.ts';
import { instantOf, isoDayOf } from '../lib/jalali.ts';
import { statement } from '../lib/sql.ts';
import * as contracts from './sla.contract.ts';
import {
  dueFor,
  findBreaches,
  nextWorkAt,
  pauseClock,
  recomputeDue,
  resumeClock,
  startClock,
  stopClock,
} from './sla.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const reception = await world.as('reception');
const ZONE = 'Asia/Tehran';
const at = (month: number, day: number, time: string) =>
  instantOf(ZONE, isoDayOf({ year: 1405, month, day }), time);

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return error;
}
async function madeAgency(code: string, province: string, city: string) {
  return await world.inTenant('arka', async (ctx) => {
    const place = await regionByTitles(ctx, { province, city });
    assert(place?.cityId);
    const id = newId();
    await makeAgency(ctx, { id, code, title: code, provinceId: place.provinceId, cityId: place.cityId });
    return { id, provinceId: place.provinceId };
  });
}
const mashhad = await madeAgency('9101', 'خراسان رضوی', 'مشهد');
const tabriz = await madeAgency('9102', 'آذربایجان شرقی', 'تبریز');

const Vectors = z.object({
  calendar: z.object({ timezone: z.string(), weekdays: contracts.Weekdays, holidays: z.array(z.string()) }),
  cases: z.array(
    z.object({
      name: z.string(),
      startedAt: z.string(),
      targetMinutes: z.int(),
      basis: z.enum(contracts.clockBases),
      pauses: z.array(z.object({ from: z.string(), to: z.string().nullable() })),
      dueAt: z.string(),
    }),
  ),
});
const vectors = Vectors.parse(
  JSON.parse(readFileSync(new URL('../../test/data/sla-vectors.json', import.meta.url), 'utf8')),
);

test('F9: the preview answers every written case, calendar given in the question', async () => {
  for (const { name, dueAt, ...ask } of vectors.cases) {
    const answer = await admin.call(contracts.previewDue, { calendar: vectors.calendar, ...ask });
    assert.deepEqual([name, answer.dueAtJalali], [name, dueAt]);
    assert.match(String(answer.dueAt), /Z$/);
  }
});

test('F9: the preview by the stored calendar warns of a year without holidays, and says where an input is wrong', async () => {
  const ask = { targetMinutes: 60, basis: 'working' as const };
  const stored = await reception.call(contracts.previewDue, { ...ask, startedAt: '۱۴۰۵/۰۹/۰۱ ۰۹:۰۰' });
  assert.deepEqual([stored.dueAtJalali, stored.missingYears], ['1405/09/01 10:00', []]);
  const unknown = await reception.call(contracts.previewDue, { ...ask, startedAt: '1407/02/01 09:00' });
  assert.deepEqual(unknown.missingYears, [1407]);
  const wrong = await refusal(
    reception.call(contracts.previewDue, { ...ask, startedAt: '1403/12/31 09:00' }),
  );
  assert.equal(wrong.problem.errors[0]?.path, 'startedAt');
  const zone = await refusal(
    reception.call(contracts.previewDue, {
      ...ask,
      startedAt: '1405/09/01 09:00',
      calendar: { ...vectors.calendar, timezone: 'Mars/Base' },
    }),
  );
  assert.equal(zone.problem.code, 'sla.unknownZone');
});

test('F9: 1405 is known whole, earlier years by their solar holidays, later ones not at all', async () => {
  const year = async (number: number) => await admin.call(contracts.listHolidays, { year: number });
  const [known, partly, none] = [await year(1405), await year(1403), await year(1410)];
  assert.deepEqual([known.items.length, known.isKnown, known.isComplete], [26, true, true]);
  assert.deepEqual([partly.items.length, partly.isKnown, partly.isComplete], [11, true, false]);
  assert.deepEqual([none.items.length, none.isKnown, none.isComplete], [0, false, false]);
  assert.equal(known.items.filter((holiday) => holiday.isProvisional).length, 16);
});

test('A10: a referral is due after four working hours of the agency, holidays aside', async () => {
  const due = await world.inTenant('arka', (ctx) =>
    dueFor(ctx, 'referral', { agencyId: mashhad.id, startedAt: at(9, 1, '15:00') }),
  );
  assert.deepEqual(due, at(9, 2, '10:00'));
  const overHoliday = await world.inTenant('arka', (ctx) =>
    dueFor(ctx, 'referral', { agencyId: mashhad.id, startedAt: at(10, 1, '16:00') }),
  );
  assert.deepEqual(overHoliday, at(10, 3, '11:00'));
});

test('A10: an agency with hours of its own is timed by them', async () => {
  const company = await admin.call(contracts.readCalendar, { agencyId: tabriz.id });
  assert.equal(company.version, 0);
  const nights = { ...company.weekdays, sunday: [['20:00', '24:00']] satisfies [string, string][] };
  const own = await admin.call(contracts.writeCalendar, {
    agencyId: tabriz.id,
    version: 0,
    weekdays: nights,
  });
  assert.equal(own.version, 1);
  const due = await world.inTenant('arka', (ctx) =>
    dueFor(ctx, 'referral', { agencyId: tabriz.id, startedAt: at(9, 1, '09:00') }),
  );
  assert.deepEqual(due, at(9, 1, '24:00'));
  const late = await refusal(
    admin.call(contracts.writeCalendar, { agencyId: tabriz.id, version: 0, weekdays: nights }),
  );
  assert.equal(late.status, 409);
  assert.equal(
    (await refusal(reception.call(contracts.writeCalendar, { version: 1, weekdays: nights }))).status,
    403,
  );
  const reversed = await refusal(
    admin.call(contracts.writeCalendar, {
      version: 1,
      weekdays: { ...nights, monday: [['12:00', '08:00']] },
    }),
  );
  assert.equal(reversed.problem.errors[0]?.code, 'sla.shiftReversed');
});

test('R19: a day closed in one province moves the deadlines there and no other, and its removal moves them back', async () => {
  const [near, far] = [newId(), newId()];
  await world.inTenant('arka', async (ctx) => {
    await startClock(ctx, {
      policy: 'referral',
      subjectId: near,
      agencyId: mashhad.id,
      startedAt: at(11, 5, '16:00'),
    });
    await startClock(ctx, {
      policy: 'referral',
      subjectId: far,
      agencyId: null,
      startedAt: at(11, 5, '16:00'),
    });
  });
  const dues = async () =>
    await world.inTenant('arka', async (ctx) => {
      await recomputeDue(ctx, { reason: 'holiday' });
      const rows = await dueOf.all(ctx, { subjectIds: [near, far] });
      return [near, far].map((id) => rows.find((row) => row.subjectId === id)?.dueAt);
    });
  assert.deepEqual(await dues(), [at(11, 6, '11:00'), at(11, 6, '11:00')]);
  const closed = await admin.call(contracts.addHoliday, {
    day: '1405/11/06',
    title: 'برف',
    kind: 'decree',
    provinceId: mashhad.provinceId,
  });
  assert.deepEqual(await dues(), [at(11, 7, '11:00'), at(11, 6, '11:00')]);
  const twice = await refusal(
    admin.call(contracts.addHoliday, {
      day: '1405/11/06',
      title: 'برف',
      kind: 'decree',
      provinceId: mashhad.provinceId,
    }),
  );
  assert.deepEqual([twice.status, twice.problem.code], [409, 'sla.holidayThere']);
  await admin.call(contracts.removeHoliday, { id: closed.id, version: closed.version });
  assert.deepEqual(await dues(), [at(11, 6, '11:00'), at(11, 6, '11:00')]);
  await world.inTenant('arka', async (ctx) => {
    for (const subjectId of [near, far]) await stopClock(ctx, { policy: 'referral', subjectId });
  });
});
const dueOf = statement<{ subjectId: string; dueAt: Date | null }>(
  'slaTest.due',
  `
  select subject_id, due_at from clock where tenant_id = :tenant and subject_id = any(:subjectIds::uuid[]) order by id limit 10`,
);

test('O1: a breach is found once, and a clock stopped in time is never one', async () => {
  const [met, missed] = [newId(), newId()];
  const long = new Date(Date.now() - 3_600_000);
  await world.inTenant('arka', async (ctx) => {
    await startClock(ctx, { policy: 'conversation', subjectId: met, startedAt: long });
    assert.deepEqual(
      await stopClock(ctx, { policy: 'conversation', subjectId: met, at: new Date(long.getTime() + 60_000) }),
      { isMet: true },
    );
    await startClock(ctx, { policy: 'conversation', subjectId: missed, startedAt: long });
  });
  const [first, second] = await Promise.all([1, 2].map(() => world.inTenant('arka', findBreaches)));
  assert.equal((first ?? 0) + (second ?? 0), 1);
  assert.equal(await world.inTenant('arka', findBreaches), 0);
  const stopped = await world.inTenant('arka', (ctx) =>
    stopClock(ctx, { policy: 'conversation', subjectId: missed }),
  );
  assert.deepEqual(stopped, { isMet: false });
});

test('O1: a pause holds the deadline and gives its time back; one clock runs for a thing', async () => {
  const subjectId = newId();
  const ask = { policy: 'conversation' as const, subjectId };
  const started = await world.inTenant('arka', (ctx) => startClock(ctx, ask));
  await world.inTenant('arka', (ctx) => pauseClock(ctx, { ...ask, reason: 'customer' }));
  const held = await world.inTenant('arka', (ctx) => dueOf.one(ctx, { subjectIds: [subjectId] }));
  assert.equal(held.dueAt, null);
  await world.inTenant('arka', (ctx) => pauseClock(ctx, ask));
  await world.inTenant('arka', (ctx) => resumeClock(ctx, ask));
  const running = await world.inTenant('arka', (ctx) => dueOf.one(ctx, { subjectIds: [subjectId] }));
  assert.ok((running.dueAt?.getTime() ?? 0) >= (started.dueAt?.getTime() ?? 0));
  await assert.rejects(
    world.inTenant('arka', (ctx) => startClock(ctx, ask)),
    /clock_runs_once/,
  );
});

test('A10: who works next, and when, is known for every agency at once', async () => {
  const next = await world.inTenant('arka', (ctx) => nextWorkAt(ctx, [mashhad.id, tabriz.id]));
  assert.ok([...next.values()].every((instant) => instant !== null && instant.getTime() > Date.now()));
  assert.equal(next.size, 2);
});

test('G3: an agency and another company reach no calendar of ours', async () => {
  const foreign = await world.as('binesh/admin');
  const refused = await refusal(foreign.call(contracts.readCalendar, { agencyId: mashhad.id }));
  assert.equal(refused.problem.code, 'sla.unknownAgency');
  assert.equal((await world.stranger().ask(contracts.listHolidays, { year: 1405 })).status, 401);
});
