import { Button, Group, Menu, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { addDays, isoDayOf, jalaliOf } from '../../server/lib/jalali.ts';
import { today } from '../lib/jalali-entry.ts';
import { t } from '../lib/texts.ts';
import { JalaliDate } from './JalaliDate.tsx';

type RangeKey = `web.range${'Today' | 'Yesterday' | 'Week' | 'Month' | 'LastMonth' | 'Year'}`;
export type DayRange = { from: string; to: string };
type JalaliRangeProps = {
  /** ISO days; '' where open. */
  value: DayRange;
  onChange: (value: DayRange) => void;
  label: string;
};

/** From a day to a day, with the ranges people ask for most. */
export function JalaliRange({ value, onChange, label }: JalaliRangeProps) {
  return (
    <Stack gap={6} align="start" role="group" aria-label={label}>
      <Group gap="xs" wrap="nowrap" align="end">
        <JalaliDate
          size="xs"
          label={t('web.from')}
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
        />
        <JalaliDate
          size="xs"
          label={t('web.to')}
          value={value.to}
          onChange={(to) => onChange({ ...value, to })}
        />
      </Group>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-xs" variant="subtle" rightSection={<IconChevronDown size={14} />}>
            {t('web.usualRanges')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ranges().map(([key, range]) => (
            <Menu.Item key={key} onClick={() => onChange(range)}>
              {t(key)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Stack>
  );
}

function ranges(): readonly (readonly [RangeKey, DayRange])[] {
  const now = today();
  const { year, month } = jalaliOf(now);
  const monthStart = isoDayOf({ year, month, day: 1 });
  const lastMonthEnd = addDays(monthStart, -1);
  const lastMonth = jalaliOf(lastMonthEnd);
  return [
    ['web.rangeToday', { from: now, to: now }],
    ['web.rangeYesterday', { from: addDays(now, -1), to: addDays(now, -1) }],
    ['web.rangeWeek', { from: addDays(now, -6), to: now }],
    ['web.rangeMonth', { from: monthStart, to: now }],
    ['web.rangeLastMonth', { from: isoDayOf({ ...lastMonth, day: 1 }), to: lastMonthEnd }],
    ['web.rangeYear', { from: isoDayOf({ year, month: 1, day: 1 }), to: now }],
  ];
}
