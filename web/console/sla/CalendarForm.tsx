import { Stack } from '@mantine/core';
import type { CalendarView } from '../../../server/sla/sla.contract.ts';
import { writeCalendar } from '../../../server/sla/sla.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { DayHours } from './DayHours.tsx';
import type { Hours } from './weekdays.ts';
import { weekdays } from './weekdays.ts';

/** The shifts of each day of the week; a day without one is off. */
export function CalendarForm({ calendar }: { calendar: CalendarView }) {
  const may = useMay();
  const readOnly = !may(writeCalendar.permission);
  const state = useCommandForm<typeof writeCalendar, Hours>({
    contract: writeCalendar,
    initial: calendar.weekdays,
    draft: 'sla.calendar',
    toInput: (values) => ({ agencyId: calendar.agencyId, version: calendar.version, weekdays: values }),
    onDone: () => sayDone(t('sla.calendarSaved')),
  });
  const { form } = state;
  const days = (
    <Stack gap={0}>
      {weekdays.map((weekday) => (
        <DayHours
          key={weekday}
          title={t(`sla.weekday.${weekday}`)}
          shifts={form.values[weekday]}
          readOnly={readOnly}
          errors={form.errors}
          path={`weekdays.${weekday}`}
          onChange={(shifts) => {
            form.clearErrors();
            form.setValues({ [weekday]: shifts });
          }}
        />
      ))}
    </Stack>
  );
  return readOnly ? days : <CommandForm of={state}>{days}</CommandForm>;
}
