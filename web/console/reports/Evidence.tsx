import { Modal, UnstyledButton } from '@mantine/core';
import { addressOf } from '../../lib/client.ts';
import { readFile } from '../../../server/files/files.contract.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import classes from './Desk.module.css';
import type { Desk } from './desk.ts';
import type { Report } from './report-words.ts';

type Photo = Report['evidence'][number];

/** Photos, signature and papers; a press makes one large. */
export function Evidence({ of: { report, photoId, showPhoto } }: { of: Desk }) {
  const { evidence } = report;
  const open = evidence.find(({ file }) => file.id === photoId);
  return (
    <section className={`${classes['card']} ${classes['evidence']}`}>
      <PanelSection
        title={t('approval.evidence')}
        none={evidence.length === 0 ? t('approval.noEvidence') : undefined}
      >
        <ul className={classes['photos']}>
          {evidence.map((one) => (
            <li key={one.file.id}>
              <UnstyledButton className={classes['photo'] ?? ''} onClick={() => showPhoto(one.file.id)}>
                <Picture of={one} alt="" />
                <span className={classes['caption']}>{t(`approval.evidenceKind.${one.kind}`)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </PanelSection>
      <Modal
        opened={open !== undefined}
        onClose={() => showPhoto(undefined)}
        size="xl"
        title={open === undefined ? '' : t(`approval.evidenceKind.${open.kind}`)}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        {open === undefined ? null : <Large of={open} />}
      </Modal>
    </section>
  );
}

function Large({ of }: { of: Photo }) {
  return (
    <div className={classes['large']}>
      <Picture of={of} alt={t('approval.photoOf', { kind: t(`approval.evidenceKind.${of.kind}`) })} />
      <p className={classes['dim']}>
        {of.file.takenAt === null ? t('approval.takenUnknown') : t('approval.takenAt')}{' '}
        {of.file.takenAt === null ? null : <When at={of.file.takenAt} />} · {t('approval.sentAt')}{' '}
        <When at={of.file.sentAt} />
      </p>
    </div>
  );
}

/** A small one has its name beside it and needs none of its own. */
function Picture({ of: { file }, alt }: { of: Photo; alt: string }) {
  const address = addressOf(readFile, { id: file.id });
  if (file.type === 'application/pdf') {
    return (
      <a href={address} target="_blank" rel="noreferrer">
        {file.name}
      </a>
    );
  }
  return <img src={address} alt={alt} loading="lazy" />;
}
