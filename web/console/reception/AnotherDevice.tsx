import { Anchor, TextInput } from '@mantine/core';
import { useState } from 'react';
import { lookUpDevice } from '../../../server/requests/reception.contract.ts';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { useAsk } from '../../lib/ask.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import { FoundBySerial } from './FoundBySerial.tsx';
import { goToStep, isMoveOn } from './go-to-step.ts';
import { ModelField } from './ModelField.tsx';
import classes from './Reception.module.css';
import type { DraftDevice } from './reception-draft.ts';
import { withDevice } from './reception-draft.ts';
import type { Reception } from './reception-state.ts';
import { symptomStep } from './reception-steps.ts';

/** One more device by its serial; a serial nobody knows is registered on the spot by its model. Row A3. */
export function AnotherDevice({ of, error }: { of: Reception; error: string | undefined }) {
  const { draft, set, change, moveOn } = of;
  const [asked, setAsked] = useState('');
  const [isWithoutSerial, setWithoutSerial] = useState(false);
  const serial = draft.serial.trim();
  const isAsked = asked !== '' && asked === serial;
  const found = useAsk(lookUpDevice, { serial: asked }, { enabled: isAsked, keepOld: false });
  const items = isAsked ? found.data?.items : undefined;
  const add = (device: DraftDevice) => {
    change((old) => withDevice(old, device));
    setAsked('');
    setWithoutSerial(false);
    goToStep(symptomStep(device.key));
  };
  const isModelDue = isWithoutSerial || items?.length === 0;
  return (
    <div className={classes['another']}>
      <TextInput
        label={
          <>
            {t('reception.anotherSerial')} <KeyHint keys={['F4']} />
          </>
        }
        data-step="serial"
        dir="ltr"
        className={classes['serial'] ?? ''}
        value={draft.serial}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        error={error ?? (isAsked && found.error ? sayFailure(found.error).title : undefined)}
        onChange={(event) => set({ serial: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (!isMoveOn(event)) return;
          event.preventDefault();
          if (serial === '') moveOn('serial');
          else setAsked(serial);
        }}
      />
      {isAsked && found.isLoading ? <span className={classes['line']}>{t('web.searching')}</span> : null}
      {items !== undefined && items.length > 0 ? <FoundBySerial items={items} add={add} /> : null}
      {isModelDue ? (
        <ModelField serial={isWithoutSerial ? '' : serial} add={add} cancel={() => setWithoutSerial(false)} />
      ) : (
        <Anchor component="button" type="button" size="sm" onClick={() => setWithoutSerial(true)}>
          {t('reception.withoutSerial')}
        </Anchor>
      )}
    </div>
  );
}
