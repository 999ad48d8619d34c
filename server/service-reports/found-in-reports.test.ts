import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import sharp from 'sharp';

import { makeReportScene } from '../../test/report-scene.ts';
import { refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { makeSight, sendFile } from '../files/files.make.ts';
import { statement } from '../lib/sql.ts';
import * as reports from './service-reports.contract.ts';
import type { ReportView } from './service-reports.contract.ts';

// What the rules find in the facts of other work: visits of the same hours, what is usual, photos that look the same.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const { approver, technician } = scene;

const setHours = statement(
  'foundTest.setHours',
  `update visit set started_at = :from::timestamptz, ended_at = :to::timestamptz
   where tenant_id = :tenant and work_order_id = :workOrderId`,
);
const keptFlags = statement<{ flags: unknown; flagCount: number }>(
  'foundTest.flags',
  'select flags, flag_count from service_report where tenant_id = :tenant and id = :id',
);
/** Says when the visit of a report's work order was: so many minutes from an hour of its day. */
async function atWork(report: ReportView, from: number, to: number) {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 6, minutes));
  await world.inTenant('arka', (ctx) =>
    setHours.run(ctx, { workOrderId: report.workOrderId, from: at(from), to: at(to) }),
  );
}
const saveOf = async (report: ReportView, change: object = {}) =>
  await technician.call(reports.saveReport, { ...(await scene.repairForm(report)), ...change });
const submit = async ({ id, version }: ReportView) =>
  await technician.call(reports.submitReport, { id, version });
const worked = async (from: number, to: number, change: object = {}) => {
  const draft = await scene.opened();
  await atWork(draft, from, to);
  return await saveOf(draft, change);
};
const codesOf = (report: ReportView) => report.flags.map((flag) => `${flag.code} ${flag.severity}`);

test('I10, D4: a technician is not at two places at once: who comes second cannot hand in', async () => {
  const first = await worked(0, 60);
  const second = await worked(30, 90);
  assert.deepEqual([codesOf(first), codesOf(second)], [[], []]);
  await submit(first);
  const refused = await refusal(submit(second));
  assert.deepEqual([refused.status, refused.code], [400, 'serviceReports.flag.visits_overlap']);
  const again = await saveOf(second);
  assert.deepEqual(
    again.flags.map((flag) => [flag.code, flag.severity, flag.facts]),
    [['visits_overlap', 'block', { number: first.number, minutes: 30 }]],
  );
  const after = await worked(55, 120);
  assert.deepEqual(codesOf(await submit(after)), [], 'five minutes are two taps apart');
});

test('I10: minutes and parts far above what is usual for model and action are shown', async () => {
  for (let count = 0; count < 8; count += 1) {
    const report = await submit(await worked(1000 + count * 100, 1040 + count * 100));
    await scene.approved(report);
  }
  const usual = await submit(await worked(5000, 5075));
  assert.deepEqual(codesOf(usual), []);
  const form = await scene.repairForm(await scene.opened());
  const lines = form.lines.map((line) => (line.kind === 'part_added' ? { ...line, quantity: 2 } : line));
  const long = await submit(await worked(6000, 6080, { lines }));
  assert.deepEqual(
    long.flags.map((flag) => [flag.code, flag.severity, flag.path, flag.facts]),
    [
      ['minutes_above_norm', 'warn', 'lines.0', { value: 80, usual: 40 }],
      ['quantity_above_norm', 'warn', 'lines.1', { value: 2, usual: 1 }],
    ],
  );
});

test('I10: a photo that looks like another one is logged, and nobody reads of it', async () => {
  const bytes = await makeSight();
  const smaller = await sharp(bytes)
    .resize(500)
    .modulate({ brightness: 1.05 })
    .jpeg({ quality: 70 })
    .toBuffer();
  const evidenceOf = async (photo: Buffer) => [
    ...(await scene.evidence()).slice(0, 2),
    { kind: 'after_repair' as const, fileId: await sendFile(technician, { bytes: photo }) },
  ];
  await submit(await saveOf(await scene.opened(), { evidence: await evidenceOf(bytes) }));
  const copied = await saveOf(await scene.opened(), { evidence: await evidenceOf(smaller) });
  const report = await submit(copied);
  assert.deepEqual(report.flags, []);
  assert.deepEqual((await approver.call(reports.readReport, { id: report.id })).flags, []);
  const kept = await world.inTenant('arka', (ctx) => keptFlags.one(ctx, { id: report.id }));
  assert.equal(kept.flagCount, 0);
  assert.deepEqual(kept.flags, [
    {
      code: 'photo_nearly_used',
      version: 1,
      severity: 'observe',
      lineId: null,
      path: 'evidence.2',
      facts: {},
    },
  ]);
});
