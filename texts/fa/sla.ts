import type { Dictionary } from '../../server/lib/texts.ts';

/** What is said about clocks, working hours and holidays, in Persian. */
export const sla = {
  'sla.noPolicy': 'برای این مهلت قراری ثبت نشده است.',
  'sla.notATimeOfDay': 'ساعت را مانند ۰۸:۰۰ بنویسید.',
  'sla.shiftReversed': 'پایان نوبت پیش از آغاز آن است.',
  'sla.unknownAgency': 'این نمایندگی را نمی‌شناسیم.',
  'sla.unknownProvince': 'این استان را نمی‌شناسیم.',
  'sla.unknownZone': 'این منطقه زمانی را نمی‌شناسیم.',
  'sla.holidayThere': 'این روز برای همین جا پیش از این تعطیل ثبت شده است.',
  'sla.yearMissing': 'تعطیلی‌های سال {year} ثبت نشده است؛ مهلت‌ها بی آن‌ها حساب می‌شوند.',
  'sla.yearIncomplete': 'از تعطیلی‌های سال {year} فقط بخشی ثبت است.',
  'sla.calendar': 'ساعت کار',
  'sla.holidays': 'تعطیلی‌ها',
  'sla.preview': 'آزمودن مهلت',
  'sla.holidayKind.solar': 'رسمی شمسی',
  'sla.holidayKind.lunar': 'رسمی قمری',
  'sla.holidayKind.decree': 'به دستور',
  'sla.policy.referral': 'پاسخ به ارجاع',
  'sla.policy.conversation': 'گفت‌وگوی زنده',
  'sla.policy.unattended': 'چشم‌به‌راه رسیدگی',
  'permission.sla.read': 'دیدن ساعت کار و تعطیلی‌ها',
  'permission.sla.write': 'ویرایش ساعت کار و تعطیلی‌ها',
} as const satisfies Dictionary;
