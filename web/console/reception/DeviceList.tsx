import type { KeyboardEvent } from 'react';
import { sentenceOf, t } from '../../lib/texts.ts';
import { AnotherDevice } from './AnotherDevice.tsx';
import { ChosenDevice } from './ChosenDevice.tsx';
import { DeviceWork } from './DeviceWork.tsx';
import { isMoveOn, placeOfKey } from './go-to-step.ts';
import { KnownDeviceRow } from './KnownDeviceRow.tsx';
import classes from './Reception.module.css';
import { draftDeviceOf, withDevice, withoutDevice } from './reception-draft.ts';
import type { Reception } from './reception-state.ts';

/** The caller's devices, picked by their numbers; others by serial. Each chosen one says what is wrong with it. */
export function DeviceList({ of }: { of: Reception }) {
  const { call, draft, missing, change, moveOn } = of;
  const chosen = (id: string) => call.devices.find(({ deviceId }) => deviceId === id);
  const toggle = (place: number) => {
    const device = call.known[place];
    if (device === undefined) return;
    change((old) =>
      chosen(device.id) === undefined
        ? withDevice(old, draftDeviceOf(device, true))
        : withoutDevice(old, device.id),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, place: number) => {
    const digit = placeOfKey(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (digit > 0) toggle(digit - 1);
    else if (step !== undefined) focusRow(event.currentTarget, place + step);
    else if (isMoveOn(event)) takeAndMoveOn(place);
    else return;
    event.preventDefault();
  };
  const takeAndMoveOn = (place: number) => {
    const device = call.known[place];
    const isPickDue = call.devices.length === 0 && draft.kind !== 'question' && device !== undefined;
    if (!isPickDue) {
      moveOn('devices');
      return;
    }
    const { devices } = withDevice(draft, draftDeviceOf(device, true));
    change((old) => ({ ...old, devices }));
    moveOn('devices', { devices });
  };
  const others = call.devices.filter(({ deviceId }) => !call.known.some(({ id }) => id === deviceId));
  const lack =
    missing?.step === 'devices' || missing?.step === 'serial' ? sentenceOf(missing.code) : undefined;
  return (
    <section className={classes['section']} aria-labelledby="reception-devices">
      <h2 id="reception-devices" className={classes['heading']}>
        {t('reception.devices')}
        {call.known.length > 0 ? <span className={classes['how']}>{t('reception.devicesHow')}</span> : null}
      </h2>
      <ul className={classes['devices']}>
        {call.known.map((device, place) => {
          const work = chosen(device.id);
          return (
            <li key={device.id} className={classes['device']} data-chosen={work !== undefined || undefined}>
              <KnownDeviceRow
                device={device}
                place={place}
                isChosen={work !== undefined}
                openWork={call.requests.find(
                  ({ isOpen, deviceIds }) => isOpen && deviceIds.includes(device.id),
                )}
                onToggle={() => toggle(place)}
                onKeyDown={(event) => onKeyDown(event, place)}
              />
              {work === undefined ? null : <DeviceWork of={of} device={work} />}
            </li>
          );
        })}
        {others.map((device) => (
          <li key={device.key} className={classes['device']} data-chosen>
            <ChosenDevice of={of} device={device} />
            <DeviceWork of={of} device={device} />
          </li>
        ))}
      </ul>
      <AnotherDevice of={of} error={lack} />
    </section>
  );
}

/** Arrows go through the rows without choosing. */
function focusRow(from: HTMLElement, place: number): void {
  const rows = from.closest('ul')?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
  rows?.[place]?.focus();
}
