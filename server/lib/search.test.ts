import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';

import { testDatabase } from '../../test/database.ts';
import { tenantIds } from '../../test/world-data.ts';
import { openPool, transaction } from './db.ts';
import { newId } from './id.ts';
import { isShortQuery, removeSearchRow, searchIds, writeSearchRow, writeSearchRows } from './search.ts';

const database = await testDatabase({ after });
const pool = openPool(database.ownerUrl, 4);
after(() => pool.end());

const agencyA = randomUUID();
const agencyB = randomUUID();
const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute));
const DAY_MS = 86_400_000;
const kind = 'probe';
const names = new Map<string, string>();

interface Row {
  readonly name: string;
  readonly minute: number;
  readonly words: readonly (string | null | undefined)[];
  readonly plainWords?: readonly string[];
  readonly agencyId?: string;
  readonly personalUntil?: Date;
  readonly tenantId?: string;
}
const rows: readonly Row[] = [
  {
    name: 'oldest',
    minute: 1,
    words: ['علي كريمي', '۰۹۱۲۳۴۵۶۷۸۹', 'SN-٤٥٦/X9', null, undefined, ''],
    plainWords: ['SN-٤٥٦/X9'],
  },
  { name: 'second', minute: 2, words: ['علی رضایی', 'تخفیف 100%', 'a_b'], plainWords: ['تخفیف 100%', 'a_b'] },
  {
    name: 'third',
    minute: 3,
    words: ['مریم کریمی', 'تخفیف 1000', 'acb', 'نی'],
    plainWords: ['تخفیف 1000', 'acb'],
  },
  { name: 'agency', minute: 4, words: ['رؤیا موسوی', 'یخچال'], plainWords: ['یخچال'], agencyId: agencyA },
  {
    name: 'past',
    minute: 5,
    words: ['نسرین موسوی', 'یخچال'],
    plainWords: ['یخچال'],
    agencyId: agencyA,
    personalUntil: new Date(Date.now() - DAY_MS),
  },
  {
    name: 'until',
    minute: 6,
    words: ['سارا موسوی', 'یخچال'],
    plainWords: ['یخچال'],
    agencyId: agencyA,
    personalUntil: new Date(Date.now() + DAY_MS),
  },
  {
    name: 'other agency',
    minute: 7,
    words: ['ناهید موسوی', 'یخچال'],
    plainWords: ['یخچال'],
    agencyId: agencyB,
  },
  { name: 'neighbour', minute: 8, words: ['علی کریمی', '09123456789'], tenantId: tenantIds.binesh },
];

before(async () => {
  for (const { name, minute, tenantId, ...row } of rows) {
    const subjectId = newId(at(minute).getTime());
    names.set(subjectId, name);
    await transaction(pool, tenantId ?? tenantIds.arka, (tx) =>
      writeSearchRow({ tx }, { plainWords: [], ...row, kind, subjectId, at: at(minute) }),
    );
  }
});

interface Ask {
  readonly agencyId?: string;
  readonly personal?: boolean;
  readonly limit?: number;
  readonly before?: { at: Date; id: string };
  readonly tenantId?: string;
  readonly kind?: string;
}
async function hits(q: string, ask: Ask = {}) {
  const { tenantId = tenantIds.arka, agencyId = null, personal = true, limit = 50, before: mark } = ask;
  return await transaction(pool, tenantId, (tx) =>
    searchIds(
      { tx },
      { kind: ask.kind ?? kind, q, agencyId, personal, limit, ...(mark && { before: mark }) },
    ),
  );
}
const found = async (q: string, ask: Ask = {}) =>
  (await hits(q, ask)).map((hit) => names.get(hit.subjectId) ?? hit.subjectId);

test('A8: a fragment from the middle finds, in any letters and digits', async () => {
  for (const q of ['345678', '۳۴۵۶۷۸', '٣٤٥٦٧٨', 'sn-456', 'SN-۴۵۶/x', '456/x9'])
    assert.deepEqual(await found(q), ['oldest'], q);
  for (const q of ['علی کریمی', 'علي كريمي', 'کری لی', '  كريم   عل '])
    assert.deepEqual(await found(q), ['oldest'], q);
  assert.deepEqual(await found('رويا'), ['agency']);
});

test('A8: all words must occur, in any order; what does not occur finds nothing', async () => {
  assert.deepEqual(await found('کریمی'), ['third', 'oldest']);
  assert.deepEqual(await found('رضایی علی'), ['second']);
  assert.deepEqual(await found('رضایی کریمی'), []);
  assert.deepEqual(await found('ندارد'), []);
});

test('A8: words of one and two letters search the newest, and the screen can say so', async () => {
  assert.deepEqual(await found('نی'), ['third']);
  assert.deepEqual(await found('عل'), ['second', 'oldest']);
  assert.equal(isShortQuery('نی عل'), true);
  assert.equal(isShortQuery('نی علی'), false);
  assert.equal(isShortQuery('  '), false);
});

