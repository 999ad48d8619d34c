import { Title } from '@mantine/core';
import type { EvidenceKind } from '../../../server/service-reports/words.contract.ts';
import type { KeptFile } from '../../lib/outbox-store.ts';
import { dropFile } from '../../lib/outbox-store.ts';
import { useSession } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { keepPhotos } from '../photo-files.ts';
import { PhotoStrip } from '../PhotoStrip.tsx';
import type { Report, ReportForm } from './report-form.ts';
import { problemAt } from './report-problems.ts';
import classes from './Report.module.css';
import type { Desk } from './report-saver.ts';
import { ReportFindings } from './ReportFindings.tsx';
import { flagsAt } from './report-words.ts';

type EvidenceSectionProps = {
  desk: Desk;
  files: readonly KeptFile[];
  owner: string;
  change: (update: (form: ReportForm) => ReportForm) => void;
};

/** Photos by what they show. Each is kept on the phone first and sent from there. */
export function EvidenceSection({ desk, files, owner, change }: EvidenceSectionProps) {
  const { report, form } = desk;
  const { session } = useSession();
  const named = new Map(report.evidence.map(({ file }) => [file.id, file]));
  const drop = (id: string) => {
    change((old) => ({ ...old, evidence: old.evidence.filter(({ fileId }) => fileId !== id) }));
    void dropFile(id);
  };
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.report.photos')}</Title>
      {kindsFor(report.kind, session?.sees === 'agency').map((kind) => (
        <PhotoStrip
          key={kind}
          label={t(`agency.report.evidence.${kind}`)}
          sent={form.evidence
            .filter((entry) => entry.kind === kind)
            .flatMap(({ fileId }) => named.get(fileId) ?? [])}
          kept={files.filter(({ id, purpose }) => purpose === kind && !named.has(id))}
          add={(chosen) => keepPhotos({ owner, subject: report.id, purpose: kind }, chosen)}
          drop={drop}
        />
      ))}
      <ReportFindings flags={flagsAt(report, 'evidence')} />
      <Complaint message={problemAt(desk, 'evidence')} />
    </section>
  );
}

function Complaint({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className={classes['dim']} role="alert">
      {message}
    </p>
  );
}

/** An agency's clerk types what a technician wrote on paper; its photo goes with it. Row D5. */
function kindsFor(kind: Report['kind'], isClerk: boolean): readonly EvidenceKind[] {
  const kinds: EvidenceKind[] =
    kind === 'installation' ? ['serial_plate', 'after_repair'] : ['serial_plate', 'fault', 'after_repair'];
  return isClerk ? [...kinds, 'paper'] : kinds;
}
