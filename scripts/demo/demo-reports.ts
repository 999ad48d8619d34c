import type { Context } from '../../server/lib/context.ts';
import { Failure } from '../../server/lib/failure.ts';
import { makePhotoFile } from '../../server/files/files.make.ts';
import type { SeededRandom } from '../../server/lib/seeded-random.ts';
import { makePastRequests } from '../../server/requests/requests.make.ts';
import { decide } from '../../server/service-reports/decide-report.ts';
import { open } from '../../server/service-reports/open-report.ts';
import { save } from '../../server/service-reports/save-report.ts';
import type {
  DecisionForm,
  EvidenceKind,
  ReportView,
} from '../../server/service-reports/service-reports.contract.ts';
import { saveReport } from '../../server/service-reports/service-reports.contract.ts';
import { submit } from '../../server/service-reports/submit-report.ts';
import { appeal } from '../../server/service-reports/withdraw-report.ts';
import type { DemoActors } from './demo-actors.ts';
import { acting } from './demo-actors.ts';
import type { DemoJob } from './demo-jobs.ts';
import { drawEvidence } from './demo-pictures.ts';
import type { RepairBook, RepairIds } from './demo-repairs.ts';

// One job from its request to the decision on its report: the request by a maker, everything else by the verbs.

export interface ReportParts {
  readonly actors: DemoActors;
  readonly book: RepairBook;
  readonly random: SeededRandom;
  readonly receivers: readonly [string, ...string[]];
  readonly symptoms: readonly { readonly id: string; readonly typeId: string | null }[];
}

const HOUR_MS = 3_600_000;
/** More of a part than any agency holds. */
const MORE_THAN_HELD = 400;
const USED_PHOTO = '360360';
type Line = ReturnType<typeof saveReport.input.parse>['lines'][number];

/** Makes the request as it came in, its work done. */
export async function makeJobRequest(
  ctx: Context,
  job: DemoJob,
  { random, receivers, symptoms }: ReportParts,
): Promise<{ orderId: string; requestId: string }> {
  const { device, agency, technician } = job;
  const { customer } = device;
  const receivedMs = job.doneMs - random.whole(28, 46) * HOUR_MS;
  const referredMs = receivedMs + random.whole(5, 90) * 60_000;
  const fitting = symptoms.filter((symptom) => symptom.typeId === device.typeId);
  const [made] = await makePastRequests(ctx, [
    {
      receivedAt: new Date(receivedMs),
      receivedByTitle: random.pick(receivers),
      channel: random.chance(0.7) ? 'phone' : 'web',
      kind: 'service',
      customerId: customer.id,
      siteId: customer.siteId,
      cityId: customer.cityId,
      callerName: customer.name,
      phones: customer.phones,
      priority: random.chance(0.1) ? 'urgent' : 'normal',
      note: '',
      answer: null,
      contacts: [],
      workOrders: [
        {
          deviceId: device.id,
          deviceTitle: device.title,
          productLineId: device.productLineId,
          serviceKind: job.kind === 'installation' ? 'installation' : 'repair',
          symptomIds: job.kind === 'installation' ? [] : fitting.slice(0, 1).map(({ id }) => id),
          symptomNote: '',
          stage: 'done',
          live: {
            agencyId: agency.id,
            agencyTitle: agency.title,
            technicianId: technician.id,
            technicianName: technician.firstName,
            ...(technician.title !== undefined && { technicianTitle: technician.title }),
            referredAt: new Date(referredMs),
            acceptedAt: new Date(referredMs + random.whole(4, 160) * 60_000),
          },
          doneAt: new Date(job.doneMs),
          endedAt: null,
        },
      ],
    },
  ]);
  const [orderId] = made?.orderIds ?? [];
  if (made === undefined || orderId === undefined) throw new Error('a job has its work order');
  return { orderId, requestId: made.id };
}

/** Writes, submits and decides the report of a job, as far as its fate says. */
export async function reportJob(
  ctx: Context,
  job: DemoJob,
  orderId: string,
  parts: ReportParts,
): Promise<ReportView> {
  const { actors } = parts;
  const technician = actors.technician({ ...job.technician, agencyId: job.agency.id });
  const writing = acting(ctx, technician, job.submittedMs - 20 * 60_000);
  const opened = await open(writing, { id: orderId });
  const saved = await save(writing, saveReport.input.parse(await formOf(writing, job, opened, parts)));
  if (job.fate === 'draft') return saved;
  const submitted = await submit(acting(ctx, technician, job.submittedMs), saved);
  if (job.fate === 'submitted') return submitted;
  const approver = actors.office(parts.random.chance(0.6) ? 'approver' : 'approver-2');
  const decided = await decide(acting(ctx, approver, job.decidedMs), {
    id: submitted.id,
    version: submitted.version,
    decision: decisionOn(submitted, job),
  });
  if (job.fate !== 'appealed') return decided;
  const lineIds = decided.lines.flatMap(({ id, decision }) =>
    decision?.decision === 'rejected' ? [id] : [],
  );
  return await appeal(acting(ctx, actors.manager(job.agency.id), job.decidedMs + 20 * 60_000), {
    id: decided.id,
    version: decided.version,
    lineIds,
    reasonCode: 'evidence',
    note: 'قطعه خراب بود و عکس آن در پیوست است؛ لطفاً دوباره بررسی کنید.',
  });
}

