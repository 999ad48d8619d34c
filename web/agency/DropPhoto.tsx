import { IconX } from '@tabler/icons-react';
import { t } from '../lib/texts.ts';
import classes from './Photos.module.css';

export function DropPhoto({ drop }: { drop: () => void }) {
  return (
    <button type="button" className={classes['drop']} aria-label={t('agency.dropPhoto')} onClick={drop}>
      <IconX size={18} aria-hidden />
    </button>
  );
}
