import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { dayField, dayView, idField, instantView, titleField, versionField } from '../lib/fields.ts';

export const slaPermissions = ['sla.read', 'sla.write'] as const;

/** What runs out: the answer of an agency to a referral, a live conversation, a word that waits unattended. */
export const clockPolicies = ['referral', 'conversation', 'unattended'] as const;
export type ClockPolicy = (typeof clockPolicies)[number];
export const clockBases = ['working', 'calendar'] as const;
export const holidayKinds = ['solar', 'lunar', 'decree'] as const;

const SHIFTS_MAX = 6;
const PAUSES_MAX = 200;
const HOLIDAYS_MAX = 1000;
/** Ten working years of minutes: no deadline is longer. */
const TARGET_MINUTES_MAX = 1_500_000;

const timeField = () => z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'sla.notATimeOfDay');
const shiftField = () =>
  z
    .tuple([timeField(), timeField()])
    .refine(([opensAt, closesAt]) => opensAt < closesAt, { error: 'sla.shiftReversed' });
const shiftsField = () => z.array(shiftField()).max(SHIFTS_MAX);
/** Shifts by day of the week, several a day, none on a day off. */
export const Weekdays = z.strictObject({
  saturday: shiftsField(),
  sunday: shiftsField(),
  monday: shiftsField(),
  tuesday: shiftsField(),
  wednesday: shiftsField(),
  thursday: shiftsField(),
  friday: shiftsField(),
});

/** '1405/09/01 09:00' on the company's clocks, or an ISO instant. */
const momentField = () => z.string().trim().min(1, 'lib.required').max(40, 'lib.tooLong');

export const previewDue = contract({
  operation: 'sla.preview',
  method: 'POST',
  path: '/sla/preview',
  permission: 'signedIn',
  once: 'none',
  summary: 'When a target would be used up, by a stored calendar or one given here.',
  input: z.strictObject({
    calendar: z
      .strictObject({
        timezone: z.string().max(60).default('Asia/Tehran'),
        weekdays: Weekdays,
        holidays: z.array(dayField()).max(HOLIDAYS_MAX).default([]),
      })
      .optional(),
    agencyId: idField().optional(),
    startedAt: momentField(),
    targetMinutes: z
      .int({ error: 'lib.notANumber' })
      .min(0, 'lib.negative')
      .max(TARGET_MINUTES_MAX, 'lib.tooBig'),
    basis: z.enum(clockBases),
    pauses: z
      .array(z.strictObject({ from: momentField(), to: momentField().nullable() }))
      .max(PAUSES_MAX)
      .default([]),
  }),
  output: z.strictObject({
    dueAt: instantView().nullable(),
    dueAtJalali: z.string().nullable(),
    /** Jalali years on the way of which no holiday is known. */
    missingYears: z.array(z.int()),
  }),
});

export const CalendarView = z.strictObject({
  agencyId: z.uuid().nullable(),
  weekdays: Weekdays,
  zone: z.string(),
  /** 0 when the agency has no hours of its own and these are the company's. */
  version: z.int(),
  warnings: z.array(
    z.strictObject({ code: z.enum(['sla.yearMissing', 'sla.yearIncomplete']), year: z.int() }),
  ),
});
export type CalendarView = z.input<typeof CalendarView>;
export const readCalendar = contract({
  operation: 'sla.calendar',
  method: 'GET',
  path: '/sla/calendar',
  permission: 'sla.read',
  summary: 'Working hours of the company or of an agency.',
  input: z.strictObject({ agencyId: idField().optional() }),
  output: CalendarView,
});
export const writeCalendar = contract({
  operation: 'sla.setCalendar',
  method: 'PUT',
  path: '/sla/calendar',
  permission: 'sla.write',
  summary: 'Sets the working hours of the company or of an agency; running clocks are reckoned anew.',
  input: z.strictObject({
    agencyId: idField().nullable().default(null),
    /** 0 for an agency that had no hours of its own. */
    version: z.int().min(0),
    weekdays: Weekdays,
  }),
  output: CalendarView,
});

export const HolidayView = z.strictObject({
  id: z.uuid(),
  day: dayView(),
  title: z.string(),
  titleEn: z.string().nullable(),
  kind: z.enum(holidayKinds),
  provinceId: z.uuid().nullable(),
  provinceTitle: z.string().nullable(),
  isProvisional: z.boolean(),
  version: z.int(),
});
export type HolidayView = z.input<typeof HolidayView>;
export const listHolidays = contract({
  operation: 'sla.holidays',
  method: 'GET',
  path: '/holidays',
  permission: 'sla.read',
  summary: 'The holidays of a Jalali year, and whether it is known whole.',
  input: z.strictObject({ year: z.coerce.number().int().min(1300).max(1500) }),
  output: z.strictObject({ items: z.array(HolidayView), isKnown: z.boolean(), isComplete: z.boolean() }),
});
export const addHoliday = contract({
  operation: 'sla.addHoliday',
  method: 'POST',
  path: '/holidays',
  permission: 'sla.write',
  summary: 'Declares a day off, in the country or a province; running clocks are reckoned anew.',
  input: z.strictObject({
    day: dayField(),
    title: titleField(),
    titleEn: titleField().nullable().default(null),
    kind: z.enum(holidayKinds),
    provinceId: idField().nullable().default(null),
    isProvisional: z.boolean().default(false),
  }),
  output: HolidayView,
});
export const removeHoliday = contract({
  operation: 'sla.removeHoliday',
  method: 'DELETE',
  path: '/holidays/:id',
  permission: 'sla.write',
  summary: 'Takes a day off back; running clocks are reckoned anew.',
  input: z.strictObject({ id: idField(), version: versionField() }),
  output: z.strictObject({}),
});
