import { installDevice, recordPartsFitted, recordService } from '../devices/devices.ts';
import type { Context } from '../lib/context.ts';
import {
  confirmObligations,
  openObligations,
  releaseReport,
  useForReport as takeForReport,
  withdrawObligations,
} from '../warehouse/warehouse.ts';
import {
  addRepairCovers,
  confirmByReport,
  registerByReport,
  withdrawByReport,
} from '../warranty/warranty.ts';
import type { DecidedLine } from './line-decisions.ts';
import { hasLeftStock, isAccepted } from './line-decisions.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { Today } from './stand-today.ts';
import type { StoredReport } from './service-reports.sql.ts';
import { removedLines } from './submit-report.ts';

// What a decision does to stock, obligations, device and warranty: in this order, in the decision's own transaction.

export interface Decided {
  readonly report: StoredReport & { readonly workOn: string; readonly workEndedAt: Date };
  readonly today: Today;
  /** With what was decided of each line until now. */
  readonly stored: readonly StoredLine[];
  readonly lines: readonly DecidedLine[];
}

/** Takes the accepted parts out of the agency's consigned stock; what its books lack becomes held. Row I9. */
export async function takeParts(ctx: Context, given: Decided): Promise<DecidedLine[]> {
  const { report, stored } = given;
  const wanted = stored.flatMap((line) => {
    const decided = given.lines.find((each) => each.id === line.id);
    const { partId } = line;
    if (line.source !== 'consigned' || partId === null || hasLeftStock(line)) return [];
    if (decided === undefined || !isAccepted(decided.decision)) return [];
    return [{ lineId: line.id, partId, quantity: decided.quantity }];
  });
  const taken = await takeForReport(ctx, {
    agencyId: report.agencyId,
    reportId: report.id,
    reportNumber: report.number,
    occurredAt: report.workEndedAt,
    lines: wanted,
  });
  // What is neither used nor waited for is free again.
  await releaseReport(ctx, { reportId: report.id });
  const lacking = new Set(taken.filter((line) => !line.isTaken).map((line) => line.lineId));
  return given.lines.map((line) => (lacking.has(line.id) ? { ...line, decision: 'held' } : line));
}

/** Makes firm what is owed of accepted old parts, and takes back the rest. Row J7. */
export async function settleObligations(ctx: Context, given: Decided): Promise<void> {
  const { report, stored, today } = given;
  const fresh = stored.filter((line) => line.kind === 'part_removed' && !isAccepted(line.decision));
  const [accepted, refused] = split(fresh, given.lines);
  const decided = accepted.map((line) => ({ ...line, quantity: quantityOf(line, given) }));
  const isOther = (line: StoredLine, at: number) => line.quantity !== accepted[at]?.quantity;
  const changed = decided.filter((line, at) => line.decision !== 'rejected' && isOther(line, at));
  if (changed.length > 0) {
    await withdrawObligations(ctx, { reportId: report.id, lineIds: changed.map(({ id }) => id) });
  }
  // Taken back by an earlier rejection, or opened for another quantity, it is opened again.
  const again = [...decided.filter((line) => line.decision === 'rejected'), ...changed];
  await openObligations(ctx, {
    agencyId: report.agencyId,
    reportId: report.id,
    reportNumber: report.number,
    deviceId: report.deviceId,
    removedOn: report.workOn,
    lines: removedLines(again, today),
  });
  const reportId = report.id;
  if (accepted.length > 0) await confirmObligations(ctx, { reportId, lineIds: accepted.map(({ id }) => id) });
  if (refused.length > 0) await withdrawObligations(ctx, { reportId, lineIds: refused.map(({ id }) => id) });
}

/** Writes services and parts on the device, and lets the warranty follow. Rows H3, H4, I1. */
export async function settleDevice(ctx: Context, given: Decided): Promise<void> {
  const { report, stored, today } = given;
  const { deviceId, workOn: on, id: reportId } = report;
  const [fresh] = split(
    stored.filter((line) => !isAccepted(line.decision)),
    given.lines,
  );
  if (report.kind === 'installation') await settleInstallation(ctx, given);
  if (fresh.length === 0) return;
  const labour = fresh.filter((line) => line.kind === 'labour');
  await recordService(ctx, {
    deviceId,
    reportId,
    workOrderNumber: report.number,
    kind: report.kind,
    on,
    actions: labour.flatMap((line) => today.words.actions.get(line.repairActionId ?? '')?.title ?? []),
    agencyId: report.agencyId,
    technicianTitle: today.technician?.title ?? '',
  });
  const fitted = fresh.flatMap((line) => fittedPart(line, given));
  await recordPartsFitted(ctx, {
    deviceId,
    reportId,
    workOrderNumber: report.number,
    on,
    parts: fitted,
  });
  if (report.kind !== 'warranty_repair') return;
  await addRepairCovers(ctx, {
    deviceId,
    reportId,
    endedOn: on,
    parts: fitted.map(({ partId, code, title, coverMonths, serial }) => ({
      partId,
      partCode: code,
      title,
      months: coverMonths,
      serial,
    })),
    faultFamilyIds: labour.flatMap((line) => today.words.faults.get(line.faultId ?? '')?.familyId ?? []),
  });
}

/** A part as it stands on the device; one that the customer brought carries no cover of its own. */
function fittedPart(line: StoredLine, given: Decided) {
  const part = given.today.words.parts.get(line.partId ?? '');
  if (line.kind !== 'part_added' || part === undefined) return [];
  return [
    {
      lineId: line.id,
      partId: part.id,
      code: part.code,
      title: part.title,
      quantity: quantityOf(line, given),
      serial: line.serial,
      coverMonths: line.source === 'customer' ? 0 : part.coverMonths,
    },
  ];
}

function quantityOf(line: StoredLine, { lines }: Pick<Decided, 'lines'>): number {
  return lines.find((each) => each.id === line.id)?.quantity ?? line.quantity;
}

async function settleInstallation(ctx: Context, { report, stored, lines }: Decided): Promise<void> {
  const { deviceId, workOn: installedOn, id: reportId } = report;
  const labour = stored.filter((line) => line.kind === 'labour');
  const [accepted] = split(labour, lines);
  if (labour.some((line) => isAccepted(line.decision))) return;
  if (accepted.length === 0) return await withdrawByReport(ctx, { reportId });
  // Withdrawn by an earlier rejection, the warranty begins again; as submitted it is there already.
  if (labour.some((line) => line.decision !== null)) {
    await registerByReport(ctx, { deviceId, reportId, installedOn });
  }
  await confirmByReport(ctx, { reportId });
  await installDevice(ctx, { deviceId, installedOn });
}

/** Lines that are accepted now, and those that are rejected now. */
function split(
  stored: readonly StoredLine[],
  lines: readonly DecidedLine[],
): [accepted: StoredLine[], rejected: StoredLine[]] {
  const now = new Map(lines.map((line) => [line.id, line.decision]));
  return [
    stored.filter((line) => isAccepted(now.get(line.id) ?? null)),
    stored.filter((line) => now.get(line.id) === 'rejected'),
  ];
}
