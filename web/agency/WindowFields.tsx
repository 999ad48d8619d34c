import { Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { ClockInput } from '../kit/ClockInput.tsx';
import { JalaliDate } from '../kit/JalaliDate.tsx';
import { today } from '../lib/jalali-entry.ts';
import { weekday } from '../../server/lib/jalali.ts';
import { day, digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { ChoiceGrid } from './ChoiceGrid.tsx';
import type { WindowValues } from './window-values.ts';
import { isOver, nearDays, usualWindows } from './visit-window.ts';

const OTHER = 'other';

type WindowFieldsProps = {
  value: WindowValues;
  onChange: (value: WindowValues) => void;
  error?: unknown;
};

/** When the visit is: three near days and six usual windows under the thumb, anything else typed. */
export function WindowFields({ value, onChange, error }: WindowFieldsProps) {
  const [now] = useState(() => new Date());
  const days = nearDays(now).map((iso, at) => ({
    value: iso,
    label: [t('agency.today'), t('agency.tomorrow'), t(`sla.weekday.${weekday(iso)}`)][at] ?? '',
    hint: day(iso),
  }));
  const windows = usualWindows.map(([from, to]) => ({
    value: `${from}-${to}`,
    label: digits(t('agency.hours', { from, to })),
    disabled: value.on !== '' && isOver(value.on, to, now),
  }));
  return (
    <Stack gap="md">
      <ChoiceGrid
        label={t('agency.dayOfVisit')}
        columns={2}
        choices={[...days, { value: OTHER, label: t('agency.otherDay') }]}
        value={value.isOtherDay ? OTHER : value.on}
        onChange={(on) => onChange({ ...value, isOtherDay: on === OTHER, on: on === OTHER ? '' : on })}
      />
      {value.isOtherDay ? (
        <JalaliDate
          label={t('agency.otherDay')}
          min={today(now)}
          value={value.on}
          onChange={(on) => onChange({ ...value, on })}
        />
      ) : null}
      <ChoiceGrid
        label={t('agency.hoursOfVisit')}
        columns={2}
        choices={[...windows, { value: OTHER, label: t('agency.otherHours') }]}
        value={value.isOtherHour ? OTHER : `${value.from}-${value.to}`}
        error={error}
        onChange={(hours) => {
          const [from = '', to = ''] = hours === OTHER ? [] : hours.split('-');
          onChange({ ...value, from, to, isOtherHour: hours === OTHER });
        }}
      />
      {value.isOtherHour ? (
        <Group grow gap="xs">
          <ClockInput
            label={t('agency.fromHour')}
            value={value.from}
            onChange={(from) => onChange({ ...value, from })}
          />
          <ClockInput
            label={t('agency.toHour')}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
          />
        </Group>
      ) : null}
    </Stack>
  );
}