test('A8: signs of a pattern are only signs', async () => {
  assert.deepEqual(await found('100%'), ['second']);
  assert.deepEqual(await found('a_b'), ['second']);
  assert.deepEqual(await found('%'), ['second']);
  for (const q of ['___', '%%%', '\\', "'; drop table search_row; --", '$1'])
    assert.deepEqual(await found(q), [], q);
});

test('A8: an empty question finds nothing rather than everything', async () => {
  for (const q of ['', '   ', '\u200c', '\n\t']) assert.deepEqual(await found(q), []);
});

test('R18: without personal data nobody is found by name or number, only by what is plain', async () => {
  assert.deepEqual(await found('کریمی', { personal: false }), []);
  assert.deepEqual(await found('345678', { personal: false }), []);
  assert.deepEqual(await found('456/x9', { personal: false }), ['oldest']);
});

test('R18: an agency finds its own, by name only while the person is its business', async () => {
  assert.deepEqual(await found('موسوی', { agencyId: agencyA }), ['until', 'agency']);
  assert.deepEqual(await found('نسرین', { agencyId: agencyA }), []);
  assert.deepEqual(await found('یخچال', { agencyId: agencyA }), ['until', 'past', 'agency']);
  assert.deepEqual(await found('موسوی یخچال', { agencyId: agencyA, personal: false }), []);
  assert.deepEqual(await found('موسوی', { agencyId: agencyB }), ['other agency']);
  assert.deepEqual(await found('کریمی', { agencyId: randomUUID() }), []);
  assert.deepEqual(await found('موسوی'), ['other agency', 'until', 'past', 'agency']);
});

test('R18: the other company and the other kind are never searched', async () => {
  assert.deepEqual(await found('کریمی', { tenantId: tenantIds.binesh }), ['neighbour']);
  assert.deepEqual(await found('کریمی', { kind: 'another' }), []);
  const foreign = transaction(pool, tenantIds.binesh, (tx) =>
    tx.query(`select * from search_ids($1, 'probe', '{%}', null, true, null, null, 10, false, now())`, [
      tenantIds.arka,
    ]),
  );
  await assert.rejects(foreign, /outside the tenant/);
  await assert.rejects(
    transaction(pool, null, (tx) =>
      tx.query(`select * from search_ids($1, 'probe', '{%}', null, true, null, null, 10, false, now())`, [
        tenantIds.arka,
      ]),
    ),
  );
});

test('A8: pages follow one another by instant and id, also where instants are the same', async () => {
  const ids = Array.from({ length: 25 }, () => newId());
  const many = ids.map((subjectId) => ({
    kind: 'page',
    subjectId,
    at: at(9),
    words: ['صفحه'],
    plainWords: [],
  }));
  await transaction(pool, tenantIds.arka, (tx) => writeSearchRows({ tx }, many));
  const seen: string[] = [];
  let mark: { at: Date; id: string } | undefined;
  do {
    const page = await hits('صفحه', { kind: 'page', limit: 10, ...(mark && { before: mark }) });
    seen.push(...page.map((hit) => hit.subjectId));
    const last = page.at(-1);
    mark = last && { at: last.at, id: last.subjectId };
  } while (mark !== undefined);
  assert.deepEqual(seen, ids.toSorted().toReversed());
});

test('A8: the oldest of six thousand is found by its middle, behind the newest slice, for office and agency', async () => {
  const many = Array.from({ length: 6000 }, (_, minute) => ({
    kind: 'deep',
    subjectId: newId(),
    at: at(minute),
    words: ['نام معمول', `کار ${minute}`],
    plainWords: [`کار ${minute}`],
    agencyId: agencyA,
  }));
  const planted = newId();
  await transaction(pool, tenantIds.arka, async (tx) => {
    await writeSearchRows({ tx }, many);
    await writeSearchRow(
      { tx },
      {
        kind: 'deep',
        subjectId: planted,
        at: at(-1),
        words: ['نام معمول', 'پنهان۷۷۷'],
        plainWords: ['پنهان۷۷۷'],
        agencyId: agencyA,
      },
    );
  });
  for (const ask of [
    {},
    { agencyId: agencyA },
    { personal: false },
    { agencyId: agencyA, personal: false },
  ]) {
    assert.deepEqual(await found('هان۷۷', { kind: 'deep', ...ask }), [planted]);
  }
  assert.equal((await hits('معمول', { kind: 'deep', limit: 5 })).length, 5);
});

test('A8: a row written again is found by its new words alone, and one taken out by none', async () => {
  const subjectId = newId();
  const write = (word: string) =>
    transaction(pool, tenantIds.arka, (tx) =>
      writeSearchRow({ tx }, { kind: 'again', subjectId, at: at(1), words: [word], plainWords: [] }),
    );
  await write('پیشین');
  await write('پسین');
  assert.deepEqual(await found('پیشین', { kind: 'again' }), []);
  assert.deepEqual(await found('پسین', { kind: 'again' }), [subjectId]);
  await transaction(pool, tenantIds.arka, (tx) => removeSearchRow({ tx }, 'again', subjectId));
  assert.deepEqual(await found('پسین', { kind: 'again' }), []);
});
