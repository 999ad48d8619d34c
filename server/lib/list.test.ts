import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { Failure } from './failure.ts';
import { fragmentPattern, pageOf, readMark, writeMark } from './list.ts';

const isNoMark = (error: unknown) =>
  error instanceof Failure && error.code === 'lib.notAMark' && error.fields[0]?.path === 'after';
const markOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('R16: pages follow one another without a gap or a twin, and the last one says so', () => {
  const rows = Array.from({ length: 7 }, (_, at) => ({ id: `0000000${at}-0000-7000-8000-000000000000` }));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const mark = readMark(after, 1)?.[0] ?? '';
    const page: { items: { id: string }[]; next: string | null } = pageOf(
      rows.filter((row) => row.id > mark).slice(0, 4),
      3,
      (row) => [row.id],
    );
    seen.push(...page.items.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  assert.deepEqual(
    seen,
    rows.map((row) => row.id),
  );
});

test('R16: exactly as many rows as asked for, and none at all, are the end', () => {
  assert.equal(pageOf([1, 2], 2, (row) => [String(row)]).next, null);
  assert.deepEqual(
    pageOf([], 2, (row) => [String(row)]),
    { items: [], next: null },
  );
});

test('R16: a mark comes back as it went, with Persian titles and the longest names', () => {
  const parts = ['یخچال «دو قلو» ۱٪', randomUUID()];
  assert.deepEqual(readMark(writeMark(parts), 2), parts);
});

test('R16: what is no mark is refused at the field `after`, before the database meets it', () => {
  const id = randomUUID();
  const bad: readonly [string, number][] = [
    ['', 1],
    ['xyz', 1],
    ['e30', 1],
    ['%00', 1],
    [markOf(null), 1],
    [markOf({}), 1],
    [markOf([]), 1],
    [markOf([1]), 1],
    [markOf([id, id]), 1],
    [markOf([id]), 2],
    [markOf(['no id']), 1],
    [markOf([`${id}\0`]), 1],
    [markOf(['a\0b', id]), 2],
    [markOf([`\ud800`, id]), 2],
    [markOf([[id]]), 1],
    ['[]'.repeat(500), 1],
  ];
  for (const [mark, length] of bad) assert.throws(() => readMark(mark, length), isNoMark, mark);
  assert.deepEqual(readMark(markOf(['a', '+98912']), 2, 'text'), ['a', '+98912']);
});

test('R16: a fragment finds itself, folded, and never as a pattern', () => {
  assert.equal(fragmentPattern(undefined), null);
  assert.equal(fragmentPattern('   '), null);
  assert.equal(fragmentPattern('كولر ۱۲'), '%کولر 12%');
  assert.equal(fragmentPattern('10%_\\'), '%10\\%\\_\\\\%');
});
