import { Text } from '@mantine/core';
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { sayFailed } from '../kit/notify.ts';
import type { KeptFile } from '../lib/outbox-store.ts';
import { t } from '../lib/texts.ts';
import classes from './Photos.module.css';
import { KeptPhoto } from './KeptPhoto.tsx';
import { SentPhoto } from './SentPhoto.tsx';
import type { SentFile } from './SentPhoto.tsx';

type PhotoStripProps = {
  label: string;
  /** Still on this phone, or just arrived. */
  kept: readonly KeptFile[];
  /** Known to the server. */
  sent?: readonly SentFile[];
  error?: string | undefined;
  /** Without them nothing is added or taken away. */
  add?: (files: readonly File[]) => Promise<void>;
  drop?: (id: string) => void;
};

/** Photos of one purpose: taken or chosen, each with how far it got. */
export function PhotoStrip({ label, kept, sent = [], error, add, drop }: PhotoStripProps) {
  const id = useId();
  return (
    <section className={classes['strip']} aria-labelledby={id}>
      <Text id={id} size="sm" fw={500}>
        {label}
      </Text>
      <div className={classes['photos']}>
        {sent.map((file) => (
          <SentPhoto key={file.id} file={file} label={label} drop={drop} />
        ))}
        {kept.map((file) => (
          <KeptPhoto key={file.id} file={file} label={label} drop={drop} />
        ))}
        {add === undefined ? null : (
          <>
            <Picker label={t('agency.takePhoto')} add={add} isCamera />
            <Picker label={t('agency.choosePhoto')} add={add} />
          </>
        )}
      </div>
      {error === undefined ? null : (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </section>
  );
}

type PickerProps = { label: string; add: (files: readonly File[]) => Promise<void>; isCamera?: boolean };

function Picker({ label, add, isCamera = false }: PickerProps) {
  const Icon = isCamera ? IconCamera : IconPhotoPlus;
  return (
    <label className={classes['picker']}>
      <input
        type="file"
        accept="image/jpeg,image/png"
        multiple={!isCamera}
        {...(isCamera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void add(files).catch(sayFailed);
        }}
      />
      <Icon size={24} stroke={1.6} aria-hidden />
      <span>{label}</span>
    </label>
  );
}
