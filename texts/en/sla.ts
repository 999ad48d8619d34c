import type { Dictionary } from '../../server/lib/texts.ts';

/** What is said about clocks, working hours and holidays, in English. */
export const sla = {
  'sla.noPolicy': 'No rule is set for this deadline.',
  'sla.notATimeOfDay': 'Write the time like 08:00.',
  'sla.shiftReversed': 'The shift ends before it begins.',
  'sla.unknownAgency': 'We do not know this agency.',
  'sla.unknownProvince': 'We do not know this province.',
  'sla.unknownZone': 'We do not know this time zone.',
  'sla.holidayThere': 'This day is already off there.',
  'sla.yearMissing': 'No holiday of {year} is known; deadlines are reckoned without them.',
  'sla.yearIncomplete': 'Only some of the holidays of {year} are known.',
  'sla.calendar': 'Working hours',
  'sla.holidays': 'Holidays',
  'sla.preview': 'Try a deadline',
  'sla.holidayKind.solar': 'Official, solar',
  'sla.holidayKind.lunar': 'Official, lunar',
  'sla.holidayKind.decree': 'By decree',
  'sla.policy.referral': 'Answer to a referral',
  'sla.policy.conversation': 'Live conversation',
  'sla.policy.unattended': 'Waiting unattended',
  'permission.sla.read': 'Read working hours and holidays',
  'permission.sla.write': 'Change working hours and holidays',
} as const satisfies Dictionary;
