import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ClockInput } from '../../kit/ClockInput.tsx';
import { t } from '../../lib/texts.ts';
import classes from './DayHours.module.css';
import type { Shift } from './weekdays.ts';
import { nextShift } from './weekdays.ts';

type DayHoursProps = {
  title: string;
  shifts: readonly Shift[];
  readOnly: boolean;
  /** Complaints of the whole form; those under `path` are this day's. */
  errors: Readonly<Record<string, ReactNode>>;
  path: string;
  onChange: (shifts: Shift[]) => void;
};

const shiftsMax = 6;

export function DayHours({ title, shifts, readOnly, errors, path, onChange }: DayHoursProps) {
  const complaint = Object.entries(errors).find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
  const put = (place: number, shift: Shift) =>
    onChange(shifts.map((old, index) => (index === place ? shift : old)));
  return (
    <Group
      className={classes['day'] ?? ''}
      align="flex-start"
      wrap="nowrap"
      gap="sm"
      role="group"
      aria-label={title}
    >
      <Text size="sm" fw={600} w={84} pt={6}>
        {title}
      </Text>
      <Stack gap={6} flex={1}>
        {shifts.length === 0 ? (
          <Text size="sm" c="dimmed" pt={6}>
            {t('sla.dayOff')}
          </Text>
        ) : null}
        {shifts.map(([opensAt, closesAt], place) => (
          <Group key={place} gap={6} wrap="nowrap">
            <ClockInput
              w={76}
              aria-label={t('sla.opensAt', { day: title })}
              value={opensAt}
              readOnly={readOnly}
              onChange={(next) => put(place, [next, closesAt])}
            />
            <Text size="sm">{t('web.to')}</Text>
            <ClockInput
              w={76}
              aria-label={t('sla.closesAt', { day: title })}
              value={closesAt}
              readOnly={readOnly}
              onChange={(next) => put(place, [opensAt, next])}
            />
            {readOnly ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('sla.removeShift', { day: title })}
                onClick={() => onChange(shifts.filter((_, index) => index !== place))}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {complaint === undefined ? null : (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {complaint}
          </Text>
        )}
      </Stack>
      {readOnly || shifts.length >= shiftsMax ? null : (
        <ActionIcon
          size={36}
          variant="subtle"
          aria-label={t('sla.addShiftOf', { day: title })}
          title={t('sla.addShift')}
          onClick={() => onChange([...shifts, nextShift(shifts)])}
        >
          <IconPlus size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
