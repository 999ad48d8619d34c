// A service report as it is written: what stands in the form, and how it comes from and goes to the server.
import { z } from 'zod';
import type { saveReport } from '../../../server/service-reports/service-reports.contract.ts';
import type { ReportView } from '../../../server/service-reports/service-reports.contract.ts';
import type { EvidenceKind } from '../../../server/service-reports/words.contract.ts';
import { evidenceKinds, partSources } from '../../../server/service-reports/words.contract.ts';
import type { InputOf } from '../../lib/client.ts';

export type Report = z.output<typeof ReportView>;
export type ReportLine = Report['lines'][number];
type WrittenLine = Pick<
  ReportLine,
  'id' | 'kind' | 'repairAction' | 'fault' | 'part' | 'source' | 'quantity' | 'serial'
>;
/** What an agency wrote of a report, as the server has it. */
export type WrittenReport = Pick<Report, 'id' | 'version' | 'serialRead' | 'sealNumber' | 'note'> & {
  lines: readonly WrittenLine[];
  evidence: readonly { kind: EvidenceKind; file: { id: string } }[];
};

const Coded = z.object({ id: z.string(), code: z.string(), title: z.string() });
const Part = Coded.extend({ unit: z.string() });
/** `key`: its name on this phone. `id`: its name on the server, once it has one. */
const named = { key: z.string(), id: z.string().nullable() };
const FormLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('labour'),
    ...named,
    /** Null: the installation itself. */
    action: Coded.extend({ needsSeal: z.boolean() }).nullable(),
    fault: Coded.nullable(),
  }),
  z.object({
    kind: z.literal('part_added'),
    ...named,
    part: Part,
    source: z.enum(partSources),
    quantity: z.number(),
    serial: z.string(),
    fault: Coded.nullable(),
  }),
  z.object({
    kind: z.literal('part_removed'),
    ...named,
    part: Part,
    quantity: z.number(),
    serial: z.string(),
  }),
  z.object({ kind: z.literal('travel'), ...named, kilometres: z.number() }),
]);
export type FormLine = z.output<typeof FormLine>;
export type LineKind = FormLine['kind'];
export type LineOf<Kind extends LineKind> = Extract<FormLine, { kind: Kind }>;

export const ReportForm = z.object({
  serialRead: z.string(),
  sealNumber: z.string(),
  note: z.string(),
  lines: z.array(FormLine),
  evidence: z.array(z.object({ kind: z.enum(evidenceKinds), fileId: z.string() })),
});
export type ReportForm = z.output<typeof ReportForm>;

/** What the phone keeps of a report: the form, what it was written on, and what was sent without an answer. */
export const ReportDraft = z.object({
  version: z.number(),
  form: ReportForm,
  sent: ReportForm.nullable(),
});
export type ReportDraft = z.output<typeof ReportDraft>;

/** The form of what the server has. */
export function formOf(report: Omit<WrittenReport, 'id' | 'version'>): ReportForm {
  const { serialRead, sealNumber, note } = report;
  return {
    serialRead,
    sealNumber,
    note,
    lines: report.lines.map(formLineOf),
    evidence: report.evidence.map(({ kind, file }) => ({ kind, fileId: file.id })),
  };
}

function formLineOf(line: WrittenLine): FormLine {
  const { id, quantity } = line;
  const both = { key: id, id };
  const part = line.part ?? { id: '', code: '', title: '', unit: '' };
  switch (line.kind) {
    case 'labour':
      return { ...both, kind: 'labour', action: line.repairAction, fault: line.fault };
    case 'part_added':
      return {
        ...both,
        kind: 'part_added',
        part,
        source: line.source ?? 'consigned',
        quantity,
        serial: line.serial ?? '',
        fault: line.fault,
      };
    case 'part_removed':
      return { ...both, kind: 'part_removed', part, quantity, serial: line.serial ?? '' };
    case 'travel':
      return { ...both, kind: 'travel', kilometres: quantity };
  }
}

type SaveInput = InputOf<typeof saveReport>;

/** The form as the server takes it. */
export function saveInput(id: string, version: number, form: ReportForm): SaveInput {
  return { ...form, id, version, lines: form.lines.map(inputLine) };
}

function inputLine(line: FormLine): SaveInput['lines'][number] {
  const { id } = line;
  switch (line.kind) {
    case 'labour':
      return {
        kind: 'labour',
        id,
        repairActionId: line.action?.id ?? null,
        faultId: line.fault?.id ?? null,
      };
    case 'part_added':
      return {
        kind: 'part_added',
        id,
        partId: line.part.id,
        source: line.source,
        quantity: line.quantity,
        serial: line.serial || null,
        faultId: line.fault?.id ?? null,
      };
    case 'part_removed':
      return {
        kind: 'part_removed',
        id,
        partId: line.part.id,
        quantity: line.quantity,
        serial: line.serial || null,
      };
    case 'travel':
      return { kind: 'travel', id, kilometres: line.kilometres };
  }
}

/** The same words, whatever the lines are called on either side. */
export function saySame(one: ReportForm, other: ReportForm): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));
}

function wordsOf(form: ReportForm): unknown {
  const { lines, evidence, ...words } = saveInput('', 0, form);
  return [
    words.serialRead,
    words.sealNumber,
    words.note,
    lines.map((line) => ({ ...line, id: null })),
    evidence.map(({ kind, fileId }) => [kind, fileId]),
  ];
}

/** Lines that the server has taken get the names it gave them, in the order they were sent. */
export function withIds(form: ReportForm, sent: ReportForm, saved: Pick<WrittenReport, 'lines'>): ReportForm {
  const idOf = new Map(sent.lines.map(({ key }, at) => [key, saved.lines[at]?.id ?? null]));
  return { ...form, lines: form.lines.map((line) => ({ ...line, id: idOf.get(line.key) ?? line.id })) };
}
