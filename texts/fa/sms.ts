import type { Dictionary } from '../../server/lib/texts.ts';

/** What our messages say unless a company words it otherwise: `sms.<template>`. A link stands last, alone. */
export const sms = {
  'sms.identity.code': 'کد ورود شما به وفا: {code}\nاین کد را به هیچ‌کس نگویید.',
  'sms.requests.received': 'وفا، {company}: پذیرش شما با شماره {number} ثبت شد. پیگیری: {link}',
  'sms.requests.referred': '{company}: سرویس {number} به نمایندگی {agency} سپرده شد. تلفن نمایندگی: {phone}',
  'sms.referrals.offered':
    '{company}: ارجاع تازه {number}، {device}، {city}. تا {deadline} در پرتال پاسخ دهید.',
  'sms.referrals.recalled': '{company}: ارجاع {number} از نمایندگی شما پس گرفته شد.',
  'sms.technicians.assigned': 'سرویس {number}\n{customer}، {phone}\n{address}\n{device}\nعیب: {symptom}',
  'sms.technicians.left': '{company}: {technician} برای سرویس {number} در راه است.',
  'sms.appointments.promised':
    '{company}: سرویس {number} {day}، ساعت {from} تا {to}. تأیید یا تغییر زمان:\n{code}',
  'sms.appointments.moved':
    '{company}: زمان سرویس {number} عوض شد: {day}، ساعت {from} تا {to}. تأیید یا تغییر زمان:\n{code}',
  'sms.appointments.withdrawn': '{company}: قرار {day} برای سرویس {number} برداشته شد. پیگیری: {link}',
  'sms.workOrders.code':
    '{company}: کد پایان سرویس {number}: {code}\nمبلغ پرداختی شما: {amount} ریال\nکد را فقط پس از پایان کار به سرویسکار بگویید.',
  'sms.warranty.code': '{company}: کد فعال‌سازی گارانتی {device}: {code}\nاین کد را به کسی نگویید.',
  'sms.warranty.activated':
    '{company}: گارانتی {device} با سریال {serial} به نام شما فعال شد. شرایط و روز پایان:\n{link}',
  'sms.reports.approved': '{company}: گزارش سرویس {number} تأیید شد. مبلغ آن به حساب نمایندگی نشست.',
  'sms.reports.partlyApproved': '{company}: گزارش سرویس {number} بخشی تأیید شد. جزئیات در پرتال است.',
  'sms.reports.rejected': '{company}: گزارش سرویس {number} پذیرفته نشد. دلیل آن در پرتال است.',
  'sms.reports.sentBack': '{company}: گزارش سرویس {number} برگشت داده شد: {reason}',
} as const satisfies Dictionary;
