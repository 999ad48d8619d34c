import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from './world.ts';

// The documentation for programs: every operation of openapi.json has its page, in two languages, found by any of its
// words; nothing of a company stands in it.

const world = await openWorld({ after });
const stranger = world.stranger();
const page = async (path: string) => {
  const answer = await stranger.raw('GET', path);
  assert.equal(answer.status, 200, path);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
  return await answer.text();
};
const linked = (html: string) =>
  [...html.matchAll(/href="\/api\/docs\/([\w.]+)\?/g)].map((match) => match[1] ?? '');

test('Q2: every operation of openapi.json is listed, in chapters, in Persian and in English', async () => {
  const description = await (await stranger.raw('GET', '/api/openapi.json')).text();
  const names = [...description.matchAll(/"operationId":"([\w.]+)"/g)].map((match) => match[1] ?? '');
  assert.ok(names.length > 200);
  const persian = await page('/api/docs');
  const english = await page('/api/docs?lang=en');
  assert.deepEqual(linked(persian).toSorted(), names.toSorted());
  assert.deepEqual(linked(english).toSorted(), names.toSorted());
  assert.match(persian, /<html lang="fa" dir="rtl">[\s\S]*پذیرش و سرویس[\s\S]*ثبت پذیرش/);
  assert.match(english, /<html lang="en" dir="ltr">/);
});

test('Q2: a page tells permission, input, output and errors', async () => {
  const receive = await page('/api/docs/requests.receive');
  for (const said of [
    /POST<\/b> \/<wbr>api/,
    /دسترسی: ثبت پذیرش/,
    /request\.receive/,
    /Idempotency-Key/,
    /devices\[\]\.<wbr>symptomIds/,
    /workOrders\[\]\.<wbr>number/,
    /<dt dir="ltr">409/,
    /Authorization: Bearer/,
  ]) {
    assert.match(receive, said);
  }
  assert.doesNotMatch(receive, /undefined|\[object/);
  const english = await page('/api/docs/requests.receive?lang=en');
  assert.match(english, /Permission: [A-Z]/);
  const open = await page('/api/docs/requests.track?lang=en');
  assert.match(open, /Open to everybody/);
  assert.doesNotMatch(open, /<dt dir="ltr">401/);
});

test('Q2: an operation is found by its name, its address, a field and a Persian word with Arabic letters', async () => {
  const found = async (q: string) => linked(await page(`/api/docs?q=${encodeURIComponent(q)}`));
  assert.deepEqual(await found('requests.receive'), ['requests.receive']);
  assert.ok((await found('/work-orders accept')).includes('requests.accept'));
  assert.ok((await found('symptomIds')).includes('requests.receive'));
  assert.ok((await found('ثبت پذيرش')).includes('requests.receive'));
  assert.deepEqual(await found('nothing of this kind'), []);
});

test('Q2: what a reader types comes back as text, and every page loads nothing from elsewhere', async () => {
  const html = await page(`/api/docs?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  assert.doesNotMatch(html, /<script/);
  for (const path of ['/api/docs', '/api/docs/requests.receive']) {
    assert.doesNotMatch(await page(path), /<script|src=|https?:\/\/|@import|url\(/);
  }
  assert.equal((await stranger.raw('GET', '/api/docs/requests.nothing')).status, 404);
  assert.equal((await stranger.raw('GET', `/api/docs?q=${'x'.repeat(5_000)}`)).status, 200);
});
