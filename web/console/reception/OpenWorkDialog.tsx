import { Button, Modal } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import type { PastRequest } from './reception-draft.ts';
import { t } from '../../lib/texts.ts';
import { digits } from '../../lib/numbers.ts';
import { goToStep, placeOfKey } from './go-to-step.ts';
import { PastRequestRow } from './PastRequestRow.tsx';
import classes from './Reception.module.css';
import { openWorkOf } from './reception-draft.ts';
import type { Reception } from './reception-state.ts';
import { useOpenWorkBySerial } from './open-work-by-serial.ts';

type OpenWorkDialogProps = { of: Reception; follow: (request: PastRequest) => void };

/** Before a second request for the same device: the first one, and what to do. Nothing is saved yet. */
export function OpenWorkDialog({ of, follow }: OpenWorkDialogProps) {
  const { call, problem, isWarned, endWarning, save } = of;
  const bySerial = useOpenWorkBySerial(isWarned ? call.devices.filter(({ isOfCaller }) => !isOfCaller) : []);
  const open = [
    ...openWorkOf(call),
    ...bySerial.filter((one) => !call.requests.some(({ id }) => id === one.id)),
  ];
  const [first] = open;
  const told = problem?.code === 'requests.openWork' && open.length === 0 ? problem.errors : [];
  const followUp = () => {
    endWarning();
    if (first !== undefined) follow(first);
  };
  const receive = () => {
    endWarning();
    save(true);
  };
  useWindowEvent('keydown', (event) => {
    const place = isWarned ? placeOfKey(event) : 0;
    if (place === 0) return;
    event.preventDefault();
    if (place === 1 && first !== undefined) followUp();
    else if (place === 2) receive();
  });
  return (
    <Modal
      opened={isWarned}
      onClose={() => {
        endWarning();
        goToStep('save');
      }}
      returnFocus={false}
      title={t('reception.openWorkTitle')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className={classes['dialog']}>
        <p className={classes['said']}>{t('reception.openWorkSaid')}</p>
        <ul className={classes['requests']}>
          {open.map((request) => (
            <li key={request.id}>
              <PastRequestRow request={request} />
            </li>
          ))}
          {told.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
        <div className={classes['codes']}>
          {first === undefined ? null : (
            <Button
              data-autofocus
              justify="flex-start"
              leftSection={<span className={classes['digitOn']}>{digits(1)}</span>}
              onClick={followUp}
            >
              {t('reception.addFollowUp')}
            </Button>
          )}
          <Button
            variant="default"
            justify="flex-start"
            leftSection={<span className={classes['digit']}>{digits(2)}</span>}
            onClick={receive}
          >
            {t('reception.receiveAnyway')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
