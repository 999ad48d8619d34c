import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { lookUpDevice } from '../../../server/requests/reception.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { t } from '../../lib/texts.ts';
import { CoverageAnswer } from './CoverageAnswer.tsx';
import classes from './Reception.module.css';
import type { DraftDevice } from './reception-draft.ts';
import { draftDeviceOf } from './reception-draft.ts';

type Found = z.output<typeof lookUpDevice.output>['items'][number];
type FoundBySerialProps = { items: readonly Found[]; add: (device: DraftDevice) => void };

/** Devices with this serial, one a brand: the keyboard stands on the first, Enter takes it. */
export function FoundBySerial({ items, add }: FoundBySerialProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <ul className={classes['found']}>
      {items.map((device, place) => (
        <li key={device.id}>
          <Button
            ref={place === 0 ? first : undefined}
            variant="default"
            size="sm"
            onClick={() => add(draftDeviceOf(device, false, device.ownerName))}
          >
            {t('reception.addDevice', { device: device.modelTitle })}
          </Button>
          <span className={classes['line']}>
            {device.brandTitle}، <Code>{device.serial}</Code>
            {device.ownerName === null ? null : `، ${t('reception.ownedBy', { owner: device.ownerName })}`}
          </span>
          <CoverageAnswer line={device.coverage} />
        </li>
      ))}
    </ul>
  );
}
