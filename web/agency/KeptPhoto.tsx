import { Progress, Text } from '@mantine/core';
import { useLocalPicture } from '../lib/outbox.ts';
import type { KeptFile } from '../lib/outbox-store.ts';
import { number } from '../lib/numbers.ts';
import { sentenceOf, t } from '../lib/texts.ts';
import { DropPhoto } from './DropPhoto.tsx';
import classes from './Photos.module.css';
import { photoAddress } from './photo-files.ts';

type KeptPhotoProps = { file: KeptFile; label: string; drop: ((id: string) => void) | undefined };

/** A photo that this phone keeps: how much of it has arrived, and what stands in its way. */
export function KeptPhoto({ file, label, drop }: KeptPhotoProps) {
  const local = useLocalPicture(file);
  const percent = Math.floor((file.sentBytes / file.byteCount) * 100);
  return (
    <figure className={classes['photo']} data-state={file.isHeld ? 'held' : file.state}>
      {file.state === 'sent' || local !== undefined ? (
        <img src={file.state === 'sent' ? photoAddress(file.id) : local} alt={label} />
      ) : null}
      <figcaption>
        <Text size="xs" component="span">
          {stateOf(file, percent)}
        </Text>
        {file.state === 'waiting' ? (
          <Progress
            value={percent}
            size="xs"
            aria-label={t('agency.sentPart', { percent: number(percent) })}
          />
        ) : null}
      </figcaption>
      {drop === undefined ? null : <DropPhoto drop={() => drop(file.id)} />}
    </figure>
  );
}

function stateOf(file: KeptFile, percent: number): string {
  if (file.state === 'sent') return t('agency.photoSent');
  if (file.state === 'refused') return sentenceOf(file.refusal) ?? t('agency.photoRefused');
  if (file.isHeld) return t('agency.photoHeld');
  return percent === 0 ? t('agency.photoWaits') : t('agency.photoGoing', { percent: number(percent) });
}
