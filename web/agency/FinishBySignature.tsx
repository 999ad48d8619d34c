import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { sayFailed } from '../kit/notify.ts';
import { useFilesOf } from '../lib/outbox.ts';
import { dropFile, keepFile } from '../lib/outbox-store.ts';
import { useSession } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import { useStepPress } from './job-outbox.ts';
import { keepPhotos } from './photo-files.ts';
import { PhotoStrip } from './PhotoStrip.tsx';
import { SignaturePad } from './SignaturePad.tsx';
import type { Order } from './WorkOrderScreen.tsx';

type Missing = { signature?: string; photo?: string };

/** Without a mobile: his signature and a photo of the work, counted apart. Both wait on the phone until sent. */
export function FinishBySignature({ order }: { order: Order }) {
  const owner = useSession().session?.membershipId ?? '';
  const subject = `finish.${order.id}`;
  const files = useFilesOf(owner, subject) ?? [];
  const keptAs = { owner, subject, kind: 'signature', purpose: 'signature', name: 'signature.png' } as const;
  const kept = { signature: lastOf(files, 'signature'), photo: lastOf(files, 'photo') };
  const [drawn, setDrawn] = useState<Blob | undefined>(undefined);
  const [missing, setMissing] = useState<Missing>({});
  const [busy, setBusy] = useState(false);
  const pressStep = useStepPress(order);

  const press = async () => {
    const { photo } = kept;
    const hasSignature = drawn !== undefined || kept.signature !== undefined;
    setMissing({
      ...(hasSignature ? {} : { signature: t('agency.signatureNeeded') }),
      ...(photo === undefined ? { photo: t('agency.photoNeeded') } : {}),
    });
    if (!hasSignature || photo === undefined) return;
    const signature = drawn === undefined ? kept.signature : await keepFile({ ...keptAs, blob: drawn });
    setDrawn(undefined);
    if (signature === undefined) return;
    const proof = { kind: 'signature', signatureFileId: signature.id, photoFileId: photo.id };
    // It goes once both have arrived, whether this page is still open or not.
    await pressStep({ verb: 'finish', facts: { proof }, needs: [signature.id, photo.id] });
  };
  return (
    <Stack gap="md">
      <Text>{t('agency.signatureSays')}</Text>
      {kept.signature === undefined ? (
        <SignaturePad label={t('agency.signature')} error={missing.signature} onChange={setDrawn} />
      ) : (
        <PhotoStrip label={t('agency.signature')} kept={[kept.signature]} drop={(id) => void dropFile(id)} />
      )}
      <PhotoStrip
        label={t('agency.photoOfWork')}
        kept={files.filter(({ kind }) => kind === 'photo')}
        error={missing.photo}
        add={(chosen) => keepPhotos({ owner, subject, purpose: 'finish' }, chosen)}
        drop={(id) => void dropFile(id)}
      />
      <Button
        size="lg"
        mih={56}
        loading={busy}
        onClick={() => {
          setBusy(true);
          void press()
            .catch(sayFailed)
            .finally(() => setBusy(false));
        }}
      >
        {t('agency.finishNow')}
      </Button>
    </Stack>
  );
}

function lastOf<File extends { kind: string }>(files: readonly File[], kind: string): File | undefined {
  return files.findLast((file) => file.kind === kind);
}
