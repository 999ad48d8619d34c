import { NativeSelect, Pill, TextInput } from '@mantine/core';
import { useState } from 'react';
import { serviceKinds } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { t } from '../../lib/texts.ts';
import { isMoveOn } from './go-to-step.ts';
import classes from './Reception.module.css';
import type { DraftDevice } from './reception-draft.ts';
import { withChangedDevice } from './reception-draft.ts';
import type { Reception } from './reception-state.ts';
import { complaintAt } from './reception-state.ts';
import { symptomStep } from './reception-steps.ts';
import { useSymptoms } from './symptom-choices.ts';
import { TypeAhead } from './TypeAhead.tsx';

/** What the customer says of one device: coded symptoms by typing or by number, and his own words. */
export function DeviceWork({ of, device }: { of: Reception; device: DraftDevice }) {
  const { call, problem, change, moveOn } = of;
  const [typed, setTyped] = useState('');
  const { rows, isSettled } = useSymptoms(device.typeId, typed);
  const set = (fields: Partial<DraftDevice>) => change((old) => withChangedDevice(old, device.key, fields));
  const isTold = (id: string) => device.symptoms.some((symptom) => symptom.id === id);
  const place = call.devices.findIndex(({ key }) => key === device.key);
  const step = symptomStep(device.key);
  const drop = (id: string) => set({ symptoms: device.symptoms.filter((symptom) => symptom.id !== id) });
  return (
    <div className={classes['deviceWork']}>
      <TypeAhead
        label={t('reception.symptoms', { device: device.modelTitle })}
        step={step}
        typed={typed}
        onType={setTyped}
        choices={rows.map(({ id, title, code }) => ({
          id,
          title,
          hint: <Code>{code}</Code>,
          isChosen: isTold(id),
        }))}
        isSettled={isSettled}
        placeholder={device.symptoms.length === 0 ? t('reception.symptomsHow') : undefined}
        error={complaintAt(problem, (path) => path.startsWith(`devices.${place}.`))}
        onPick={(id) => {
          const symptom = rows.find((row) => row.id === id);
          setTyped('');
          if (isTold(id)) drop(id);
          else if (symptom !== undefined)
            set({ symptoms: [...device.symptoms, { id, title: symptom.title }] });
        }}
        onUnknown={(words) => {
          setTyped('');
          set({ symptomNote: [device.symptomNote, words].filter(Boolean).join('، ') });
        }}
        onMoveOn={() => moveOn(step)}
        onTakeBack={() => set({ symptoms: device.symptoms.slice(0, -1) })}
      >
        {device.symptoms.map(({ id, title }) => (
          <Pill
            key={id}
            withRemoveButton
            onRemove={() => drop(id)}
            removeButtonProps={{ 'aria-label': t('reception.dropSymptom', { symptom: title }) }}
          >
            {title}
          </Pill>
        ))}
      </TypeAhead>
      <TextInput
        label={t('reception.symptomNote')}
        value={device.symptomNote}
        maxLength={1000}
        autoComplete="off"
        onChange={(event) => set({ symptomNote: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (!isMoveOn(event)) return;
          event.preventDefault();
          moveOn(step);
        }}
      />
      <NativeSelect
        label={t('reception.serviceKind')}
        value={device.serviceKind}
        data={serviceKinds.map((kind) => ({ value: kind, label: t(`requests.serviceKind.${kind}`) }))}
        onChange={(event) => {
          const serviceKind = serviceKinds.find((kind) => kind === event.currentTarget.value);
          if (serviceKind !== undefined) set({ serviceKind });
        }}
      />
    </div>
  );
}
