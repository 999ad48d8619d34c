import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { lookUpDevice } from '../../../server/requests/reception.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { CoverageAnswer } from './CoverageAnswer.tsx';
import classes from './Reception.module.css';
import type { DraftDevice } from './reception-draft.ts';
import { withoutDevice } from './reception-draft.ts';
import type { Reception } from './reception-state.ts';

/** A device told by its serial: known to us, or registered with this request. */
export function ChosenDevice({ of: { change }, device }: { of: Reception; device: DraftDevice }) {
  const known = useAsk(
    lookUpDevice,
    { id: device.deviceId ?? undefined },
    { enabled: device.deviceId !== null },
  );
  const [found] = device.deviceId === null ? [] : (known.data?.items ?? []);
  const [open] = found?.openWork ?? [];
  return (
    <div className={classes['deviceHead']}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('reception.dropDevice', { device: device.modelTitle })}
        onClick={() => change((old) => withoutDevice(old, device.key))}
      >
        <IconX size={16} />
      </ActionIcon>
      <span className={classes['digit']} aria-hidden />
      <span className={classes['model']}>
        <strong>{device.modelTitle}</strong>
        <span className={classes['line']}>
          {device.typeTitle}، {device.brandTitle}
          {device.ownerName === null ? null : `، ${t('reception.ownedBy', { owner: device.ownerName })}`}
        </span>
        <Code>{device.serial}</Code>
      </span>
      <span className={classes['cover']}>
        {open === undefined ? null : (
          <StatusBadge tone="due">
            {t('reception.openWork')} <Code digits>{open.number}</Code>
          </StatusBadge>
        )}
        {device.deviceId === null ? (
          <StatusBadge tone="due">{t('reception.registeredWithThis')}</StatusBadge>
        ) : null}
        <CoverageAnswer line={found?.coverage ?? null} />
      </span>
    </div>
  );
}
