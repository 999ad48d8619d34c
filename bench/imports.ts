import { setTimeout as sleep } from 'node:timers/promises';

import { writeXlsx } from 'hucre/xlsx';

import { getImport, ImportView, runImport } from '../server/exchange/exchange.contract.ts';
import { openWorld } from '../test/world.ts';

// How long a list of 100,000 devices takes, stage by stage, on a database of its own (without fsync, which
// costs one write per 1,000 rows): `npm run bench:imports [rows]`. Figures are kept in docs/performance.md.

const ROWS = Number(process.argv[2] ?? 100_000);
const MODELS = 40;

type Cell = string | number | Date | null;

const endings: (() => Promise<void>)[] = [];
const world = await openWorld({ after: (run) => endings.push(run) });
let memoryMax = 0;
const meter = setInterval(() => (memoryMax = Math.max(memoryMax, process.memoryUsage.rss())), 50);
try {
  await measure();
} finally {
  clearInterval(meter);
  for (const end of endings.toReversed()) await end();
}

async function measure(): Promise<void> {
  await world.app.startWorker();
  await bringIn('productLines', [
    ['کد', 'عنوان'],
    ['COLD', 'سرمایشی'],
  ]);
  await bringIn('models', [
    ['کد مدل', 'عنوان مدل', 'برند', 'نوع کالا', 'گروه کالا'],
    ...Array.from({ length: MODELS }, (_, at) => [`RF-${at}`, `یخچال ${at}`, 'آرکا', 'یخچال', 'سرمایشی']),
  ]);
  const first = deviceRows('1403/02/08');
  say('first time', await bringIn('devices', first));
  say('the same again', await bringIn('devices', first));
  const changed = deviceRows('1403/02/08').with(ROWS >> 1, [
    'RF-1',
    `AK-${(ROWS >> 1) - 1}`,
    '1403/01/20',
    '1403/02/09',
  ]);
  say('one cell changed', await bringIn('devices', changed));
  console.log(`memory at most ${Math.round(memoryMax / 1024 / 1024)} MB`);
}

function deviceRows(soldOn: string): Cell[][] {
  return [
    ['مدل', 'شماره سریال', 'تاریخ تولید', 'تاریخ فروش'],
    ...Array.from({ length: ROWS }, (_, at) => [`RF-${at % MODELS}`, `AK-${at}`, '1403/01/20', soldOn]),
  ];
}

interface Measured {
  readonly megabytes: number;
  readonly uploadMs: number;
  readonly checkMs: number;
  readonly runMs: number;
  readonly view: ImportView;
}

async function bringIn(kind: string, rows: Cell[][]): Promise<Measured> {
  const admin = await world.as('admin');
  const body = await writeXlsx({ sheets: [{ name: 'list', rows }] });
  const startedAt = performance.now();
  const answer = await admin.upload('/imports', { kind }, { name: `${kind}.xlsx`, body });
  const { id } = ImportView.parse(JSON.parse(answer.body));
  const uploadedAt = performance.now();
  await until(id, 'ready');
  const checkedAt = performance.now();
  await admin.call(runImport, { id });
  const view = await until(id, 'done');
  const doneAt = performance.now();
  return {
    megabytes: body.length / 1024 / 1024,
    uploadMs: uploadedAt - startedAt,
    checkMs: checkedAt - uploadedAt,
    runMs: doneAt - checkedAt,
    view,
  };
}

async function until(id: string, state: 'ready' | 'done'): Promise<ImportView> {
  const admin = await world.as('admin');
  for (;;) {
    const view = await admin.call(getImport, { id });
    if (view.state === state) return view;
    if (view.state === 'failed') throw new Error(`the import failed: ${view.problem?.code ?? ''}`);
    await sleep(100);
  }
}

function say(title: string, { megabytes, uploadMs, checkMs, runMs, view }: Measured): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const { rows, bad, created, changed, same } = view.counts;
  console.log(
    `${title}: ${rows} rows, ${megabytes.toFixed(1)} MB · upload ${seconds(uploadMs)} · dry run ${seconds(checkMs)}` +
      ` · run ${seconds(runMs)} · total ${seconds(uploadMs + checkMs + runMs)}` +
      ` · created ${created}, changed ${changed}, same ${same}, bad ${bad}`,
  );
}
