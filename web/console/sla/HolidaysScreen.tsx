import { ActionIcon, Alert, Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBeach,
  IconChevronLeft,
  IconChevronRight,
  IconPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import { addHoliday, listHolidays } from '../../../server/sla/sla.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { latinDigits } from '../../../server/lib/digits.ts';
import { today } from '../../lib/jalali-entry.ts';
import { day, digits } from '../../lib/numbers.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { HolidayForm } from './HolidayForm.tsx';
import { HolidayTable } from './HolidayTable.tsx';

/** The days off of a Jalali year. */
export function HolidaysScreen() {
  const [address, change] = useAddress();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const thisYear = Number(latinDigits(day(today())).slice(0, 4));
  const year = Number(address['year'] ?? thisYear) || thisYear;
  const holidays = useAsk(listHolidays, { year });
  const go = (next: number) => change({ year: String(next) });
  const addButton = may(addHoliday.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('sla.newHoliday')}
    </Button>
  ) : undefined;
  const { data } = holidays;
  return (
    <Stack gap="md" maw={880}>
      <ScreenHead
        title={t('sla.holidays')}
        line={t('sla.holidaysLine')}
        actions={
          <>
            <Group gap={2} role="group" aria-label={t('sla.year')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('sla.yearBefore')}
                onClick={() => go(year - 1)}
              >
                <IconChevronRight size={18} data-turns />
              </ActionIcon>
              <Text fw={650} aria-live="polite">
                {digits(year)}
              </Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('sla.yearAfter')}
                onClick={() => go(year + 1)}
              >
                <IconChevronLeft size={18} data-turns />
              </ActionIcon>
            </Group>
            {addButton}
          </>
        }
      />
      {holidays.error ? (
        <FailureState failure={holidays.error} retry={() => void holidays.refetch()} />
      ) : null}
      {data === undefined && !holidays.error ? <Skeleton height={360} radius="lg" /> : null}
      {data === undefined || data.isComplete ? null : (
        <Alert color="due" icon={<IconAlertTriangle size={18} />}>
          {t(data.isKnown ? 'sla.yearIncomplete' : 'sla.yearMissing', { year: digits(year) })}
        </Alert>
      )}
      {data?.items.length === 0 ? (
        <EmptyState
          icon={IconBeach}
          title={t('sla.noHoliday', { year: digits(year) })}
          hint={t('sla.noHolidayHint')}
          action={addButton}
        />
      ) : null}
      {data === undefined || data.items.length === 0 ? null : <HolidayTable items={data.items} />}
      <Drawer
        opened={isAdding}
        onClose={() => setAdding(false)}
        title={t('sla.newHoliday')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <HolidayForm close={() => setAdding(false)} />
      </Drawer>
    </Stack>
  );
}
