// The report on the desk: its form, what became of it on the way to the server, and the photos that arrive meanwhile.
import { liveQuery } from 'dexie';
import { useEffect, useRef, useState } from 'react';
import type { EvidenceKind } from '../../../server/service-reports/words.contract.ts';
import { evidenceKinds } from '../../../server/service-reports/words.contract.ts';
import { dropFile, filesOfSubject, findDraft } from '../../lib/outbox-store.ts';
import type { KeptFile } from '../../lib/outbox-store.ts';
import type { Report, ReportForm } from './report-form.ts';
import { ReportDraft } from './report-form.ts';
import type { Desk, ReportSaver } from './report-saver.ts';
import { beginning, reportSaver } from './report-saver.ts';

/** Null: nothing was left on this phone; undefined while the store has not answered. */
export function useFoundDraft(draftId: string): ReportDraft | null | undefined {
  const [found, setFound] = useState<ReportDraft | null | undefined>(undefined);
  useEffect(() => {
    void findDraft(draftId).then((values) => setFound(ReportDraft.safeParse(values).data ?? null));
  }, [draftId]);
  return found;
}

type DeskInput = { report: Report; owner: string; draftId: string; found: ReportDraft | null };

export function useReportDesk({ report, owner, draftId, found }: DeskInput) {
  // What the server says later comes through the saver: this page is the one that writes.
  const [start] = useState(() => ({ report, found: found ?? undefined }));
  const [desk, setDesk] = useState<Desk>(() => beginning(start.report, start.found));
  const saver = useRef<ReportSaver | undefined>(undefined);
  const [files, setFiles] = useState<readonly KeptFile[]>([]);

  useEffect(() => {
    const made = reportSaver({ ...start, draftId, show: setDesk });
    saver.current = made;
    const watch = liveQuery(() => filesOfSubject(owner, start.report.id)).subscribe((kept) => {
      setFiles(kept);
      takeArrived(made, kept);
    });
    return () => {
      watch.unsubscribe();
      made.stop();
    };
  }, [start, owner, draftId]);

  // What the server's report names need not be kept here any longer.
  const { evidence } = desk.report;
  useEffect(() => {
    const known = new Set(evidence.map(({ file }) => file.id));
    for (const { id } of files) if (known.has(id)) void dropFile(id);
  }, [evidence, files]);

  return {
    desk,
    /** On their way; what has arrived and been named is among the report's evidence. */
    files,
    change: (update: (form: ReportForm) => ReportForm) => saver.current?.change(update),
    saver,
  };
}

/** A photo that has arrived is named in the report. */
function takeArrived(saver: ReportSaver, files: readonly KeptFile[]): void {
  const named = new Set(saver.now().form.evidence.map(({ fileId }) => fileId));
  const arrived = files.filter(({ id, state }) => state === 'sent' && !named.has(id));
  if (arrived.length === 0) return;
  const entries = arrived.map(({ id, purpose }) => ({ kind: evidenceKindOf(purpose), fileId: id }));
  saver.change((form) => ({ ...form, evidence: [...form.evidence, ...entries] }));
}

function evidenceKindOf(purpose: string): EvidenceKind {
  return evidenceKinds.find((kind) => kind === purpose) ?? 'after_repair';
}
