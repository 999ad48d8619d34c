import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import * as field from '../server/requests/field-work.contract.ts';
import {
  decideReport,
  openReport,
  saveReport,
  submitReport,
} from '../server/service-reports/service-reports.contract.ts';
import { asOwner } from '../server/lib/database-check.ts';
import type { House } from './bad-luck-house.ts';
import { httpClient } from './http-client.ts';
import type { makeReportScene } from './report-scene.ts';
import { sendFile } from '../server/files/files.make.ts';
import { tenantIds } from './world-data.ts';

// Approvals in the bad-luck run: reports made in peace and decided while program and database are killed. Each has its key
// from the beginning; in the end its books, stock, obligation, device and work order are there once, or not at all.

type Scene = Awaited<ReturnType<typeof makeReportScene>>;

export interface Approval {
  readonly key: string;
  readonly reportId: string;
  readonly requestId: string;
  readonly input: Readonly<Record<string, unknown>>;
  isTaken: boolean;
  isDone: boolean;
}

/** Reports handed in, of customers without a mobile: they prove the work by signature and photo. */
export async function makeSubmitted(scene: Scene, count: number): Promise<Approval[]> {
  const customer = await scene.withoutMobile();
  const made: Approval[] = [];
  for (let place = 0; place < count; place += 1) {
    const { technician } = scene;
    const { id } = await scene.started({ customer });
    const proof = {
      kind: 'signature' as const,
      signatureFileId: await sendFile(technician, { kind: 'signature' }),
      photoFileId: await sendFile(technician),
    };
    const { isFinished, workOrder } = await technician.call(field.finishWork, { id, proof });
    assert.ok(isFinished);
    const opened = await technician.call(openReport, { id });
    const saved = await technician.call(saveReport, await scene.repairForm(opened));
    const report = await technician.call(submitReport, { id: saved.id, version: saved.version });
    made.push({
      key: randomUUID(),
      reportId: report.id,
      requestId: workOrder.requestId,
      input: scene.approvalOf(report),
      isTaken: false,
      isDone: false,
    });
  }
  return made;
}

/** Sends the decision; false when no answer came or the program asked to come later. */
export async function approve(house: House, approval: Approval): Promise<boolean> {
  const client = httpClient(house.url, house.keys.approver);
  const answer = await client.ask(decideReport, approval.input, { key: approval.key }).catch(() => undefined);
  if (answer === undefined || answer.status === 429 || answer.status >= 500) return false;
  if (answer.status !== 200) throw new Error(`decide: ${answer.status} ${answer.body}`);
  approval.isDone = true;
  return true;
}

/** What is not as it should be: an approval has the shape of one made in peace, an untouched report left no trace. */
export async function wrongApprovals(
  ownerUrl: string,
  { measure, all }: { measure: Approval; all: readonly Approval[] },
): Promise<string[]> {
  const shapes = await asOwner(ownerUrl, async (client) => {
    const found = await client.query<{ id: string; shape: string }>(SHAPES, [tenantIds.arka]);
    return new Map(found.rows.map(({ id, shape }) => [id, shape]));
  });
  const whole = shapes.get(measure.reportId) ?? '';
  return [
    ...(/^approved closed entries 1 /.test(whole) ? [] : [`the measure is wrong: ${whole}`]),
    ...all.flatMap(({ reportId, isDone }) => {
      const shape = shapes.get(reportId) ?? 'missing';
      if (isDone)
        return shape === whole ? [] : [`approved and not whole: ${reportId}\n  ${shape}\n  ${whole}`];
      return /^submitted done entries 0 /.test(shape) ? [] : [`approved by nobody: ${reportId}\n  ${shape}`];
    }),
  ];
}

/** Debit, credit, moves and balances of the whole company, each sum beside what it must equal. */
export async function wrongSums(ownerUrl: string): Promise<string[]> {
  return await asOwner(ownerUrl, async (client) => {
    const found = await client.query<{ what: string; one: string; other: string }>(SUMS, [tenantIds.arka]);
    return found.rows
      .filter(({ one, other }) => one !== other)
      .map(({ what, one, other }) => `${what}: ${one} and ${other}`);
  });
}

const SHAPES = `
  select r.id, concat_ws(' ',
    r.state,
    (select o.stage from work_order o where o.tenant_id = r.tenant_id and o.id = r.work_order_id),
    'entries', (select count(*) from journal_entry e
      where e.tenant_id = r.tenant_id and e.document_kind = 'service_report' and e.document_id = r.id),
    'lines', (select string_agg(l.debit_amount || '/' || l.credit_amount, ',' order by l.debit_amount, l.credit_amount)
      from journal_line l join journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
      where l.tenant_id = r.tenant_id and e.document_kind = 'service_report' and e.document_id = r.id),
    'moves', (select string_agg(m.kind || ':' || m.quantity, ',' order by m.kind) from stock_move m
      where m.tenant_id = r.tenant_id and m.document_kind = 'service_report' and m.document_id = r.id),
    'held', (select count(*) from stock_reservation s where s.tenant_id = r.tenant_id and s.report_id = r.id),
    'owed', (select string_agg(b.state || ':' || b.quantity, ',' order by b.id) from obligation b
      where b.tenant_id = r.tenant_id and b.report_id = r.id),
    'device', (select count(*) from device_service d where d.tenant_id = r.tenant_id and d.report_id = r.id)
      + (select count(*) from device_part d where d.tenant_id = r.tenant_id and d.report_id = r.id),
    'decisions', (select count(*) from service_report_decision d
      where d.tenant_id = r.tenant_id and d.report_id = r.id),
    'timeline', (select string_agg(t.kind, ',' order by t.kind) from timeline_entry t
      where t.tenant_id = r.tenant_id and t.part_id = r.work_order_id),
    'audit', (select string_agg(a.action, ',' order by a.action) from audit_entry a
      where a.tenant_id = r.tenant_id and a.subject_id in (r.id, r.work_order_id))
  ) as shape
  from service_report r where r.tenant_id = $1`;

const SUMS = `
  select 'debit and credit' as what, coalesce(sum(debit_amount), 0)::text as one,
    coalesce(sum(credit_amount), 0)::text as other from journal_line where tenant_id = $1
  union all
  select 'moves and balance of ' || b.location_id || ' ' || b.part_id, b.on_hand_quantity::text,
    (select coalesce(sum(case when m.to_location_id = b.location_id then m.quantity else -m.quantity end), 0)
      from stock_move m where m.tenant_id = b.tenant_id and m.part_id = b.part_id
        and b.location_id in (m.from_location_id, m.to_location_id))::text
  from stock_balance b where b.tenant_id = $1`;
