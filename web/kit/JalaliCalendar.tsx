import { DayPicker } from '@daypicker/persian';
import { today } from '../lib/jalali-entry.ts';
import classes from './JalaliCalendar.module.css';

type JalaliCalendarProps = {
  value: string | undefined;
  min: string | undefined;
  max: string | undefined;
  onChoose: (iso: string) => void;
};

/** The calendar of a month. Loaded when it is first opened: it weighs as much as ten screens. */
export function JalaliCalendar({ value, min, max, onChoose }: JalaliCalendarProps) {
  const selected = value === undefined ? undefined : noon(value);
  return (
    <DayPicker
      mode="single"
      autoFocus
      fixedWeeks
      captionLayout="dropdown"
      startMonth={noon(min ?? '2011-03-21')}
      endMonth={noon(max ?? '2041-03-20')}
      selected={selected}
      defaultMonth={selected ?? noon(today())}
      disabled={[
        ...(min === undefined ? [] : [{ before: noon(min) }]),
        ...(max === undefined ? [] : [{ after: noon(max) }]),
      ]}
      className={classes['calendar'] ?? ''}
      classNames={{
        months: classes['months'] ?? '',
        month_caption: classes['caption'] ?? '',
        dropdowns: classes['dropdowns'] ?? '',
        dropdown_root: classes['dropdown'] ?? '',
        nav: classes['nav'] ?? '',
        button_previous: classes['turn'] ?? '',
        button_next: classes['turn'] ?? '',
        chevron: classes['chevron'] ?? '',
        weekday: classes['weekday'] ?? '',
        day: classes['day'] ?? '',
        day_button: classes['button'] ?? '',
        selected: classes['selected'] ?? '',
        today: classes['today'] ?? '',
        outside: classes['outside'] ?? '',
        disabled: classes['disabled'] ?? '',
      }}
      onSelect={(chosen) => {
        if (chosen !== undefined) onChoose(isoOf(chosen));
      }}
    />
  );
}

/** The calendar works in the browser's own zone; noon keeps a day itself in every zone. */
function noon(iso: string): Date {
  return new Date(`${iso}T12:00:00`);
}

function isoOf(chosen: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${chosen.getFullYear()}-${part(chosen.getMonth() + 1)}-${part(chosen.getDate())}`;
}
