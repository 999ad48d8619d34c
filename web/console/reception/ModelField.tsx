import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { modelList } from '../../../server/catalog/catalog.contract.ts';
import { t } from '../../lib/texts.ts';
import { useChoices } from './coded-choices.ts';
import { goToStep } from './go-to-step.ts';
import classes from './Reception.module.css';
import type { DraftDevice } from './reception-draft.ts';
import { unknownDeviceOf } from './reception-draft.ts';
import { TypeAhead } from './TypeAhead.tsx';

type ModelFieldProps = { serial: string; add: (device: DraftDevice) => void; cancel: () => void };

/** The model of a device that nobody knows yet, from the coded list. */
export function ModelField({ serial, add, cancel }: ModelFieldProps) {
  const [typed, setTyped] = useState('');
  const { rows, isSettled } = useChoices(modelList.list, {}, typed, true);
  useEffect(() => goToStep('model'), []);
  return (
    <div className={classes['modelField']}>
      <p className={classes['said']}>
        {serial === '' ? t('reception.modelOfNoSerial') : t('reception.unknownSerial')}
      </p>
      <TypeAhead
        label={t('reception.model')}
        step="model"
        typed={typed}
        onType={setTyped}
        placeholder={t('web.typeToSearch')}
        choices={rows.map(({ id, title, brandTitle, typeTitle }) => ({
          id,
          title,
          hint: `${typeTitle}، ${brandTitle}`,
        }))}
        isSettled={isSettled}
        onPick={(id) => {
          const model = rows.find((row) => row.id === id);
          if (model !== undefined) add(unknownDeviceOf(model, serial));
        }}
        onMoveOn={() => goToStep('serial')}
      />
      <Anchor component="button" type="button" size="sm" onClick={cancel}>
        {t('web.cancel')}
      </Anchor>
    </div>
  );
}
