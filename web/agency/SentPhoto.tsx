import { DropPhoto } from './DropPhoto.tsx';
import classes from './Photos.module.css';
import { photoAddress } from './photo-files.ts';

/** A file as the server tells of it. */
export type SentFile = { id: string; name: string; type: string };
type SentPhotoProps = { file: SentFile; label: string; drop: ((id: string) => void) | undefined };

/** A photo that the server has; a press shows it whole. */
export function SentPhoto({ file, label, drop }: SentPhotoProps) {
  return (
    <figure className={classes['photo']}>
      <a href={photoAddress(file.id)} target="_blank" rel="noreferrer">
        {file.type.startsWith('image/') ? (
          <img src={photoAddress(file.id)} alt={label} loading="lazy" />
        ) : (
          <span>{file.name}</span>
        )}
      </a>
      {drop === undefined ? null : <DropPhoto drop={() => drop(file.id)} />}
    </figure>
  );
}
