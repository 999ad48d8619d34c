import type { KeyboardEvent } from 'react';
import type { KnownDevice, PastRequest } from './reception-draft.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { CoverageAnswer } from './CoverageAnswer.tsx';
import classes from './Reception.module.css';

type KnownDeviceRowProps = {
  device: KnownDevice;
  place: number;
  isChosen: boolean;
  openWork: PastRequest | undefined;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** One of the caller's devices: its number key, what it is, its cover today, what is open on it. */
export function KnownDeviceRow({
  device,
  place,
  isChosen,
  openWork,
  onToggle,
  onKeyDown,
}: KnownDeviceRowProps) {
  return (
    <label className={classes['deviceHead']}>
      <input
        type="checkbox"
        checked={isChosen}
        {...(place === 0 ? { 'data-step': 'devices' } : {})}
        onChange={onToggle}
        onKeyDown={onKeyDown}
      />
      <span className={classes['digit']} aria-hidden>
        {place < 9 ? digits(place + 1) : ''}
      </span>
      <span className={classes['model']}>
        <strong>{device.modelTitle}</strong>
        <span className={classes['line']}>
          {device.typeTitle}، {device.brandTitle}
        </span>
        <Code>{device.serial}</Code>
      </span>
      <span className={classes['cover']}>
        {openWork === undefined ? null : (
          <StatusBadge tone="due">
            {t('reception.openWork')} <Code digits>{openWork.number}</Code>
          </StatusBadge>
        )}
        {device.isUnproven ? <StatusBadge>{t('reception.unproven')}</StatusBadge> : null}
        <CoverageAnswer line={device.coverage} />
      </span>
    </label>
  );
}