/** Whether a failure is the rules' own word on a report; everything else is a bug. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Failure;
}

async function formOf(ctx: Context, job: DemoJob, report: ReportView, parts: ReportParts) {
  const { device, oddity } = job;
  const repair = job.kind === 'installation' ? undefined : repairOf(job, parts);
  const serialRead =
    oddity === 'serialMissing' ? '' : oddity === 'serialDiffers' ? `${device.serial}7` : device.serial;
  const isSealed = repair?.isSealed === true && oddity !== 'sealMissing';
  return {
    id: report.id,
    version: report.version,
    serialRead,
    sealNumber: isSealed ? `PL-${device.serial.replaceAll(/\D/g, '')}-${parts.random.whole(10, 99)}` : '',
    note: oddity === 'sameAgain' ? 'ایراد پیشین دوباره پیش آمده است' : '',
    lines: repair === undefined ? [{ kind: 'labour', repairActionId: null }] : linesOf(job, repair, parts),
    evidence: await evidenceOf(ctx, job),
  };
}

function repairOf({ device, fate, oddity }: DemoJob, { book, random }: ReportParts): RepairIds {
  const { typeCode } = device;
  const wished =
    oddity === 'sealMissing'
      ? book.sealed(typeCode)
      : fate === 'held' ||
          fate === 'appealed' ||
          fate === 'lineRejected' ||
          oddity === 'sameAgain' ||
          oddity === 'comesAgain'
        ? book.withPart(typeCode)
        : undefined;
  const repair = wished ?? book.pick(random, typeCode);
  return oddity === 'partNeverIssued' ? { ...repair, partId: book.neverIssuedId } : repair;
}

function linesOf(job: DemoJob, repair: RepairIds, { random }: ReportParts): Partial<Line>[] {
  const { partId, faultId, repairActionId } = repair;
  const quantity = job.fate === 'held' ? MORE_THAN_HELD : 1;
  const source = random.chance(0.88) || job.oddity !== null ? 'consigned' : 'own';
  return [
    { kind: 'labour', repairActionId, faultId },
    ...(partId === null
      ? []
      : ([
          { kind: 'part_added', partId, source: job.fate === 'held' ? 'consigned' : source, quantity },
          { kind: 'part_removed', partId, quantity: 1 },
        ] as const)),
    ...(random.chance(0.3) ? [{ kind: 'travel', kilometres: random.whole(8, 70) } as const] : []),
  ];
}

async function evidenceOf(ctx: Context, { device, doneMs, kind, oddity }: DemoJob) {
  const kinds: readonly EvidenceKind[] =
    oddity === 'photoMissing'
      ? ['serial_plate']
      : kind === 'installation'
        ? ['serial_plate', 'after_repair']
        : ['serial_plate', 'fault', 'after_repair'];
  const evidence = [];
  // Photos of another day are other photos.
  const drawn = oddity === 'sameAgain' ? `${device.serial}-2` : device.serial;
  for (const [at, each] of kinds.entries()) {
    const isUsed = oddity === 'photoUsed' && each === 'after_repair';
    const bytes = await drawEvidence(each, isUsed ? USED_PHOTO : drawn);
    const takenAt = new Date(doneMs - (kinds.length - at) * 9 * 60_000);
    evidence.push({ kind: each, fileId: await makePhotoFile(ctx, { bytes, name: `${each}.jpg`, takenAt }) });
  }
  return evidence;
}

function decisionOn(report: ReportView, { fate }: DemoJob): DecisionForm {
  const { lines, differences } = report;
  switch (fate) {
    case 'rejected':
      return { outcome: 'reject', reasonCode: 'not-covered', note: 'آسیب از نوسان برق است' };
    case 'sentBackForPapers':
      return { outcome: 'send_back', aim: 'papers', reasonCode: 'photo', note: 'عکس پلاک خوانا نیست' };
    case 'sentBackForWork':
      return {
        outcome: 'send_back',
        aim: 'work',
        reasonCode: 'work-unfinished',
        note: 'مشتری می‌گوید دستگاه هنوز درست کار نمی‌کند',
      };
    default:
      return {
        outcome: 'lines',
        lines: lines.map((line) => decisionOnLine(line, fate)),
        acknowledged: differences.map(({ id }) => ({ id, reason: 'بررسی شد' })),
        note: '',
      };
  }
}

type LineDecision = Extract<DecisionForm, { outcome: 'lines' }>['lines'][number];

function decisionOnLine(line: ReportView['lines'][number], fate: DemoJob['fate']): LineDecision {
  const { id: lineId, kind, fee } = line;
  const isPart = kind === 'part_added' || kind === 'part_removed';
  const amount = fee.nowAmount ?? fee.submittedAmount;
  if (amount === null)
    return { lineId, decision: 'correct', feeAmount: 1_500_000, reasonCode: 'tariff-missing', note: '' };
  if (isPart && (fate === 'lineRejected' || fate === 'appealed'))
    return { lineId, decision: 'reject', reasonCode: 'no-evidence', note: 'عکسی از قطعهٔ خراب نیست' };
  if (kind === 'labour' && fate === 'corrected') {
    const feeAmount = Math.round((amount * 0.8) / 10_000) * 10_000;
    return { lineId, decision: 'correct', feeAmount, reasonCode: 'less-work', note: '' };
  }
  return { lineId, decision: 'approve' };
}
