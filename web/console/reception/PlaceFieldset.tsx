import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { t } from '../../lib/texts.ts';
import { isMoveOn } from './go-to-step.ts';
import classes from './Reception.module.css';
import type { PlaceFields } from './reception-draft.ts';
import { RegionField } from './RegionField.tsx';
import type { Reception } from './reception-state.ts';
import { complaintAt } from './reception-state.ts';

const mainLines = ['street', 'plaque', 'unit'] as const;
const moreLines = ['district', 'alley', 'floor', 'postalCode', 'landmark'] as const;

/** Where it is: the main fields by Enter, the finer ones by Tab. The region of a landline is offered. */
export function PlaceFieldset({ of }: { of: Reception }) {
  const { call, caller, problem, change, moveOn } = of;
  const { place } = call;
  const set = (fields: Partial<PlaceFields>) =>
    change((old) => ({ ...old, place: { ...old.place, ...fields } }));
  const onKeyDown = (step: string) => (event: KeyboardEvent) => {
    if (!isMoveOn(event)) return;
    event.preventDefault();
    moveOn(step);
  };
  const line = (name: (typeof mainLines)[number] | (typeof moreLines)[number]) => (
    <TextInput
      key={name}
      label={t(`reception.place.${name}`)}
      data-step={name}
      className={classes[name] ?? ''}
      value={place[name]}
      maxLength={200}
      autoComplete="off"
      error={complaintAt(problem, (path) => path.endsWith(`ite.${name}`))}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      onKeyDown={onKeyDown(name)}
    />
  );
  return (
    <fieldset className={classes['place']}>
      <legend>
        {t('reception.place.title')}
        {caller.data?.region ? (
          <span className={classes['offer']}>{t('reception.regionOffered')}</span>
        ) : null}
      </legend>
      <RegionField
        kind="province"
        label={t('reception.place.province')}
        value={place.province}
        error={complaintAt(problem, (path) => path.endsWith('ite.provinceId'))}
        onMoveOn={() => moveOn('province')}
        onPick={(province) => {
          const fields = { place: { ...place, province, city: { id: '', title: '' } } };
          of.set(fields);
          if (province.id !== '') moveOn('province', fields);
        }}
      />
      <RegionField
        kind="city"
        label={t('reception.place.city')}
        parentId={place.province?.id || undefined}
        value={place.city}
        error={complaintAt(problem, (path) => path.endsWith('ite.cityId'))}
        onMoveOn={() => moveOn('city')}
        onPick={(city) => {
          set({ city });
          if (city.id !== '') moveOn('city');
        }}
      />
      {mainLines.map(line)}
      {moreLines.map(line)}
    </fieldset>
  );
}
