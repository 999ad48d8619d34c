import assert from 'node:assert/strict';
import { test } from 'node:test';

import { csvRows } from './csv-rows.ts';

test('F10: a comma-separated list is read with quotes, line ends and any delimiter', () => {
  const read = (text: string) => [...csvRows(text)];
  assert.deepEqual(read('a,b\r\nc,"d ""e"", f"\n'), [
    ['a', 'b'],
    ['c', 'd "e", f'],
  ]);
  assert.deepEqual(read('\uFEFFa;b\n;\n'), [
    ['a', 'b'],
    ['', ''],
  ]);
  assert.deepEqual(read('a\tb\n"x\ny"\t2'), [
    ['a', 'b'],
    ['x\ny', '2'],
  ]);
  assert.deepEqual(read('a|b|c,d\n1|2|\n\n3|'), [['a', 'b', 'c,d'], ['1', '2', ''], [''], ['3', '']]);
  assert.deepEqual(read('a,b\n"never closed,1\n2'), [['a', 'b'], ['never closed,1\n2']]);
  assert.deepEqual(read(''), []);
});
