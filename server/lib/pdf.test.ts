import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { pdfOf } from './pdf.ts';

// Templates of the test stand beside the code for a moment: the thread reads nothing outside server/.

async function withTemplate<T>(source: string, run: (template: URL) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(import.meta.dirname, 'paper-'));
  try {
    const path = join(folder, 'test.typ');
    await writeFile(path, `#import "/lib/paper.typ": *\n${source}`);
    return await run(pathToFileURL(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}
const READS = '#let data = json("/data.json")\n';

test('J8: what people typed is printed and never obeyed', async () => {
  const typed = '#panic("x") #read("/main.ts") $a$ *b* @c // \\ "';
  const paper = await withTemplate(
    `${READS}#assert.eq(data.typed.len(), ${typed.length})\n#data.typed`,
    (template) => pdfOf(template, { typed }),
  );
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
});

test('J8: papers set at one time each get their own data', async () => {
  const papers = await withTemplate(`${READS}#for row in data.rows [#row #pagebreak()]`, (template) =>
    Promise.all([1, 20, 3].map((count) => pdfOf(template, { rows: Array.from({ length: count }, String) }))),
  );
  const [one = 0, twenty = 0, three = 0] = papers.map((paper) => paper.length);
  assert(one < three && three < twenty);
});

test('J8: a template with a mistake, or one that reads outside, is a bug that is told; the next paper is set', async () => {
  await assert.rejects(
    withTemplate('#no-such-word', (template) => pdfOf(template, {})),
    /could not be set/,
  );
  await assert.rejects(
    withTemplate('#read("/../package.json")', (template) => pdfOf(template, {})),
    /could not be set/,
  );
  const paper = await withTemplate('سلام', (template) => pdfOf(template, {}));
  assert(paper.length > 1000);
});
