import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { Failure } from '../lib/failure.ts';
import { requireMove } from '../lib/flow.ts';
import { announce } from '../lib/jobs.ts';
import { json } from '../lib/sql.ts';
import { openObligations, reserveForReport } from '../warehouse/warehouse.ts';
import { registerByReport } from '../warranty/warranty.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assess.ts';
import { openForChange, tellOfReport, writersWith } from './change-report.ts';
import type { OpenedReport } from './change-report.ts';
import { countOf } from './flags.ts';
import type { LineBasics } from './report-facts.ts';
import { reportFlow } from './report-moves.ts';
import * as parts from './report-parts.sql.ts';
import { viewReport } from './report-view.ts';
import type { ReportView, submitReport } from './service-reports.contract.ts';
import { reportSubmitted } from './service-reports.events.ts';
import * as sql from './service-reports.sql.ts';
import { isGoodwill, sumOf } from './stand-today.ts';

/**
 * Hands a report in, once the work is done: priced and with its coverage answers kept, its parts held, what is owed of
 * the old parts opened and, for an installation, the warranty begun, all of it provisionally. A finding of severity
 * `block` refuses it at its field. Rows I1, I3, I10.
 */
export async function submit(ctx: Context, input: z.output<typeof submitReport.input>): Promise<ReportView> {
  const opened = await openForChange(ctx, input);
  const { report, order } = opened;
  requireMove(reportFlow, report.state, 'submitted', 'submit', 'serviceReports.notBeingWritten');
  const { workEndedAt, stage } = order;
  if (stage !== 'done' || workEndedAt === null) throw new Failure('conflict', 'serviceReports.workNotDone');
  const found = await assess(ctx, opened);
  requireWhole(report.kind, found);
  requireUnblocked(found);
  await keepPrices(ctx, report.id, found);
  const { device } = found.parties;
  const feeAmount = sumOf([...found.fees.values()].map((fee) => fee.amount));
  await sql.submit.run(ctx, {
    id: report.id,
    technicianId: order.technicianId,
    writerIds: writersWith(ctx, report),
    workEndedAt,
    workOn: found.day,
    isDateHeld: order.isDateHeld,
    feeAmount,
    serial: device.serial,
    modelId: device.modelId,
    flags: json(found.flags),
    flagCount: countOf(found.flags),
    severity: found.severity,
    isGoodwill: found.lines.some((line) => isGoodwill(found, { ...line, decision: null })),
    workMinutes: found.workMinutes,
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  await audit(ctx, {
    action: 'serviceReports.submit',
    kind: 'serviceReport',
    id: report.id,
    before: { state: report.state },
    after: { state: 'submitted', workOn: found.day, feeAmount, flags: found.flags.map((each) => each.code) },
  });
  await holdAndOpen(ctx, opened, found);
  await tellOfReport(ctx, { ...report, technicianId: order.technicianId }, 'submitted');
  await announce(ctx, reportSubmitted, { reportId: report.id });
  return await viewReport(ctx, report.id);
}

/** What a report lacks to be decided. */
function requireWhole(kind: ReportView['kind'], { lines, words }: Assessment): void {
  const isRepair = kind === 'warranty_repair';
  const wrong = lines.flatMap((line): FieldFailure[] => {
    const at = (field: string, code: string) => [{ path: `lines.${line.place}.${field}`, code }];
    if (line.kind === 'labour' && isRepair) {
      return [
        ...(line.repairActionId === null ? at('repairActionId', 'serviceReports.actionNeeded') : []),
        ...(line.faultId === null ? at('faultId', 'serviceReports.faultNeeded') : []),
      ];
    }
    const isTracked = words.parts.get(line.partId ?? '')?.isSerialTracked === true;
    const needsSerial = isTracked && line.kind === 'part_added' && line.serial === null;
    return needsSerial ? at('serial', 'serviceReports.partSerialNeeded') : [];
  });
  if (lines.length === 0) wrong.push({ path: 'lines', code: 'serviceReports.noLines' });
  if (wrong.length > 0) throw new Failure('invalid', 'lib.invalid', {}, wrong);
}

function requireUnblocked({ flags }: Assessment): void {
  const blocking = flags.filter((flag) => flag.severity === 'block');
  if (blocking.length === 0) return;
  const fields = blocking.map(({ code, path, facts }) => ({
    path,
    code: `serviceReports.flag.${code}`,
    facts,
  }));
  throw new Failure('invalid', 'serviceReports.blocked', {}, fields);
}

async function keepPrices(ctx: Context, reportId: string, found: Assessment) {
  const { lines, coverage, fees } = found;
  await parts.priceLines.run(ctx, {
    reportId,
    ids: lines.map((line) => line.id),
    coverages: lines.map(({ id }) => (coverage.has(id) ? json(coverage.get(id)) : null)),
    fees: lines.map(({ id }) => fees.get(id)?.amount ?? null),
    units: lines.map(({ id }) => fees.get(id)?.unitAmount ?? null),
    explanations: lines.map(({ id }) => {
      const explanation = fees.get(id)?.explanation ?? null;
      return explanation === null ? null : json(explanation);
    }),
    goodwills: lines.map((line) => isGoodwill(found, { ...line, decision: null })),
  });
}

async function holdAndOpen(ctx: Context, { report }: OpenedReport, found: Assessment): Promise<void> {
  const { agencyId, id: reportId, deviceId } = report;
  await reserveForReport(ctx, { agencyId, reportId, lines: consignedLines(found.lines) });
  await openObligations(ctx, {
    agencyId,
    reportId,
    reportNumber: report.number,
    deviceId,
    removedOn: found.day,
    lines: removedLines(found.lines, found),
  });
  if (report.kind === 'installation') {
    await registerByReport(ctx, { deviceId, reportId, installedOn: found.day });
  }
}

/** Lines whose parts come out of what the agency holds of the company's. */
export function consignedLines(lines: readonly LineBasics[]) {
  return lines.flatMap(({ id: lineId, partId, source, quantity }) =>
    source === 'consigned' && partId !== null ? [{ lineId, partId, quantity }] : [],
  );
}

/** Lines whose old parts the agency owes, by the rule of each part. */
export function removedLines(lines: readonly LineBasics[], { words }: Pick<Assessment, 'words'>) {
  return lines.flatMap(({ id: lineId, kind, partId, quantity, serial }) => {
    if (kind !== 'part_removed' || partId === null) return [];
    return [{ lineId, partId, quantity, serial, rule: words.parts.get(partId)?.returnRule ?? 'none' }];
  });
}
