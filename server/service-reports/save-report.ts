import type { z } from 'zod';

import { deviceById } from '../devices/devices.ts';
import { attachFiles } from '../files/files.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { json } from '../lib/sql.ts';
import { assess } from './assess.ts';
import { isAtWork, openForChange, tellScreens, writersWith } from './change-report.ts';
import type { OpenedReport } from './change-report.ts';
import { countOf } from './flags.ts';
import { searchKeyOf } from './open-report.ts';
import type { LineBasics, LineWords } from './report-facts.ts';
import { wordsOfLines } from './report-facts.ts';
import { isWritten } from './report-moves.ts';
import * as parts from './report-parts.sql.ts';
import { viewReport } from './report-view.ts';
import type { ReportLineForm, ReportView, saveReport } from './service-reports.contract.ts';
import * as sql from './service-reports.sql.ts';

type Save = z.output<typeof saveReport.input>;

/** Writes what is being written anew, wholly, and says what the rules find in it. Rows I1, I2, I3, I10. */
export async function save(ctx: Context, input: Save): Promise<ReportView> {
  const opened = await openForChange(ctx, input);
  const { report, order } = opened;
  if (!isWritten(report)) throw new Failure('conflict', 'serviceReports.notBeingWritten');
  if (!isAtWork(order)) throw new Failure('conflict', 'serviceReports.notAtWork');
  const known = await parts.selectLines.all(ctx, { reportId: report.id });
  const lines = linesOf(
    ctx,
    input.lines,
    known.map((line) => line.id),
  );
  await requireKnown(ctx, opened, lines);
  await writeLines(ctx, report.id, lines);
  await writeEvidence(ctx, opened, input.evidence);
  const { serialRead, sealNumber, note } = input;
  const written = { ...report, serialRead, sealNumber, note, technicianId: order.technicianId };
  const { flags, severity } = await assess(ctx, { ...opened, report: written });
  await sql.updateDraft.run(ctx, {
    id: report.id,
    serialRead,
    sealNumber,
    sealKey: codeKey(sealNumber),
    note,
    technicianId: order.technicianId,
    writerIds: writersWith(ctx, report),
    flags: json(flags),
    flagCount: countOf(flags),
    severity,
    searchKey: await searchKeyOf(ctx, order, serialRead),
    byTitle: ctx.actor.title,
  });
  await audit(ctx, {
    action: 'serviceReports.save',
    kind: 'serviceReport',
    id: report.id,
    before: { serialRead: report.serialRead, sealNumber: report.sealNumber, lines: known.map(basicsOf) },
    after: { serialRead, sealNumber, lines, evidence: input.evidence },
  });
  tellScreens(ctx, written);
  return await viewReport(ctx, report.id);
}

/** A line keeps its id while it is the same line; an id of anything else becomes a new one. */
function linesOf(ctx: Context, forms: readonly ReportLineForm[], knownIds: readonly string[]): LineBasics[] {
  const free = new Set(knownIds);
  return forms.map((form, place) => {
    const id = form.id !== null && free.delete(form.id) ? form.id : newId(ctx.now.getTime());
    const base = {
      id,
      place,
      kind: form.kind,
      repairActionId: null,
      faultId: null,
      partId: null,
      source: null,
      quantity: 1,
      serial: null,
    };
    switch (form.kind) {
      case 'labour':
        return { ...base, repairActionId: form.repairActionId, faultId: form.faultId };
      case 'part_added': {
        const { partId, source, quantity, serial, faultId } = form;
        return { ...base, partId, source, quantity, serial: serial === '' ? null : serial, faultId };
      }
      case 'part_removed': {
        const { partId, quantity, serial } = form;
        return { ...base, partId, quantity, serial: serial === '' ? null : serial };
      }
      case 'travel':
        return { ...base, quantity: form.kilometres };
    }
  });
}

/** Every word of a line is one of the company's list, in use, and of this kind of device. */
async function requireKnown(
  ctx: Context,
  { report }: OpenedReport,
  lines: readonly LineBasics[],
): Promise<void> {
  const [words, device] = await Promise.all([wordsOfLines(ctx, lines), deviceById(ctx, report.deviceId)]);
  const wrong = lines.flatMap((line) => unknownWords(line, words, device?.typeId ?? ''));
  if (wrong.length > 0) throw new Failure('invalid', 'lib.invalid', {}, wrong);
}

function unknownWords(line: LineBasics, words: LineWords, typeId: string): FieldFailure[] {
  const at = (field: string, code: string) => [{ path: `lines.${line.place}.${field}`, code }];
  const action = line.repairActionId === null ? undefined : words.actions.get(line.repairActionId);
  const fault = line.faultId === null ? undefined : words.faults.get(line.faultId);
  const part = line.partId === null ? undefined : words.parts.get(line.partId);
  const isOther = (row: { typeId: string | null } | undefined) =>
    row !== undefined && row.typeId !== null && row.typeId !== typeId;
  return [
    ...(line.repairActionId !== null && action?.isRetired !== false
      ? at('repairActionId', 'serviceReports.unknownAction')
      : []),
    ...(isOther(action) ? at('repairActionId', 'serviceReports.actionOfOtherType') : []),
    ...(line.faultId !== null && fault?.isRetired !== false
      ? at('faultId', 'serviceReports.unknownFault')
      : []),
    ...(isOther(fault) ? at('faultId', 'serviceReports.faultOfOtherType') : []),
    ...(line.partId !== null && part?.isRetired !== false ? at('partId', 'serviceReports.unknownPart') : []),
  ];
}

async function writeLines(ctx: Context, reportId: string, lines: readonly LineBasics[]): Promise<void> {
  await parts.dropLines.run(ctx, { reportId });
  if (lines.length === 0) return;
  await parts.insertLines.run(ctx, {
    reportId,
    ids: lines.map((line) => line.id),
    places: lines.map((line) => line.place),
    kinds: lines.map((line) => line.kind),
    actionIds: lines.map((line) => line.repairActionId),
    faultIds: lines.map((line) => line.faultId),
    partIds: lines.map((line) => line.partId),
    sources: lines.map((line) => line.source),
    quantities: lines.map((line) => line.quantity),
    serials: lines.map((line) => line.serial),
    serialKeys: lines.map((line) => (line.serial === null ? null : codeKey(line.serial))),
  });
}

async function writeEvidence(
  ctx: Context,
  { report, order }: OpenedReport,
  evidence: Save['evidence'],
): Promise<void> {
  await parts.dropEvidence.run(ctx, { reportId: report.id });
  await attachFiles(ctx, {
    files: evidence.map(({ fileId }, at) => ({ fileId, path: `evidence.${at}.fileId` })),
    subjectId: report.id,
    // The signature with which the work was finished may stand in its report.
    alsoOf: [report.workOrderId],
    readerId: order.technicianId,
  });
  if (evidence.length === 0) return;
  await parts.insertEvidence.run(ctx, {
    reportId: report.id,
    fileIds: evidence.map((each) => each.fileId),
    kinds: evidence.map((each) => each.kind),
  });
}

function basicsOf({ id, kind, repairActionId, faultId, partId, source, quantity, serial }: LineBasics) {
  return { id, kind, repairActionId, faultId, partId, source, quantity, serial };
}
