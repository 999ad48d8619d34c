import { partsThatFit } from '../catalog/catalog.ts';
import { deviceBySerial } from '../devices/devices.ts';
import { nearSameElsewhere, sameBytesElsewhere } from '../files/files.ts';
import { person } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { codeKey } from '../lib/fold.ts';
import { addJalaliMonths, dayIn } from '../lib/jalali.ts';
import type { OrderForReport } from '../requests/requests.ts';
import { everIssued } from '../warehouse/warehouse.ts';
import type { CoverageLineView } from '../warranty/warranty.contract.ts';
import type { LineFacts, ReportFacts } from './flags.ts';
import { daysWithin } from './flags.ts';
import type { GoodwillView } from './goodwill.contract.ts';
import type { LineBasics, LineWords, Parties } from './report-facts.ts';
import { idsOf } from './report-facts.ts';
import type { PastLine } from './report-parts.sql.ts';
import * as parts from './report-parts.sql.ts';
import type { StoredReport } from './service-reports.sql.ts';
import type { TimeFacts } from './time-facts.ts';
import type { EvidenceKind } from './words.contract.ts';

// The facts that the rules ask for, gathered in one go.

/** Days within which the same family of faults counts as a return. */
const RETURN_DAYS = 30;

export interface FlagAsk {
  readonly report: Pick<
    StoredReport,
    'id' | 'workOrderId' | 'kind' | 'deviceId' | 'agencyId' | 'firstSubmittedAt' | 'serialRead' | 'sealNumber'
  >;
  readonly order: OrderForReport;
  readonly zone: string;
  readonly parties: Parties;
  readonly words: LineWords;
  readonly lines: readonly LineBasics[];
  readonly coverage: ReadonlyMap<string, CoverageLineView>;
  readonly evidence: readonly { readonly fileId: string; readonly kind: EvidenceKind }[];
  readonly goodwill: GoodwillView | null;
  readonly times: TimeFacts;
}

export async function flagFacts(ctx: Context, ask: FlagAsk): Promise<ReportFacts> {
  const { report, order, zone, parties, evidence, lines, times } = ask;
  const { id: reportId, agencyId, deviceId } = report;
  const added = lines.filter((line) => line.kind === 'part_added');
  const partIds = idsOf(lines, 'partId');
  const serialKeys = added.map((line) => codeKey(line.serial ?? '')).filter((key) => key !== '');
  const [namesakes, fitting, issued, used, past, seals, photos, technician] = await Promise.all([
    deviceBySerial(ctx, report.serialRead),
    partsThatFit(ctx, { modelId: parties.model.id, partIds }),
    everIssued(ctx, { agencyId, partIds: idsOf(added, 'partId') }),
    parts.selectSerialsUsed.all(ctx, { reportId, serialKeys }),
    parts.selectPastLines.all(ctx, { reportId, deviceId }),
    parts.countSealUsed.one(ctx, { reportId, sealKey: codeKey(report.sealNumber) }),
    photosUsed(ctx, ask),
    order.technicianId === null ? undefined : person(ctx, order.technicianId),
  ]);
  const usedSerials = new Set(used.map((row) => `${row.partId}/${row.serialKey}`));
  const workOn = order.workEndedAt === null ? null : dayIn(zone, order.workEndedAt);
  const days = { receivedOn: dayIn(zone, order.requestReceivedAt), on: workOn ?? dayIn(zone, ctx.now) };
  return {
    kind: report.kind,
    device: parties.device,
    serialRead: report.serialRead,
    isSerialElsewhere: namesakes.some((device) => device.id !== deviceId),
    isInstalledBefore: past.some((line) => line.reportKind === 'installation'),
    sealNumber: report.sealNumber,
    isSealUsed: seals.count > 0,
    lines: lines.map((line) => ({
      ...lineFacts(line, ask, past, days),
      isOfModel: line.kind !== 'part_added' || fitting.includes(line.partId ?? ''),
      isEverIssued: line.source !== 'consigned' || issued.includes(line.partId ?? ''),
      isSerialUsed: usedSerials.has(`${line.partId ?? ''}/${codeKey(line.serial ?? '')}`),
    })),
    evidence: evidence.map(({ fileId, kind }) => ({
      kind,
      isUsed: photos.used.has(fileId),
      isNearlyUsed: photos.nearly.has(fileId),
    })),
    isTechnicianPhone: technician !== undefined && order.customerPhones.includes(technician.mobile),
    isDateHeld: order.isDateHeld,
    workEndedAt: order.workEndedAt,
    workOn,
    overlap: times.overlap,
    filedOn: dayIn(zone, report.firstSubmittedAt ?? ctx.now),
    now: ctx.now,
  };
}

async function photosUsed(ctx: Context, { report, evidence }: FlagAsk) {
  const asked = {
    ids: evidence.map((each) => each.fileId),
    ownSubjectIds: [report.id, report.workOrderId],
  };
  const [same, near] = await Promise.all([sameBytesElsewhere(ctx, asked), nearSameElsewhere(ctx, asked)]);
  const idsIn = (files: readonly { readonly id: string }[]) => new Set(files.map((file) => file.id));
  return { used: idsIn(same), nearly: idsIn(near) };
}

function lineFacts(
  line: LineBasics,
  { coverage, words, goodwill, times }: FlagAsk,
  past: readonly PastLine[],
  { receivedOn, on }: { receivedOn: string; on: string },
): Omit<LineFacts, 'isOfModel' | 'isEverIssued' | 'isSerialUsed'> {
  const part = words.parts.get(line.partId ?? '');
  const familyId = words.faults.get(line.faultId ?? '')?.familyId;
  const samePart = past.find(
    (each) =>
      line.kind === 'part_added' &&
      each.kind === 'part_added' &&
      each.partId === line.partId &&
      on < addJalaliMonths(each.workOn, part?.coverMonths ?? 0),
  );
  const sameFault = past.find(
    (each) =>
      line.kind === 'labour' &&
      familyId !== undefined &&
      each.kind === 'labour' &&
      each.familyId === familyId,
  );
  return {
    id: line.id,
    place: line.place,
    kind: line.kind,
    coverage: coverage.get(line.id) ?? null,
    isGoodwill: goodwill !== null,
    aboveNorm: times.aboveNorm.get(line.id) ?? null,
    needsSeal: words.actions.get(line.repairActionId ?? '')?.needsSeal ?? false,
    samePartDays: samePart === undefined ? null : daysWithin(samePart.workOn, on, MANY_DAYS),
    // 30 days run from the earlier work to the day the new request came in.
    sameFaultDays: sameFault === undefined ? null : daysWithin(sameFault.workOn, receivedOn, RETURN_DAYS),
  };
}
/** No limit of its own: the part's cover is asked above. */
const MANY_DAYS = 36_500;
